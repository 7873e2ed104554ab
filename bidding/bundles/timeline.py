"""The plan of a bundle beside what happened: stages, the parts in somebody's hands, who is late.

Pure: working days are added by a function that is passed in.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

AddDays = Callable[[dt.date, int], dt.date]


@dataclass(frozen=True)
class Part:
    """What one party has to do within a stage, from a day until another; `done_on` when it was.

    `is_last`: it begins when the others of its stage are done.
    """

    label: str
    who: str
    start: dt.date
    due: dt.date
    done_on: dt.date | None = None
    is_last: bool = False

    def end(self, today: dt.date) -> dt.date:
        """When it was done; else when it will be at the earliest, by its plan and by today."""
        return self.done_on or max(self.due, today)

    def days_late(self, today: dt.date) -> int:
        """Calendar days it is over its time and not done; 0 while it is in time."""
        return 0 if self.done_on else max((today - self.due).days, 0)


@dataclass(frozen=True)
class StageSpan:
    """A stage as planned or as it went. `days` are working days; one that is not counted stands
    beside the clock."""

    key: str
    label: str
    start: dt.date
    due: dt.date
    days: int
    has_begun: bool = False
    ended_on: dt.date | None = None
    is_counted: bool = True
    parts: Sequence[Part] = field(default_factory=tuple)

    @property
    def is_running(self) -> bool:
        """True while it is under way."""
        return self.has_begun and self.ended_on is None


@dataclass(frozen=True)
class Late:
    """Who is over time with what, since which last day, and by how many calendar days."""

    who: str
    what: str
    due: dt.date
    days: int


def planned(
    stages: Sequence[tuple[str, str, int, bool]], start: dt.date, add: AddDays
) -> list[StageSpan]:
    """The stages still to come (key, name, working days, counted), each after the one before."""
    found = []
    for key, label, days, is_counted in stages:
        due = add(start, days)
        found.append(StageSpan(key, label, start, due, days, is_counted=is_counted))
        start = due
    return found


def critical_parts(parts: Sequence[Part], today: dt.date) -> list[Part]:
    """The parts that the stage waits for longest: it ends no sooner than they do."""
    ends = [part.end(today) for part in parts if not part.is_last]
    last = max(ends, default=today)
    return [part for part in parts if part.is_last or part.end(today) == last]


def late_parts(spans: Sequence[StageSpan], today: dt.date) -> list[Late]:
    """Who keeps the stage that is under way over its time, in the order of the plan."""
    return [
        Late(part.who, part.label, part.due, days)
        for span in spans
        if span.is_running
        for part in span.parts
        if (days := part.days_late(today))
    ]
