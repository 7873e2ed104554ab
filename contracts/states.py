"""Lifecycles of contracts: words, moves, and what each status may do. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


class ContractStatus(TextChoices):
    DRAFTED = "drafted", _("Drafted")
    AGENCY_SIGNED = "agency_signed", _("Signed by the agency")
    SIGNED = "signed", _("Signed by both parties")
    IN_SERVICE = "in_service", _("In service")
    COMPLETED = "completed", _("Work accepted and paid")
    RATED = "rated", _("Rated")
    ARCHIVED = "archived", _("Archived")
    CANCELLED = "cancelled", _("Cancelled before signing")


_C = ContractStatus
CONTRACT = machine(
    "contract",
    ContractStatus,
    _C.DRAFTED,
    {
        "agency_sign": (_C.DRAFTED, _C.AGENCY_SIGNED),
        "owner_sign": (_C.AGENCY_SIGNED, _C.SIGNED),
        "start": (_C.SIGNED, _C.IN_SERVICE),
        "complete": (_C.IN_SERVICE, _C.COMPLETED),
        "rate": (_C.COMPLETED, _C.RATED),
        "archive": ((_C.COMPLETED, _C.RATED), _C.ARCHIVED),
        # The award goes to the next alternate, with a contract of its own.
        "cancel": (_C.DRAFTED, _C.CANCELLED),
    },
    {
        _C.DRAFTED: ("be_negotiated", "be_signed_by_agency", "be_declined"),
        _C.AGENCY_SIGNED: ("be_signed_by_owner",),
        _C.SIGNED: ("be_seen", "be_funded"),
        _C.IN_SERVICE: ("be_seen", "be_funded", "be_delivered"),
        _C.COMPLETED: ("be_seen", "be_rated"),
        _C.RATED: ("be_seen", "be_replied_to"),
        _C.ARCHIVED: ("be_seen",),
    },
)


class MilestoneStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    AWAITING_FUNDS = "awaiting_funds", _("Waiting for funds")
    FUNDED = "funded", _("Funded")
    DELIVERED = "delivered", _("Delivered")
    REWORK = "rework", _("Rework asked for")
    ACCEPTED = "accepted", pgettext_lazy("milestone", "Accepted")
    RELEASED = "released", _("Accepted and released")


_M = MilestoneStatus
MILESTONE = machine(
    "milestone",
    MilestoneStatus,
    _M.PLANNED,
    {
        "request_funds": (_M.PLANNED, _M.AWAITING_FUNDS),
        "fund": (_M.AWAITING_FUNDS, _M.FUNDED),
        "deliver": ((_M.FUNDED, _M.REWORK), _M.DELIVERED),
        "ask_rework": (_M.DELIVERED, _M.REWORK),
        "accept": (_M.DELIVERED, _M.ACCEPTED),
        "release": (_M.ACCEPTED, _M.RELEASED),
    },
    {
        _M.FUNDED: ("be_delivered",),
        _M.REWORK: ("be_delivered",),
        _M.DELIVERED: ("be_accepted",),
    },
)
