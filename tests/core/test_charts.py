"""Charts keep their proportions and carry their figures."""

import pytest

from core import charts
from core.gantt import fitting


def test_line_chart_starts_at_zero_and_ends_at_the_top():
    chart = charts.line("Notices", ["a", "b"], {"Published": [0, 100]})
    assert [p.y for p in chart.lines[0].points] == ["156.0", "10.0"]
    assert chart.rows == [["a", "0"], ["b", "100"]]
    assert "100" in chart.summary


def test_bar_chart_gives_the_longest_bar_the_whole_room():
    chart = charts.bar("Days", {"x": 5, "y": 10}, unit=" d")
    assert [b.width for b in chart.bars] == ["160.0", "320.0"]
    assert chart.rows == [["x", "5 d"], ["y", "10 d"]]


def test_meter_parts_fill_the_strip():
    chart = charts.meter("Matched", {"yes": 3, "no": 1})
    assert [(p.x, p.width) for p in chart.parts] == [("0.0", "75.0"), ("75.0", "25.0")]


def test_empty_charts_are_drawn():
    assert charts.line("Nothing", [], {}).lines == []
    assert charts.bar("Nothing", {}).height == 30
    assert charts.meter("Nothing", {}).parts == []


@pytest.mark.parametrize(("value", "top"), [(0, 4), (1, 1), (93, 100), (101, 200), (0.3, 0.4)])
def test_axis_ends_at_a_round_number(value, top):
    assert charts.nice_ceiling(value) == pytest.approx(top)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("", ""),
        ("Merged opinion", "Merged opinion"),
        ("Acceptance at the window", "Acceptance at the wi…"),
        ("环境影响报告表编制", "环境影响报告表编制"),
        ("固定资产投资项目节能报告编制", "固定资产投资项目节能…"),
    ],
)
def test_a_label_beside_the_bars_takes_what_its_letters_are_wide(label, shown):
    assert fitting(label) == shown
