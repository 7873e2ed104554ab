"""The clocks of the test run: the tests may begin at another moment, and some should."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine

from core import clock

ELSEWHERE = ("long", "alone", "journey")  # told, started or driven apart from the quick tests


@contextmanager
def beginning_at(moment: dt.datetime) -> Iterator[None]:
    """Let it be `moment` for Python and for the database; time goes on from there."""
    # Whoever imported the database's clock, or takes it as a default, holds it already, so its
    # body is replaced and not its name.
    real = clock.database_now.__code__
    clock.database_now.__code__ = clock.now.__code__
    try:
        with time_machine.travel(moment.astimezone(dt.UTC)):
            yield
    finally:
        clock.database_now.__code__ = real


def asks_the_time(item: pytest.Item) -> bool:
    """Does a quick test read a clock, itself or through a page?"""
    if any(item.get_closest_marker(name) for name in ELSEWHERE):
        return False
    if {"client", "sign_in"} & set(getattr(item, "fixturenames", ())):
        return True
    named = vars(getattr(item, "module", None)).values()
    return any(each in (clock.now, clock.database_now) for each in named if callable(each))
