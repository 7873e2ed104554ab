"""The task list: its steps in their order, how far a draft is, and what it asks for when whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from bidding.actions import Demand, DraftLine

from .items import ItemsStep
from .money import MoneyStep
from .project import ProjectStep
from .requirements import RequirementsStep
from .step import Draft, Step, StepForm
from .terms import TermsStep
from .times import TimesStep

STEPS: Final[Sequence[Step]] = (
    ProjectStep(),
    ItemsStep(),
    RequirementsStep(),
    TermsStep(),
    MoneyStep(),
    TimesStep(),
)


# Pages of a draft that may stay empty: address and name.
PAGES: Final[Sequence[tuple[str, object]]] = (
    ("bidding:requirements", _("Requirements of your own")),
    ("bidding:recusals", _("Recusal list")),
    ("bidding:attachments", _("Files of the notice")),
    ("bidding:witnesses", _("Live witnesses")),
)


@dataclass(frozen=True)
class Task:
    """A step of a draft with its answers: whole, or what is missing."""

    step: Step
    form: StepForm
    is_begun: bool

    @property
    def is_done(self) -> bool:
        return self.form.is_valid()

    @property
    def missing(self) -> list[str]:
        """What is missing or wrong, in sentences with the name of the question."""
        return [
            f"{self.form.fields[name].label}: {error}" if name in self.form.fields else str(error)
            for name, errors in self.form.errors.items()
            for error in errors
        ]


def step_of(slug: str) -> Step | None:
    """The step of an address."""
    return next((step for step in STEPS if step.slug == slug), None)


def after(step: Step) -> Step | None:
    """The step that follows; None after the last one, where the answers are checked."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def tasks(draft: Draft) -> list[Task]:
    """Every step with what was answered so far."""
    return [
        Task(step, step.checked(draft), step.slug in draft.pages or step.begun(draft) is not None)
        for step in STEPS
    ]


class NextStep(NamedTuple):
    """Where a draft is gone on with: the first step that lacks something; none when it is whole."""

    step: Step | None
    done: int
    of: int


def next_step(found: Sequence[Task]) -> NextStep:
    """How far a draft is."""
    left = [task.step for task in found if not task.is_done]
    return NextStep(left[0] if left else None, len(found) - len(left), len(found))


def demand_of(done: Sequence[Task]) -> Demand:
    """What a draft asks for; every task is done."""
    facts: dict[str, Any] = {}
    for task in done:
        facts |= task.form.facts()
    for known in ("project", "method"):
        facts.pop(known, None)
    items, prices, days = (facts.pop(name) for name in ("items", "prices", "days"))
    lines = [DraftLine(item, prices[item.code], days[item.code]) for item in items]
    return Demand(lines=lines, **facts)
