"""Charts as data: positions for the SVG templates in templates/components/charts/.

Each chart carries its name, a one-sentence summary for people who do not see it, and its figures
as a table, so that print, screen readers and a strict content policy all work.
Draw one with `{% include "components/chart.html" with chart=chart %}`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log10

COLOURS = ("k1", "k2", "k3", "k4", "k5")
LEFT, RIGHT, TOP, BOTTOM = 44, 540, 10, 156
BAR_LEFT, BAR_ROOM = 160, 320


@dataclass(frozen=True)
class Chart:
    """What every chart has: a name, its summary, a legend, and its figures as a table."""

    template: str
    name: str
    summary: str
    legend: list[tuple[str, str]]
    head: list[str]
    rows: list[list[object]]


@dataclass(frozen=True)
class Tick:
    """A horizontal grid line with its figure."""

    y: str
    text_y: str
    label: str


@dataclass(frozen=True)
class Point:
    """One dot with the sentence shown on hovering."""

    x: str
    y: str
    label: str


@dataclass(frozen=True)
class Line:
    """One series."""

    colour: str
    path: str
    points: list[Point]


@dataclass(frozen=True)
class LineChart(Chart):
    """Series over time."""

    ticks: list[Tick]
    marks: list[tuple[str, str]]
    lines: list[Line]


@dataclass(frozen=True)
class Bar:
    """One bar with its label and value."""

    label: str
    value: str
    y: int
    text_y: int
    width: str
    value_x: str


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars to compare."""

    height: int
    bars: list[Bar]


@dataclass(frozen=True)
class Part:
    """One part of a whole, in percent."""

    colour: str
    x: str
    width: str


@dataclass(frozen=True)
class MeterChart(Chart):
    """Parts of a whole in one strip."""

    parts: list[Part]


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def _at(value: float) -> str:
    return f"{value:.1f}"


def nice_ceiling(value: float) -> float:
    """The first of 1, 2, 4, 5, 8, 10 × 10ⁿ that is not below `value`: a top with round quarters."""
    if value <= 0:
        return 4
    unit: float = 10 ** (ceil(log10(value)) - 1)
    return next(n * unit for n in (1, 2, 4, 5, 8, 10) if n * unit >= value)


def line(
    name: str, labels: Sequence[str], series: Mapping[str, Sequence[float]], *, unit: str = ""
) -> LineChart:
    """Series over the same labels, e.g. `line("Notices", ["6月", "7月"], {"Published": [58, 64]})`.

    Up to five series; the axis starts at zero.
    """
    top = nice_ceiling(max((v for values in series.values() for v in values), default=0))
    step = (RIGHT - LEFT) / max(len(labels) - 1, 1)

    def y(value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * value / top

    ticks = [
        Tick(_at(y(top * q / 4)), _at(y(top * q / 4) + 4), _number(top * q / 4)) for q in range(5)
    ]
    lines = []
    for (label, values), colour in zip(series.items(), COLOURS, strict=False):
        points = [
            Point(_at(LEFT + n * step), _at(y(v)), f"{label} {labels[n]}: {_number(v)}{unit}")
            for n, v in enumerate(values)
        ]
        path = " ".join(f"{'L' if n else 'M'}{p.x} {p.y}" for n, p in enumerate(points))
        lines.append(Line(colour, path, points))
    every = max(1, ceil(len(labels) / 12))
    latest = ", ".join(f"{k} {_number(v[-1])}{unit}" for k, v in series.items() if len(v))
    return LineChart(
        template="components/charts/line.html",
        name=name,
        summary=f"{name}: {labels[-1]}, {latest}" if labels else name,
        legend=list(zip(series, COLOURS, strict=False)),
        head=["", *series],
        rows=[
            [label, *(_number(values[n]) for values in series.values())]
            for n, label in enumerate(labels)
        ],
        ticks=ticks,
        marks=[
            (_at(LEFT + n * step), str(label)) for n, label in enumerate(labels) if n % every == 0
        ],
        lines=lines,
    )


def bar(name: str, values: Mapping[str, float], *, unit: str = "") -> BarChart:
    """Bars to compare, one a label, in the order given."""
    top = max(values.values(), default=0) or 1
    bars = []
    for n, (label, value) in enumerate(values.items()):
        width = BAR_ROOM * max(value, 0) / top
        text = f"{_number(value)}{unit}"
        y = 6 + n * 30
        bars.append(Bar(str(label), text, y, y + 14, _at(width), _at(BAR_LEFT + width + 6)))
    listed = ", ".join(f"{b.label} {b.value}" for b in bars)
    return BarChart(
        template="components/charts/bar.html",
        name=name,
        summary=f"{name}: {listed}",
        legend=[(name, COLOURS[0])],
        head=["", name],
        rows=[[b.label, b.value] for b in bars],
        height=max(30 * len(bars) + 4, 30),
        bars=bars,
    )


def meter(name: str, parts: Mapping[str, float]) -> MeterChart:
    """Up to five parts of a whole, in their order."""
    whole = sum(parts.values()) or 1
    drawn, x = [], 0.0
    for value, colour in zip(parts.values(), COLOURS, strict=False):
        width = 100 * value / whole
        drawn.append(Part(colour, _at(x), _at(width)))
        x += width
    listed = ", ".join(f"{label} {_number(value)}" for label, value in parts.items())
    return MeterChart(
        template="components/charts/meter.html",
        name=name,
        summary=f"{name}: {listed}",
        legend=list(zip(parts, COLOURS, strict=False)),
        head=["", name],
        rows=[[label, _number(value)] for label, value in parts.items()],
        parts=drawn,
    )
