"""Lifecycles of bidding: words, moves, and what each status may do. Data, no code."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import Machine, machine


class ProcurementStatus(TextChoices):
    """The words every method shares; each walks through some of them by a machine of its own."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Waiting for approval")
    APPROVED = "approved", _("Approved by the project owner")
    PUBLISHED = "published", _("Open for sign-up")
    SHORT = "short", _("Closed with too few, the owner decides")
    CLOSED = "closed", _("Closed, list frozen")
    OPENING = "opening", _("Bids being opened")
    EVALUATION = "evaluation", _("Bids being evaluated")
    OFFERED = "offered", _("Waiting for the agency's answer")
    SELECTED = "selected", _("Selected")
    PUBLICITY = "publicity", _("Result in publicity")
    AWARDED = "awarded", _("Awarded")
    CONTRACTED = "contracted", _("Contract signed")
    DECLINED = "declined", _("Declined by the agency")
    FAILED = "failed", pgettext_lazy("procurement", "Failed")
    CANCELLED = "cancelled", _("Cancelled")


_P = ProcurementStatus
Moves = Mapping[str, tuple[str | Iterable[str], str]]
# What a procurement may do in each status, whatever its method.
CAPABILITIES: Final[Mapping[str, tuple[str, ...]]] = {
    _P.DRAFT: ("be_edited", "be_cancelled"),
    _P.PROPOSED: ("be_approved", "be_cancelled"),
    _P.APPROVED: ("be_cancelled",),
    _P.PUBLISHED: ("be_seen", "take_sign_ups", "be_amended", "be_cancelled"),
    _P.SHORT: ("be_seen", "be_ended"),
    _P.CLOSED: ("be_seen", "be_drawn", "be_ended"),
    _P.OPENING: ("be_seen", "be_ended"),
    _P.EVALUATION: ("be_seen", "be_drawn", "be_ended"),
    _P.OFFERED: ("be_answered",),
    _P.SELECTED: ("be_seen", "be_ended"),
    _P.PUBLICITY: ("be_seen", "be_objected_to", "be_given_back", "be_ended"),
    _P.AWARDED: ("be_seen", "be_given_back", "be_contracted"),
    _P.CONTRACTED: ("be_seen",),
    _P.FAILED: ("be_seen", "be_rerun"),
    _P.CANCELLED: ("be_rerun",),
}
# Where agencies compete until a deadline; a method adds what happens between closing and "select".
COMPETITION: Final[Moves] = {
    "propose": (_P.DRAFT, _P.PROPOSED),
    "take_back": (_P.PROPOSED, _P.DRAFT),
    "send_back": (_P.PROPOSED, _P.DRAFT),
    "approve": (_P.PROPOSED, _P.APPROVED),
    "publish": (_P.APPROVED, _P.PUBLISHED),
    "extend": (_P.PUBLISHED, _P.PUBLISHED),
    "amend": (_P.PUBLISHED, _P.PUBLISHED),
    # The owner answers no question, however long sign-up waits for it.
    "leave_unanswered": (_P.PUBLISHED, _P.FAILED),
    "fall_short": (_P.PUBLISHED, _P.SHORT),
    "close": ((_P.PUBLISHED, _P.SHORT), _P.CLOSED),
    "select": (_P.CLOSED, _P.SELECTED),
    "publicise": (_P.SELECTED, _P.PUBLICITY),
    "award": (_P.PUBLICITY, _P.AWARDED),
    # An award that the agency refuses goes to the next alternate, again with publicity.
    "pass_on": ((_P.PUBLICITY, _P.AWARDED), _P.PUBLICITY),
    "contract": (_P.AWARDED, _P.CONTRACTED),
    "fail": (
        (_P.PUBLISHED, _P.SHORT, _P.CLOSED, _P.SELECTED, _P.PUBLICITY, _P.AWARDED),
        _P.FAILED,
    ),
    "cancel": ((_P.DRAFT, _P.PROPOSED, _P.APPROVED, _P.PUBLISHED), _P.CANCELLED),
    # Only what nobody outside has read (policies.restore).
    "restore": (_P.CANCELLED, _P.DRAFT),
}
# Where prices are sealed: after closing they are opened, then judged, then one is selected.
SEALED_COMPETITION: Final[Moves] = {
    **COMPETITION,
    "open": (_P.CLOSED, _P.OPENING),
    "evaluate": (_P.OPENING, _P.EVALUATION),
    "select": (_P.EVALUATION, _P.SELECTED),
    "fail": (
        (
            _P.PUBLISHED,
            _P.SHORT,
            _P.CLOSED,
            _P.OPENING,
            _P.EVALUATION,
            _P.SELECTED,
            _P.PUBLICITY,
            _P.AWARDED,
        ),
        _P.FAILED,
    ),
}


def procurement_machine(name: str, moves: Moves) -> Machine:
    """The lifecycle of a method: its own moves over the shared words and capabilities."""
    return machine(f"procurement, {name}", ProcurementStatus, _P.DRAFT, moves, CAPABILITIES)


def statuses_that_can(capability: str) -> list[str]:
    """The statuses of a procurement that hold the capability, for querysets."""
    return [status for status, held in CAPABILITIES.items() if capability in held]


class SignUpStatus(TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXCLUDED = "excluded", _("Not eligible at closing")


SIGN_UP = machine(
    "sign-up",
    SignUpStatus,
    SignUpStatus.SUBMITTED,
    {
        "withdraw": (SignUpStatus.SUBMITTED, SignUpStatus.WITHDRAWN),
        "resubmit": (SignUpStatus.WITHDRAWN, SignUpStatus.SUBMITTED),
        "exclude": (SignUpStatus.SUBMITTED, SignUpStatus.EXCLUDED),
    },
    {SignUpStatus.SUBMITTED: ("be_drawn",)},
    unseen=("withdraw", "resubmit"),
)


class AmendmentStatus(TextChoices):
    WAITING = "waiting", _("Waiting for approval")
    PUBLISHED = "published", _("Published")
    SENT_BACK = "sent_back", _("Sent back")
    TAKEN_BACK = "taken_back", _("Taken back")


# Who writes an amendment of a public notice does not publish it.
AMENDMENT = machine(
    "proposed amendment",
    AmendmentStatus,
    AmendmentStatus.WAITING,
    {
        "publish": (AmendmentStatus.WAITING, AmendmentStatus.PUBLISHED),
        "send_back": (AmendmentStatus.WAITING, AmendmentStatus.SENT_BACK),
        "take_back": (AmendmentStatus.WAITING, AmendmentStatus.TAKEN_BACK),
    },
    {AmendmentStatus.WAITING: ("be_published",)},
)


class AwardStatus(TextChoices):
    PENDING = "pending", _("In publicity")
    CONFIRMED = "confirmed", _("Awarded")
    REFUSED = "refused", _("Refused by the agency")
    VOID = "void", pgettext_lazy("award", "Void")


AWARD = machine(
    "award",
    AwardStatus,
    AwardStatus.PENDING,
    {
        "confirm": (AwardStatus.PENDING, AwardStatus.CONFIRMED),
        "refuse": ((AwardStatus.PENDING, AwardStatus.CONFIRMED), AwardStatus.REFUSED),
        "void": ((AwardStatus.PENDING, AwardStatus.CONFIRMED), AwardStatus.VOID),
    },
    # At most one award of a procurement is live.
    {AwardStatus.PENDING: ("live",), AwardStatus.CONFIRMED: ("live", "be_contracted")},
)


class LeadStatus(TextChoices):
    OPEN = "open", _("Nobody looks into it yet")
    ASSIGNED = "assigned", _("Being looked into")
    CONFIRMED = "confirmed", _("Suspicion confirmed")
    DISMISSED = "dismissed", _("Suspicion dismissed")


LEAD = machine(
    "lead",
    LeadStatus,
    LeadStatus.OPEN,
    {
        "assign": ((LeadStatus.OPEN, LeadStatus.ASSIGNED), LeadStatus.ASSIGNED),
        "confirm": (LeadStatus.ASSIGNED, LeadStatus.CONFIRMED),
        "dismiss": (LeadStatus.ASSIGNED, LeadStatus.DISMISSED),
    },
    # None of them may hold an award: a lead is no verdict.
    {LeadStatus.OPEN: ("wait",), LeadStatus.ASSIGNED: ("wait", "be_decided")},
)


class DrawStatus(TextChoices):
    ANNOUNCED = "announced", _("Announced")
    FROZEN = "frozen", _("List frozen")
    OPENED = "opened", _("Secrets opened")
    DRAWN = "drawn", _("Drawn")
    ABORTED = "aborted", _("Aborted")
    DROPPED = "dropped", _("Not needed")


_D = DrawStatus
DRAW = machine(
    "draw",
    DrawStatus,
    _D.ANNOUNCED,
    {
        "freeze": (_D.ANNOUNCED, _D.FROZEN),
        "open": (_D.FROZEN, _D.OPENED),
        "hold": ((_D.FROZEN, _D.OPENED), _D.DRAWN),
        "abort": ((_D.FROZEN, _D.OPENED), _D.ABORTED),
        # The rule decided without chance, or its subject ended before.
        "drop": ((_D.ANNOUNCED, _D.FROZEN, _D.OPENED), _D.DROPPED),
    },
    {
        _D.ANNOUNCED: ("take_secrets", "be_dropped"),
        _D.FROZEN: ("be_opened", "be_held", "be_dropped"),
        _D.OPENED: ("be_opened", "be_held", "be_dropped"),
        _D.DRAWN: ("show_order",),
    },
)
