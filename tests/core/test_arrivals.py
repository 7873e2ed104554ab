"""In time is in time: stamped requests, and who waits for them."""

import datetime as dt
import json
import os
import socket
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings
from django.db import connections
from django.test import RequestFactory

from core import arrivals
from core.arrivals import Arrival, Door, arrived_at, came_earlier, serving, wait_for_arrivals
from core.clock import database_now
from core.middleware import ProxyArrival
from marketplace.web_worker import _age
from tests.conftest import missing

pytestmark = pytest.mark.django_db(transaction=True)


def until(condition, seconds=10):
    """Wait for another thread."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


@pytest.fixture
def door():
    """A door that stamps, with a server that looks around whenever it is woken."""

    def wake():
        made.swept(made.now())

    made = Door(wake)
    made.open()
    until(lambda: made._held)
    yield made
    made.close()


class Closer(threading.Thread):
    """Somebody who acts at a deadline, once those that came before it are done."""

    def __init__(self, before):
        super().__init__(daemon=True)
        until(lambda: database_now() >= before)
        self.before, self.has_returned = before, False
        self.start()

    def run(self):
        wait_for_arrivals(before=self.before)
        self.has_returned = True
        connections.close_all()


def next_second():
    return dt.datetime.fromtimestamp(int(database_now().timestamp()) + 1, dt.UTC)


def test_a_request_counts_from_when_it_came_in_however_long_it_queues(door):
    arrival = door.take()
    time.sleep(0.1)
    with serving(arrival):
        assert (database_now() - arrived_at()).total_seconds() > 0.09
    assert abs(database_now() - arrived_at()).total_seconds() < 5, "nobody is served: it is now"


def test_whoever_acts_at_a_deadline_waits_for_those_who_came_before_it(door):
    arrival, deadline = door.take(), next_second()
    closer = Closer(deadline)
    time.sleep(0.3)
    assert not closer.has_returned, "somebody who came in time is still inside"
    door.leave(arrival)
    until(lambda: closer.has_returned)


def test_nobody_waits_for_those_who_come_later(door):
    deadline = next_second()
    closer = Closer(deadline)
    late = door.take()
    until(lambda: closer.has_returned)
    door.leave(late)


def test_what_has_come_in_but_is_not_taken_yet_is_waited_for(door, monkeypatch):
    monkeypatch.setattr(door, "_wake", lambda: None)  # the server is too busy to look around
    deadline = next_second()
    closer = Closer(deadline)
    time.sleep(0.3)
    assert not closer.has_returned
    arrival = door.take(age=door.now() - deadline.timestamp() + 0.1)
    with serving(arrival):
        assert arrived_at() < deadline
    door.leave(arrival)
    door.swept(door.now())
    until(lambda: closer.has_returned)


def test_a_request_that_takes_too_long_is_dead_and_comes_when_it_comes(door, monkeypatch):
    monkeypatch.setattr(arrivals, "PATIENCE", 1.0)
    arrival, deadline = door.take(), next_second()
    closer = Closer(deadline)
    until(lambda: closer.has_returned)
    until(lambda: arrival.is_dead)
    with serving(arrival):
        assert arrived_at() >= deadline


def test_whoever_asks_is_not_waited_for(door):
    mine, deadline = door.take(), next_second()
    until(lambda: database_now() > deadline)
    with serving(mine):  # as long as it serves, the door counts it inside
        started = time.monotonic()
        wait_for_arrivals(before=deadline)
        assert time.monotonic() - started < arrivals.PATIENCE / 2, "it waited for itself"
        assert arrived_at() >= deadline, "the asker acts now, not before the deadline"


def test_a_process_that_dies_is_not_waited_for(door):
    door.take()
    closer = Closer(next_second())
    door.close()  # as its connection ends with it
    until(lambda: closer.has_returned)


def test_a_deadline_of_told_time_waits_for_nothing_to_come(door):
    wait_for_arrivals(before=database_now() + dt.timedelta(days=400))


def test_nothing_is_stamped_for_a_second_that_nobody_holds(door):
    assert door.take(age=3600) is None
    with serving(None):
        assert abs(database_now() - arrived_at()).total_seconds() < 5


def test_the_door_opens_again_after_the_database_was_away(door):
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE classid = %s AND objsubid = 2",
            [arrivals._LOCKS],
        )
    until(lambda: not door._held)
    assert door.take() is None
    until(lambda: door._held)


@pytest.mark.parametrize(
    ("sent", "peer", "earlier"),
    [
        ("t={:.3f}", "10.0.0.9", 2.0),
        ("{:.3f}", "10.0.0.9", 2.0),
        ("t={:.3f}", "10.0.0.8", 0.0),
        ("yesterday", "10.0.0.9", 0.0),
        ("", "10.0.0.9", 0.0),
    ],
)
def test_only_the_proxy_says_that_a_request_came_earlier(settings, sent, peer, earlier):
    settings.ARRIVAL_HEADER, settings.ARRIVAL_PROXIES = "X-Request-Start", ["10.0.0.9"]
    settings.ARRIVAL_ALLOWANCE = 5.0
    arrival = Arrival(1_790_000_000.0)
    headers = {"X-Request-Start": sent.format(arrival.taken - 2)}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer)
    with serving(arrival):
        ProxyArrival(lambda _request: None)(request)
    assert arrival.at == pytest.approx(arrival.taken - earlier)


@pytest.mark.parametrize(("stamped", "believed"), [(-60.0, -5.0), (-5.0, -5.0), (60.0, 0.0)])
def test_the_proxy_is_believed_up_to_the_allowance(settings, stamped, believed):
    settings.ARRIVAL_ALLOWANCE = 5.0
    arrival = Arrival(1_790_000_000.0)
    with serving(arrival):
        came_earlier(arrival.taken + stamped)
    assert arrival.at == arrival.taken + believed


def test_the_age_of_a_request_is_that_of_its_first_byte():
    if sys.platform != "linux":
        missing("a system that notes when bytes come")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, 35, 1)

        def age():
            with socket.create_connection(listener.getsockname()) as client:
                taken, _address = listener.accept()
                with taken:
                    assert _age(taken) == 0.0, "nothing has come"
                    client.sendall(b"POST")
                    time.sleep(0.05)
                    return _age(taken)

        # The system begins to note the times a moment after it was asked to.
        until(lambda: age() >= 0.04)


@pytest.mark.alone
@pytest.mark.parametrize(
    ("bids", "clients", "seconds"),
    [(60, 12, 4), pytest.param(10_000, 500, 150, marks=pytest.mark.long)],
)
def test_over_http_what_is_sent_in_time_is_seen_and_nothing_else(bids, clients, seconds):
    sizes = ("--bids", str(bids), "--clients", str(clients), "--seconds", str(seconds))
    told = subprocess.run(
        [sys.executable, "-m", "bench.deadline", *sizes],
        cwd=settings.BASE_DIR,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(told.stdout)
    assert found["sent"] == bids
    assert 0 < found["accepted"] == found["seen_at_opening"] < bids
    assert found["late_accepted"] == found["refused_in_time"] == 0
