"""Races: calls that start at the same moment, and a late one that runs into a lock."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, transaction

from core.errors import DomainError

WAIT = 20  # seconds
BLOCKED = """
SELECT count(*) FROM pg_stat_activity
 WHERE wait_event_type = 'Lock' AND datname = current_database()
"""


def together(*calls: Callable[[], Any]) -> list[Any]:
    """What each call gave, or the DomainError it raised; each has a connection of its own."""
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return call()
        except DomainError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def blocked() -> bool:
    """Does another connection of this database wait for a lock?"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_stat_clear_snapshot()"
        )  # else a transaction sees the first answer
        cursor.execute(BLOCKED)
        return bool(cursor.fetchone()[0])


def overtaken(
    late: Callable[[], Any], *, first: Callable[[], Any], then: Callable[[], Any] = lambda: None
) -> Any:
    """What `late` gave or was refused with, having run into what `first` locked.

    `then` is done before the lock is let go: by now `late` has read what it will no longer find.
    """
    outcome: list[Any] = []

    def worker() -> None:
        try:
            outcome.append(late())
        except DomainError as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=worker)
    with transaction.atomic():
        first()
        thread.start()
        end = time.monotonic() + WAIT
        while not blocked():
            assert time.monotonic() < end, "the late one never came to the lock"
            time.sleep(0.02)
        then()
    thread.join(WAIT)
    return outcome[0]
