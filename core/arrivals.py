"""When a request came in, however long it queued: in time is in time.

The web server stamps each request when it takes the connection (marketplace.web_worker), by the
database's clock. While a request is served, a shared advisory lock of PostgreSQL stands for the
second in which it came in; whoever acts on a deadline waits first until the seconds before it are
free. Locks end with their process, so a killed one is not waited for.

A request that takes longer than PATIENCE is dead: nobody waits for it, and the database's clock
decides about it, as it does where nobody stamps.
"""

import datetime as dt
import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from .clock import database_now

log = logging.getLogger(__name__)

PATIENCE = 60.0  # seconds
_AHEAD = 3  # seconds that are held before they begin
_LOCKS = 0x5A4A  # the first key of the advisory locks; the second one counts seconds
_EPOCH = 1_600_000_000  # seconds since then fit into that key until 2088
_ASKED_AGAIN = 0.005  # seconds between two looks at the locks


class Arrival:
    """A request that is being served, with the moment it came in: Unix time of the database."""

    __slots__ = ("at", "is_dead", "taken")

    def __init__(self, taken: float) -> None:
        self.taken = taken  # by the server; `at` may be earlier, where a proxy took it first
        self.at = taken
        self.is_dead = False


_current: ContextVar[Arrival | None] = ContextVar("arrival", default=None)


def arrived_at() -> dt.datetime:
    """When the request being served came in; now by the database's clock where nobody knows."""
    arrival = _current.get()
    if arrival is None or arrival.is_dead:
        return database_now()
    return dt.datetime.fromtimestamp(arrival.at, dt.UTC)


def came_earlier(stamped: float) -> None:
    """A trusted proxy took the request at `stamped` (Unix time); believed up to the allowance."""
    arrival = _current.get()
    if arrival is not None:
        earliest = arrival.taken - settings.ARRIVAL_ALLOWANCE
        arrival.at = max(earliest, min(stamped, arrival.taken))


@contextmanager
def serving(arrival: Arrival | None) -> Iterator[None]:
    """What runs inside serves this request."""
    token = _current.set(arrival)
    try:
        yield
    finally:
        _current.reset(token)


def wait_for_arrivals(before: dt.datetime) -> None:
    """Return when every request that came in before the moment is answered or dead.

    Call it when the moment has come, outside a transaction. Whoever asks is not waited for: its
    own time is now.
    """
    mine = _current.get()
    if mine is not None:
        mine.is_dead = True
    if database_now() < before:
        return
    second = math.ceil(before.timestamp() + settings.ARRIVAL_ALLOWANCE) - 1
    ends = time.monotonic() + PATIENCE + settings.ARRIVAL_ALLOWANCE
    while time.monotonic() < ends and _is_awaited(second):
        time.sleep(_ASKED_AGAIN)


def _is_awaited(second: int) -> bool:
    """Does a request of that second or an earlier one still run?"""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT EXISTS (
              SELECT FROM pg_locks
              WHERE locktype = 'advisory' AND objsubid = 2 AND classid = %s
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND objid::bigint <= %s
            )
            """,
            [_LOCKS, second - _EPOCH],
        )
        (is_awaited,) = cursor.fetchone()
    return bool(is_awaited)


class Door:
    """Stamps the requests of one process and holds the seconds of those that are being served.

    `take` and `leave` are called by the server for each request, `swept` whenever everything that
    had come in by a moment has been taken; `wake` makes the server look, and call `swept` again.
    """

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake
        self._changed = threading.Condition()
        self._inside: dict[Arrival, None] = {}
        self._held: set[int] = set()
        self._swept = 0.0
        self._offsets: deque[tuple[float, float]] = deque(maxlen=30)
        self._offset = 0.0
        self._is_open = True
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)

    def open(self) -> None:
        """Begin; the first requests may come before anything is held and are not stamped."""
        self._thread.start()

    def close(self) -> None:
        """End, and free whatever is held."""
        with self._changed:
            self._is_open = False
            self._changed.notify()
        self._thread.join()

    def now(self) -> float:
        """Unix time by the database's clock, without asking it: from the quickest answer lately."""
        return time.monotonic() + self._offset

    def take(self, age: float = 0.0) -> Arrival | None:
        """A request came in `age` seconds ago; None where its second is not held any more or yet,
        so that nobody would wait for it."""
        with self._changed:
            at = self.now() - age
            if int(at) not in self._held:
                return None
            arrival = Arrival(at)
            self._inside[arrival] = None
            return arrival

    def leave(self, arrival: Arrival) -> None:
        """The request is answered."""
        with self._changed:
            self._inside.pop(arrival, None)
            if int(arrival.taken) < int(self.now()):
                self._changed.notify()

    def swept(self, moment: float) -> None:
        """Whatever had come in by the moment is taken: seconds that ended before it may go."""
        with self._changed:
            is_new_second = int(moment) > int(self._swept)
            self._swept = moment
            if is_new_second:
                self._changed.notify()

    def _run(self) -> None:
        while self._is_open:
            try:
                self._hold()
            except (DatabaseError, InterfaceError):
                log.exception("requests are not stamped: the database does not answer")
            with self._changed:
                self._held.clear()
            connection.close()
            if self._is_open:
                time.sleep(1)

    def _hold(self) -> None:
        """Hold the seconds to come, free those that are over, until the door closes."""
        while self._is_open:
            now = self._measured()
            for second in range(int(now), int(now) + _AHEAD + 1):
                if second not in self._held and self._locks("try_advisory_lock_shared", second):
                    with self._changed:
                        self._held.add(second)
            for second in self._over():
                self._locks("advisory_unlock_shared", second)
            with self._changed:
                # Up to the next second, or until a request of an earlier one is answered.
                if self._is_open and self._changed.wait(1 - self.now() % 1):
                    continue
            self._wake()
            with self._changed:
                self._changed.wait_for(lambda: not self._is_open or self._has_over(), 0.2)

    def _measured(self) -> float:
        before = time.monotonic()
        answer = database_now().timestamp()
        after = time.monotonic()
        self._offsets.append((after - before, answer - (before + after) / 2))
        self._offset = min(self._offsets)[1]
        return self.now()

    def _locks(self, function: str, second: int) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_{function}(%s, %s)", [_LOCKS, second - _EPOCH])
            (done,) = cursor.fetchone()
        return bool(done)

    def _has_over(self) -> bool:
        return any(second + 1 <= self._awaited_from() for second in self._held)

    def _awaited_from(self) -> float:
        """The moment from which on a request may still be inside or on its way in."""
        dies = self.now() - PATIENCE
        for arrival in [each for each in self._inside if each.is_dead or each.taken <= dies]:
            arrival.is_dead = True
            del self._inside[arrival]
        oldest = min((each.taken for each in self._inside), default=self._swept)
        return min(int(oldest), self._swept)

    def _over(self) -> list[int]:
        """The seconds nobody waits for any more; taken off first, so no request enters them."""
        with self._changed:
            over = [s for s in sorted(self._held) if s + 1 <= self._awaited_from()]
            self._held.difference_update(over)
        return over
