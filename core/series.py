"""Number series without gaps: procurement ZJ-2026-000123, contract HT-2026-000045."""

import datetime as dt

from django.db import connection

from .clock import local_date


def next_in_series(prefix: str, year: int) -> int:
    """The next number, under a row lock until the transaction ends: a rollback gives it back."""
    if not connection.in_atomic_block:
        raise RuntimeError("a number belongs to the transaction that uses it")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_numberseries (prefix, year, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (prefix, year) DO UPDATE SET last = core_numberseries.last + 1 "
            "RETURNING last",
            [prefix, year],
        )
        number: int = cursor.fetchone()[0]
    return number


def next_number(prefix: str, *, at: dt.datetime) -> str:
    """The next number of a yearly series as people write it, e.g. "ZJ-2026-000123"."""
    year = local_date(at).year
    return f"{prefix}-{year}-{next_in_series(prefix, year):06d}"
