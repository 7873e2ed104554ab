"""Lifecycles of what agencies owns: words, moves, and what each status may do. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.workflow import machine


class ItemStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


SERVICE_ITEM = machine(
    "service item",
    ItemStatus,
    ItemStatus.DRAFT,
    {
        "publish": ((ItemStatus.DRAFT, ItemStatus.WITHDRAWN), ItemStatus.PUBLISHED),
        "withdraw": (ItemStatus.PUBLISHED, ItemStatus.WITHDRAWN),
    },
    {ItemStatus.PUBLISHED: ("be_bought", "be_offered")},
)


class AgencyStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for correction")
    PUBLICITY = "publicity", _("In publicity")
    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")
    REMOVED = "removed", _("Removed")


# What an agency may do: win new work only while active; finish and be paid in every later status.
_RUNNING = ("deliver", "be_paid", "reply")
AGENCY = machine(
    "agency",
    AgencyStatus,
    AgencyStatus.DRAFT,
    {
        "submit": ((AgencyStatus.DRAFT, AgencyStatus.RETURNED), AgencyStatus.SUBMITTED),
        "return": (AgencyStatus.SUBMITTED, AgencyStatus.RETURNED),
        "pass_review": (AgencyStatus.SUBMITTED, AgencyStatus.PUBLICITY),
        "object": (AgencyStatus.PUBLICITY, AgencyStatus.RETURNED),
        "admit": (AgencyStatus.PUBLICITY, AgencyStatus.ACTIVE),
        "suspend": (AgencyStatus.ACTIVE, AgencyStatus.SUSPENDED),
        "reinstate": (AgencyStatus.SUSPENDED, AgencyStatus.ACTIVE),
        "remove": ((AgencyStatus.ACTIVE, AgencyStatus.SUSPENDED), AgencyStatus.REMOVED),
        "reenter": (AgencyStatus.REMOVED, AgencyStatus.DRAFT),
    },
    {
        AgencyStatus.DRAFT: ("edit_entry",),
        AgencyStatus.RETURNED: ("edit_entry",),
        AgencyStatus.ACTIVE: (
            "be_listed",
            "offer",
            "bid",
            "be_selected",
            "be_awarded",
            "renew_papers",
            *_RUNNING,
        ),
        AgencyStatus.SUSPENDED: ("renew_papers", *_RUNNING),
        AgencyStatus.REMOVED: _RUNNING,
    },
)


class OfferStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    LIVE = "live", _("On the shelf")
    PAUSED = "paused", _("Paused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OFFER = machine(
    "offer",
    OfferStatus,
    OfferStatus.DRAFT,
    {
        "list": ((OfferStatus.DRAFT, OfferStatus.PAUSED), OfferStatus.LIVE),
        "pause": (OfferStatus.LIVE, OfferStatus.PAUSED),
        "withdraw": (
            (OfferStatus.DRAFT, OfferStatus.LIVE, OfferStatus.PAUSED),
            OfferStatus.WITHDRAWN,
        ),
    },
    {OfferStatus.LIVE: ("be_bought",)},
)


class ComplaintStatus(TextChoices):
    RECEIVED = "received", _("Received")
    INADMISSIBLE = "inadmissible", _("Not admissible")
    HEARING = "hearing", _("Statement and hearing")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Dismissed")


COMPLAINT = machine(
    "complaint",
    ComplaintStatus,
    ComplaintStatus.RECEIVED,
    {
        "admit": (ComplaintStatus.RECEIVED, ComplaintStatus.HEARING),
        "turn_away": (ComplaintStatus.RECEIVED, ComplaintStatus.INADMISSIBLE),
        "uphold": (ComplaintStatus.HEARING, ComplaintStatus.UPHELD),
        "dismiss": (ComplaintStatus.HEARING, ComplaintStatus.DISMISSED),
    },
    # A live complaint blocks the award it is about.
    {ComplaintStatus.RECEIVED: ("block_award",), ComplaintStatus.HEARING: ("block_award",)},
)


class SanctionStatus(TextChoices):
    NOTIFIED = "notified", _("Agency notified")
    PROPOSED = "proposed", _("Waiting for the second person")
    IN_FORCE = "in_force", _("In force")
    REJECTED = "rejected", _("Not confirmed")
    ENDED = "ended", _("Ended")


SANCTION = machine(
    "sanction",
    SanctionStatus,
    SanctionStatus.NOTIFIED,
    {
        "propose": (SanctionStatus.NOTIFIED, SanctionStatus.PROPOSED),
        "confirm": (SanctionStatus.PROPOSED, SanctionStatus.IN_FORCE),
        "reject": (SanctionStatus.PROPOSED, SanctionStatus.REJECTED),
        "end": (SanctionStatus.IN_FORCE, SanctionStatus.ENDED),
    },
)


class ObjectionStatus(TextChoices):
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


OBJECTION = machine(
    "credit objection",
    ObjectionStatus,
    ObjectionStatus.RECEIVED,
    {
        "accept": (ObjectionStatus.RECEIVED, ObjectionStatus.ACCEPTED),
        "reject": (ObjectionStatus.RECEIVED, ObjectionStatus.REJECTED),
    },
)
