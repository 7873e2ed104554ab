"""How each kind of bundle is handled, as data: its lifecycle, its stages, whose time they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agencies.models import BundleKind
from bidding.bundles import states
from bidding.region_rules import BundleRules
from core.workflow import Machine


class StageKey(TextChoices):
    ACCEPTANCE = "acceptance", _("Acceptance at the window")
    ASSESSMENT = "assessment", _("Assessment in parallel")
    SURVEY = "survey", _("One survey")
    REVIEW = "review", _("Joint review")
    REVISION = "revision", _("Revision")
    CHECK = "check", _("Check of the revision")
    APPROVAL = "approval", _("One approval")


@dataclass(frozen=True)
class Procedure:
    """One kind of bundle. `stages` holds each stage, in its order, with the rule of its days.

    Those `beside` the clock are not counted. `least` is how many items it holds at least; `intro`
    says what the owner gets. Where it `is_one_work`, one procurement buys all from one
    agency.
    """

    kind: BundleKind
    machine: Machine
    least: int
    stages: Mapping[StageKey, Callable[[BundleRules], int]]
    intro: Promise
    beside: frozenset[StageKey] = frozenset({StageKey.ACCEPTANCE})
    is_one_work: bool = False

    def days(self, key: StageKey, rules: BundleRules) -> int:
        """The working days of a stage by the rules of the region."""
        return self.stages[key](rules)

    def is_counted(self, key: StageKey) -> bool:
        """Whether the working days of a stage are those of the clock."""
        return key not in self.beside

    def total_days(self, rules: BundleRules) -> int:
        """The working days of the whole clock: every stage that is counted."""
        return sum(self.days(key, rules) for key in self.stages if self.is_counted(key))

    def after(self, key: StageKey) -> list[StageKey]:
        """The stages that are planned after one."""
        keys = list(self.stages)
        return keys[keys.index(key) + 1 :]


MULTI_ASSESSMENT: Final = Procedure(
    kind=BundleKind.MULTI_ASSESSMENT,
    machine=states.MULTI_ASSESSMENT,
    least=2,
    stages={
        StageKey.ACCEPTANCE: lambda rules: rules.bundle_acceptance_days,
        StageKey.ASSESSMENT: lambda rules: rules.assessment_days,
        StageKey.REVIEW: lambda rules: rules.joint_review_days,
        StageKey.REVISION: lambda rules: rules.revision_days,
        StageKey.CHECK: lambda rules: rules.revision_check_days,
        StageKey.APPROVAL: lambda rules: rules.joint_approval_days,
    },
    intro=_(
        "One acceptance, assessments in parallel, one joint review and one approval under one "
        "clock. Each member is bought by itself, by any method; agencies may differ."
    ),
)
DRAWING_REVIEW: Final = Procedure(
    kind=BundleKind.JOINT_DRAWING_REVIEW,
    machine=states.DRAWING_REVIEW,
    least=2,
    stages={
        StageKey.ACCEPTANCE: lambda rules: rules.bundle_acceptance_days,
        StageKey.REVIEW: lambda rules: rules.drawing_review_days,
        StageKey.REVISION: lambda rules: rules.drawing_rework_days,
        StageKey.CHECK: lambda rules: rules.drawing_check_days,
    },
    intro=_(
        "One window in for the drawings: the departments review them online at the same time, and "
        "their opinions come back merged, once. The time of your rework is not counted."
    ),
    beside=frozenset({StageKey.ACCEPTANCE, StageKey.REVISION}),
)
UNIFIED_SURVEY: Final = Procedure(
    kind=BundleKind.UNIFIED_SURVEY,
    machine=states.UNIFIED_SURVEY,
    least=2,
    stages={StageKey.SURVEY: lambda rules: rules.unified_survey_days},
    intro=_(
        "Surveyed once by one agency that holds what every member requires, under one contract. "
        "What you accept is shared with every department concerned, and each reading is logged."
    ),
    beside=frozenset(),
    is_one_work=True,
)
PROCEDURES: Final[Mapping[str, Procedure]] = {
    each.kind.value: each for each in (MULTI_ASSESSMENT, UNIFIED_SURVEY, DRAWING_REVIEW)
}
