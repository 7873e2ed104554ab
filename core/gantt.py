"""A Gantt chart as data: positions for templates/components/charts/gantt.html. Pure."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width

from django.utils.translation import gettext as _

from .charts import Chart

LEFT, ROOM, ROW = 150, 400, 34
# What fits beside the bars, in widths of a Latin letter; a Chinese character is two wide.
WIDEST = 21


@dataclass(frozen=True)
class Span:
    """A piece of work: planned from `start` to `due`, worked on until a date (None: not begun).

    `is_critical`: where it ends later, everything after it does.
    """

    label: str
    start: dt.date
    due: dt.date
    worked_until: dt.date | None
    is_critical: bool = False


@dataclass(frozen=True)
class GanttBar:
    """Where a span is drawn; `worked` is an empty width for work that has not begun."""

    label: str
    text_y: int
    plan_y: int
    work_y: int
    x: str
    planned: str
    worked: str
    colour: str


@dataclass(frozen=True)
class GanttChart(Chart):
    """Spans under each other on one time axis."""

    height: int
    axis_y: int
    bars: list[GanttBar]
    marks: list[tuple[str, str, str]]


def fitting(label: str) -> str:
    """The label, or as much of its beginning as fits beside the bars."""
    ends = list(accumulate(2 if east_asian_width(each) in "WF" else 1 for each in label))
    if not ends or ends[-1] <= WIDEST:
        return label
    kept = sum(end < WIDEST for end in ends)
    return f"{label[:kept].rstrip()}…"


def gantt(name: str, spans: Sequence[Span]) -> GanttChart:
    """The chart of some spans, at least one, in their order."""
    first = min(span.start for span in spans)
    last = max(max(span.due, span.worked_until or span.due) for span in spans)
    scale = ROOM / max((last - first).days, 1)
    has_path = any(span.is_critical for span in spans)

    def x(date: dt.date) -> float:
        return LEFT + (date - first).days * scale

    def width(start: dt.date, end: dt.date) -> str:
        return f"{max((end - start).days * scale, 3):.1f}"

    bars = [
        GanttBar(
            label=fitting(span.label),
            text_y=n * ROW + 19,
            plan_y=n * ROW + 6,
            work_y=n * ROW + 17,
            x=f"{x(span.start):.1f}",
            planned=width(span.start, span.due),
            worked=width(span.start, span.worked_until) if span.worked_until else "",
            colour="k3" if span.is_critical else "k2",
        )
        for n, span in enumerate(spans)
    ]
    bottom = len(spans) * ROW
    path = [(_("Planned, on the critical path"), "k3")] if has_path else []
    yes_or_no = {True: _("Yes"), False: _("No")}
    return GanttChart(
        template="components/charts/gantt.html",
        name=name,
        summary=f"{name}: {first.isoformat()} – {last.isoformat()}",
        legend=[(_("Planned"), "k2"), *path, (_("Worked"), "k1")],
        head=[
            "",
            _("Planned start"),
            _("Planned end"),
            _("Worked until"),
            *([_("On the critical path")] if has_path else []),
        ],
        rows=[
            [
                span.label,
                span.start,
                span.due,
                span.worked_until or "—",
                *([yes_or_no[span.is_critical]] if has_path else []),
            ]
            for span in spans
        ],
        height=bottom + 24,
        axis_y=bottom,
        bars=bars,
        marks=[
            (f"{x(first):.1f}", "start", first.isoformat()),
            (f"{x(last):.1f}", "end", last.isoformat()),
        ],
    )
