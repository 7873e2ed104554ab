"""Working days and deadlines. Times are stored in UTC and mean Asia/Shanghai.

Sources: the `holidays` package for the yearly State Council notice, and the table `CalendarDay`
for what changed since. A year whose notice is not known yet is computed all the same and flagged
provisional: a deadline never crashes.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Dates that differ from the published holiday data: working days or not.
Calendar = Mapping[dt.date, bool]
END_OF_DAY = dt.time(23, 59, 59)


@dataclass(frozen=True)
class Day:
    """What a date is: a working day or not, and whether that is provisional."""

    date: dt.date
    is_working: bool
    is_provisional: bool


def now() -> dt.datetime:
    """The edge's clock. Actions receive the result as `at`; they never call this themselves."""
    return timezone.now()


def database_now() -> dt.datetime:
    """The database's wall clock, which decides deadlines (it moves inside a transaction)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: dt.datetime = cursor.fetchone()[0]
    return moment


@lru_cache(maxsize=32)
def _published(year: int) -> tuple[frozenset[dt.date], frozenset[dt.date], bool]:
    """Holidays, working weekends, and whether the year's notice is not known yet."""
    import holidays  # here: it brings the calendars of the world

    china = holidays.country_holidays("CN", years=year, language="en_US")
    working_weekends = frozenset(d for d in china.weekend_workdays if d.year == year)
    return frozenset(china.keys()), working_weekends, not working_weekends


def _overrides(first: dt.date, last: dt.date) -> dict[dt.date, bool]:
    from .models import CalendarDay

    days = CalendarDay.objects.filter(date__range=(first, last))
    return dict(days.order_by("date").values_list("date", "is_working"))


def _day(date: dt.date, overrides: Calendar) -> Day:
    if date in overrides:
        return Day(date, overrides[date], False)
    closed, working_weekends, provisional = _published(date.year)
    is_working = date in working_weekends or (date.weekday() < 5 and date not in closed)
    return Day(date, is_working, provisional)


def day(date: dt.date) -> Day:
    """What `date` is in China, with the override table applied."""
    return _day(date, _overrides(date, date))


def add_working_days(start: dt.date, days: int, calendar: Calendar | None = None) -> Day:
    """The `days`-th working day after `start` (0 gives `start` itself, working or not).

    `calendar` is the override table from `start` on, where the caller has read it.
    """
    overrides = calendar
    if overrides is None:
        overrides = _overrides(start, start + dt.timedelta(days=days * 3 + 30))
    date, provisional = start, False
    while days > 0:
        date += dt.timedelta(days=1)
        today = _day(date, overrides)
        provisional = provisional or today.is_provisional
        days -= today.is_working
    final = _day(date, overrides)
    return Day(date, final.is_working, provisional or final.is_provisional)


def take_working_days(end: dt.date, days: int) -> dt.date:
    """The `days`-th working day before `end` (0 gives `end` itself, working or not)."""
    overrides = _overrides(end - dt.timedelta(days=days * 3 + 30), end)
    date = end
    while days > 0:
        date -= dt.timedelta(days=1)
        days -= _day(date, overrides).is_working
    return date


def working_days_between(start: dt.date, end: dt.date) -> int:
    """Working days after `start` up to and including `end`; negative when `end` is before."""
    if end < start:
        return -working_days_between(end, start)
    overrides = _overrides(start, end)
    span = ((start + dt.timedelta(days=n)) for n in range(1, (end - start).days + 1))
    return sum(_day(date, overrides).is_working for date in span)


def deadline(at: dt.datetime, working_days: int, calendar: Calendar | None = None) -> dt.datetime:
    """The last second of the `working_days`-th working day after `at`, in Shanghai."""
    last = add_working_days(local_date(at), working_days, calendar).date
    return dt.datetime.combine(last, END_OF_DAY, tzinfo=SHANGHAI)


def local_date(at: dt.datetime) -> dt.date:
    """The date in Shanghai at a moment."""
    return at.astimezone(SHANGHAI).date()
