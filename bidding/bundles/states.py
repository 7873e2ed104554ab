"""Lifecycles of bundles: one a kind, over shared words and capabilities. Data, no code."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


class BundleStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("bundle", "Being prepared")
    SUBMITTED = "submitted", _("At the approval window")
    INCOMPLETE = "incomplete", _("Papers missing")
    ASSESSMENT = "assessment", _("Assessed in parallel")
    SURVEY = "survey", _("Surveyed by one agency")
    REVIEW = "review", _("In joint review")
    REWORK = "rework", _("Returned once, being reworked")
    PASSED = "passed", _("Joint review passed")
    APPROVED = "approved", _("Approved by one decision")
    SHARED = "shared", _("Results shared with the departments")
    WITHDRAWN = "withdrawn", _("Withdrawn by the owner")


_B = BundleStatus
Moves = Mapping[str, tuple[str | Iterable[str], str]]
# Whoever has decided nothing yet may be spared the rest.
_OPEN = (_B.DRAFT, _B.SUBMITTED, _B.INCOMPLETE, _B.ASSESSMENT, _B.REVIEW, _B.REWORK, _B.PASSED)
_CAPABILITIES: Final[Mapping[str, tuple[str, ...]]] = {
    _B.DRAFT: ("be_withdrawn", "take_papers", "be_linked"),
    _B.SUBMITTED: ("be_seen", "be_withdrawn", "be_accepted", "be_linked"),
    _B.INCOMPLETE: ("be_seen", "be_withdrawn", "take_papers", "be_linked"),
    _B.ASSESSMENT: ("be_seen", "be_withdrawn", "run_clock", "be_convened", "be_linked"),
    _B.REVIEW: ("be_seen", "be_withdrawn", "run_clock", "take_opinions"),
    _B.REWORK: ("be_seen", "be_withdrawn", "take_papers", "show_opinions"),
    _B.PASSED: ("be_seen", "be_withdrawn", "run_clock", "be_approved", "show_opinions"),
    _B.APPROVED: ("be_seen", "show_opinions"),
    _B.WITHDRAWN: (),
}
_WINDOW: Final[Moves] = {
    "submit": ((_B.DRAFT, _B.INCOMPLETE), _B.SUBMITTED),
    "ask_papers": (_B.SUBMITTED, _B.INCOMPLETE),
    "return": (_B.REVIEW, _B.REWORK),
    "rework": (_B.REWORK, _B.REVIEW),
    "withdraw": (_OPEN, _B.WITHDRAWN),
}
MULTI_ASSESSMENT = machine(
    "multi-assessment",
    BundleStatus,
    _B.DRAFT,
    {
        **_WINDOW,
        "accept": (_B.SUBMITTED, _B.ASSESSMENT),
        "convene": (_B.ASSESSMENT, _B.REVIEW),
        "pass": (_B.REVIEW, _B.PASSED),
        "approve": (_B.PASSED, _B.APPROVED),
    },
    _CAPABILITIES,
)
# The drawings are passed or go back: nobody approves them once more.
DRAWING_REVIEW = machine(
    "joint drawing review",
    BundleStatus,
    _B.DRAFT,
    {
        **_WINDOW,
        "accept": (_B.SUBMITTED, _B.REVIEW),
        "pass": (_B.REVIEW, _B.PASSED),
        "withdraw": ((_B.DRAFT, _B.SUBMITTED, _B.INCOMPLETE, _B.REVIEW, _B.REWORK), _B.WITHDRAWN),
    },
    {**_CAPABILITIES, _B.PASSED: ("be_seen", "show_opinions")},
)
# Nothing is handed in: the departments get the results themselves.
UNIFIED_SURVEY = machine(
    "unified survey",
    BundleStatus,
    _B.DRAFT,
    {
        "commission": (_B.DRAFT, _B.SURVEY),
        "share": (_B.SURVEY, _B.SHARED),
        "withdraw": ((_B.DRAFT, _B.SURVEY), _B.WITHDRAWN),
    },
    {
        _B.DRAFT: ("be_withdrawn", "be_linked", "be_commissioned"),
        _B.SURVEY: ("be_seen", "be_withdrawn", "be_linked", "share_results"),
        _B.SHARED: ("be_seen",),
        _B.WITHDRAWN: (),
    },
)
