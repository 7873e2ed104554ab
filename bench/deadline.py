"""Sealed bids over HTTP across a deadline: `python -m bench.deadline [--bids 10000]`.

Serves the site by gunicorn over a scratch database. Each client is one agency and sends its sealed
bids one after another, at moments spread over the seconds before the deadline and a little beyond;
a closer acts at the deadline as the worker does. Prints JSON:

- sent: bids sent; accepted: bids answered with a receipt
- seen_at_opening: accepted bids on the list that is published before the opening
- late_accepted: accepted, though begun at the deadline or after it
- refused_in_time: refused or not answered, though sent before the deadline
- opening_ms: from the last answer to a bid sent in time to the published list, in milliseconds
- per_second: bids accepted a second
"""

import argparse
import asyncio
import datetime as dt
import json
import os
import random
import re
import socket
import subprocess
import sys
import time
from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.auth import SESSION_KEY as USER_KEY
from django.db import transaction
from django.urls import reverse
from rich.console import Console

from agencies.models import Agency
from bench.scratch import scratch_database
from bidding.actions import close
from bidding.models import Procurement
from bidding.queries.sealing import envelope_of, published
from bidding.sealing.bids import digest
from core.actors import Actor
from core.arrivals import PATIENCE
from core.clock import database_now
from core.people import BACKEND, SESSION_KEY
from core.sessions import SessionStore
from marketplace.celery import spare_the_program
from tests.bidding.market import AT, bidder_of
from tests.bidding.sealing.market import FLOOR, SealedMarket, sealed
from tests.factories import AgencyFactory

SCRATCH = "bench_deadline"
console = Console(stderr=True)
CSRF_TOKEN = "d" * 32
AFTER_ALL = AT + dt.timedelta(days=36_501)
BEYOND = 1.02  # of the seconds until the deadline: the last bids are sent after it, to be refused
RECEIPT = re.compile(rb"location: \S*/([0-9a-f]{64})/?\r\n", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """A bid ready to be sent: its SHA-256 and the bytes of the request."""

    digest: str
    content: bytes


@dataclass(frozen=True)
class Answer:
    """Unix times of a bid, and whether it was answered with its receipt.

    Between the two first moments lies what only the machine knows: the connection, the sending.
    """

    digest: str
    begun_at: float
    sent_at: float
    answered_at: float
    is_accepted: bool


def prepare(clients: int, bids: int) -> tuple[str, list[list[Request]]]:
    """A published procurement and the requests of each client; their secrets are made here."""
    market = SealedMarket()
    procurement = market.published(closes_at=AT + dt.timedelta(days=36_500))
    found = []
    for n in range(clients):
        agency = AgencyFactory()
        session = _session(bidder_of(agency))
        count = bids // clients + (n < bids % clients)
        found.append([_request(procurement, agency, k + 1, session) for k in range(count)])
    return procurement.number, found


def _session(actor: Actor) -> str:
    """The cookie of somebody who is signed in."""
    assert actor.user is not None
    assert actor.membership is not None
    session = SessionStore()
    session[USER_KEY] = str(actor.user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = actor.user.get_session_auth_hash()
    session[SESSION_KEY] = actor.membership.pk
    session.save()
    return str(session.session_key)


def _request(procurement: Procurement, agency: Agency, sequence: int, session: str) -> Request:
    bid = sealed(procurement, agency, sequence, FLOOR + sequence)
    body = urlencode({"sequence": sequence, "sealed-bid": b64encode(bid).decode()}).encode()
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF_TOKEN}"
    head = (
        f"POST {reverse('bidding:bid', args=[procurement.number])} HTTP/1.1\r\nHost: localhost\r\n"
        f"Cookie: {cookies}\r\nX-CSRFToken: {CSRF_TOKEN}\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return Request(digest(bid), head.encode() + body)


async def storm(clients: list[list[Request]], port: int, until: float) -> list[Answer]:
    """Send everything; each client waits for its answer before its next bid."""
    rng, begins = random.Random(1), time.time()
    seconds = (until - begins) * BEYOND

    async def client(requests: list[Request]) -> list[Answer]:
        answers = []
        for at, request in zip(
            sorted(begins + rng.random() * seconds for _ in requests), requests, strict=True
        ):
            await asyncio.sleep(at - time.time())
            answers.append(await _send(request, port))
        return answers

    return [each for one in await asyncio.gather(*map(client, clients)) for each in one]


async def _send(request: Request, port: int) -> Answer:
    begun_at = time.time()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.content)
    sent_at = time.time()
    answer = await reader.read()
    writer.close()
    found = RECEIPT.search(answer.partition(b"\r\n\r\n")[0] + b"\r\n")
    is_accepted = found is not None and found[1].decode() == request.digest
    return Answer(request.digest, begun_at, sent_at, time.time(), is_accepted)


def close_at_deadline(number: str) -> None:
    """Close at the deadline, as the worker does; print when the list was out (Unix time)."""
    procurement = Procurement.objects.get(number=number)
    assert procurement.closes_at is not None
    with transaction.atomic():  # the worker is warm; nothing of this stays
        close(procurement=procurement, clock=lambda: AFTER_ALL)
        transaction.set_rollback(True)
    spare_the_program()
    while database_now() < procurement.closes_at:
        time.sleep(0.002)
    close(procurement=procurement)
    print(time.time())


def measure(clients: int, bids: int, seconds: float) -> dict[str, float]:
    """The whole run in the scratch database."""
    console.print(f"{bids:,} bids are sealed by {clients} agencies …")
    number, requests = prepare(clients, bids)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = _process("gunicorn", "marketplace.wsgi", *SERVER, "--bind", f"127.0.0.1:{port}")
    try:
        _wait_for(port)
        closes_at = dt.datetime.fromtimestamp(int(time.time() + seconds) + 1, dt.UTC)
        procurement = Procurement.objects.filter(number=number)
        procurement.update(closes_at=closes_at, draw_at=closes_at + dt.timedelta(hours=1))
        closer = _process("bench.deadline", "--close", number)
        console.print(f"they are sent for {seconds:g} s and beyond …")
        answers = asyncio.run(storm(requests, port, closes_at.timestamp()))
        told, _errors = closer.communicate(timeout=PATIENCE * 2)
    finally:
        server.terminate()
        server.wait()
    seen = set(published(envelope_of(procurement.get()))["digests"])
    return judge(answers, seen, closes_at.timestamp(), float(told))


def judge(
    answers: list[Answer], seen: set[str], deadline: float, listed_at: float
) -> dict[str, float]:
    """What the run showed."""
    in_time = [each for each in answers if each.sent_at < deadline]
    accepted = [each for each in answers if each.is_accepted]
    last = max([deadline, *(each.answered_at for each in in_time)])
    first = min(each.begun_at for each in answers)
    took = max(each.answered_at for each in accepted) - first
    return {
        "sent": len(answers),
        "accepted": len(accepted),
        "seen_at_opening": sum(each.digest in seen for each in accepted),
        "late_accepted": sum(each.begun_at >= deadline for each in accepted),
        "refused_in_time": sum(not each.is_accepted for each in in_time),
        "opening_ms": round((listed_at - last) * 1000),
        "per_second": round(len(accepted) / took, 1),
    }


SERVER = (
    *(
        "--worker-class",
        "marketplace.web_worker.StampingWorker",
        "--preload",
        "--no-control-socket",
    ),
    *("--workers", "2", "--threads", "4", "--timeout", "60", "--log-level", "warning"),
)


def _process(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        env=os.environ | {"DATABASE_NAME": SCRATCH},
    )


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bids", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=150, help="from the first bid on")
    parser.add_argument("--close", metavar="NUMBER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.close:
        close_at_deadline(options.close)
        return
    with scratch_database(SCRATCH):
        print(json.dumps(measure(options.clients, options.bids, options.seconds)))


if __name__ == "__main__":
    main()
