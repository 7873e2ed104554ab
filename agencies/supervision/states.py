"""Lifecycles of what supervision owns: complaints, sanctions, objections. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


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
    {
        ComplaintStatus.RECEIVED: ("block_award", "be_admitted"),
        ComplaintStatus.HEARING: ("block_award", "be_heard"),
    },
)


# In these statuses the agency does not know of the complaint.
UNHEARD = (ComplaintStatus.RECEIVED, ComplaintStatus.INADMISSIBLE)


class SanctionStatus(TextChoices):
    NOTIFIED = "notified", _("Agency notified")
    PROPOSED = "proposed", _("Waiting for the second person")
    IN_FORCE = "in_force", _("In force")
    REJECTED = "rejected", _("Not confirmed")
    ENDED = "ended", pgettext_lazy("sanction", "Ended")


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
    {
        SanctionStatus.NOTIFIED: ("be_avoided", "be_stated_on"),
        SanctionStatus.PROPOSED: ("be_avoided", "be_confirmed"),
        SanctionStatus.IN_FORCE: ("be_lifted", "be_objected_to"),
    },
)


class ObjectionStatus(TextChoices):
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", pgettext_lazy("complaint", "Accepted")
    REJECTED = "rejected", pgettext_lazy("sanction", "Rejected")


OBJECTION = machine(
    "credit objection",
    ObjectionStatus,
    ObjectionStatus.RECEIVED,
    {
        "accept": (ObjectionStatus.RECEIVED, ObjectionStatus.ACCEPTED),
        "reject": (ObjectionStatus.RECEIVED, ObjectionStatus.REJECTED),
    },
)
