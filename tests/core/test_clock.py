"""Working days."""

import datetime as dt

import pytest

from core import clock
from core.models import CalendarDay

pytestmark = pytest.mark.django_db


def test_national_day_week_of_2026_is_skipped() -> None:
    assert clock.add_working_days(dt.date(2026, 9, 30), 1).date == dt.date(2026, 10, 8)


def test_a_working_weekend_counts() -> None:
    assert clock.day(dt.date(2026, 10, 10)).is_working


def test_next_year_is_provisional_and_never_raises() -> None:
    assert clock.day(dt.date(2027, 10, 4)).is_provisional
    assert clock.day(dt.date(2050, 1, 3)).is_provisional


def test_an_override_wins_and_is_final() -> None:
    CalendarDay.objects.create(date=dt.date(2027, 10, 9), is_working=True, source="notice")
    day = clock.day(dt.date(2027, 10, 9))
    assert day.is_working
    assert not day.is_provisional


def test_a_deadline_ends_with_the_day_in_shanghai() -> None:
    at = dt.datetime(2026, 11, 20, 17, 0, tzinfo=dt.UTC)  # already Saturday in Shanghai
    assert clock.deadline(at, 1).isoformat() == "2026-11-23T23:59:59+08:00"


@pytest.mark.parametrize("days", [0, 1, 5, 40])
def test_counting_days_undoes_adding_them(days: int) -> None:
    start = dt.date(2026, 11, 20)
    assert clock.working_days_between(start, clock.add_working_days(start, days).date) == days
