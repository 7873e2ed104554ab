"""The lifecycle of an agency: words, moves, and what each status may do. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.workflow import machine


class AgencyStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for correction")
    PUBLICITY = "publicity", _("In publicity")
    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")
    REMOVED = "removed", _("Removed")


# What an agency may do: win new work only while active; finish and be paid in every later status,
# also while it enters again after a removal. Before the first admission there is nothing to finish.
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
        AgencyStatus.DRAFT: ("edit_entry", *_RUNNING),
        AgencyStatus.SUBMITTED: ("be_reviewed", *_RUNNING),
        AgencyStatus.PUBLICITY: ("be_objected_to", *_RUNNING),
        AgencyStatus.RETURNED: ("edit_entry", *_RUNNING),
        AgencyStatus.ACTIVE: (
            "be_listed",
            "offer",
            "bid",
            "be_selected",
            "be_awarded",
            "renew_papers",
            "let_people_go",
            *_RUNNING,
        ),
        AgencyStatus.SUSPENDED: ("renew_papers", "let_people_go", *_RUNNING),
        AgencyStatus.REMOVED: ("reenter", "let_people_go", *_RUNNING),
    },
)
