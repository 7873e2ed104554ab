"""Measure the pages of the shop: `python -m bench.pages [--offers 10000] [--rounds 100]`.

Per page: SQL statements (transaction control apart), those of them that touch Oscar's tables, CPU
milliseconds of the Python process (median), and requests a second of one process with one client,
database on the same machine.
Everything is written in one transaction that is rolled back at the end.
"""

import argparse
import gc
import re
import statistics
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rich.console import Console
from rich.table import Table

from bench.oscar import tables
from bench.seed import Market, seed
from core.clock import now
from core.people import BACKEND, SESSION_KEY
from core.reading import start_reading
from marketplace.shop import queries

# Page: (statements, CPU milliseconds) of ARCHITECTURE's budget.
BUDGETS = {
    "list": (4, 10),
    "detail": (6, 8),
    "search": (4, 10),
    "add to basket": (8, 10),
    "place an order": (18, 30),
}
CONTROL = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO", "BEGIN", "COMMIT")
OSCARS = re.compile(f'"({"|".join(sorted(tables()))})"')


# The loop that says how fast a machine runs Python: divide by it to compare two machines.
YARDSTICK = 200_000


class Undo(Exception):
    """Ends the measurement's transaction."""


def counted(captured: CaptureQueriesContext) -> tuple[int, int]:
    """How many statements were sent, transaction control apart, and how many touch Oscar."""
    sent = [q["sql"] for q in captured.captured_queries if not q["sql"].startswith(CONTROL)]
    return len(sent), sum(bool(OSCARS.search(sql)) for sql in sent)


# Statements (all, Oscar's), CPU milliseconds, requests a second.
Measured = tuple[tuple[int, int], float, float]


def measure(act: Callable[[int], Any], rounds: int) -> Measured:
    """Statements of one call, median CPU milliseconds, requests a second."""
    act(0)
    act(1)
    with CaptureQueriesContext(connection) as captured:
        act(2)
    statements = counted(captured)
    cpu, started = [], time.perf_counter()
    for n in range(3, rounds + 3):
        before = time.process_time()
        act(n)
        cpu.append((time.process_time() - before) * 1000)
    wall = time.perf_counter() - started
    return statements, statistics.median(cpu), rounds / wall


def yardstick() -> float:
    """CPU milliseconds of the fixed loop, the best of five."""
    taken = []
    for _ in range(5):
        before = time.process_time()
        sum(i * i for i in range(YARDSTICK))
        taken.append((time.process_time() - before) * 1000)
    return min(taken)


def pages(market: Market, rounds: int) -> dict[str, Measured]:
    """Measure each page; reading as the public, buying as an owner."""
    public, owner = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    owner.force_login(market.owner.user, backend=BACKEND)
    session = owner.session
    session[SESSION_KEY] = market.owner.pk
    session.save()
    offers, actor = market.offers, market.owner.as_actor()

    def get(path: str) -> None:
        answer = public.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    def add(n: int) -> None:
        answer = owner.post(f"/shelf/{offers[n % len(offers)]}/add/")
        assert answer.status_code == 302, answer.content.decode()[:500]

    def empty() -> None:
        queries.Basket.objects.filter(owner=actor.user).delete()

    words = ["环境影响", "测绘", "工程测量 连云港", "绿源", "节能评估 南京"]
    found = {
        "list": measure(lambda n: get(f"/shelf/?page={n % 50 + 1}"), rounds),
        "detail": measure(lambda n: get(f"/shelf/{offers[n * 7 % len(offers)]}/"), rounds),
        "search": measure(lambda n: get(f"/search/?q={words[n % len(words)]}"), rounds),
    }
    empty()
    found["add to basket"] = measure(add, rounds)
    found["place an order"] = _placing(owner, market, min(rounds, 40))
    return found


def _placing(owner: Client, market: Market, rounds: int) -> Measured:
    """Only the confirming POST counts; filling the basket before it does not."""
    actor = market.owner.as_actor()
    statements, cpu, wall = (0, 0), [], 0.0
    for n in range(rounds + 3):
        queries.Basket.objects.filter(owner=actor.user).delete()
        owner.post(f"/shelf/{market.offers[n]}/add/")
        chosen = queries.open_selection(actor, at=now())
        data = {
            "basket": chosen.basket_id,
            "seen": chosen.seen,
            "project": market.project.pk,
            "fiscal_percent": "0",
            "reason": "measured",
        }
        if n == 2:  # writing every statement down costs time of its own: count once, apart
            with CaptureQueriesContext(connection) as captured:
                answer = owner.post("/basket/confirm/", data)
            statements = counted(captured)
        else:
            before, started = time.process_time(), time.perf_counter()
            answer = owner.post("/basket/confirm/", data)
            cpu.append((time.process_time() - before) * 1000)
            wall += time.perf_counter() - started
        assert answer.status_code == 302, answer.content.decode()[:2000]
    return statements, statistics.median(cpu), len(cpu) / wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    try:
        with transaction.atomic():
            started = time.perf_counter()
            market = seed(options.offers)
            taken = time.perf_counter() - started
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            start_reading()  # as a process of the web server, whose GET costs no statement more
            # What seeding left behind is no server's: keep the collector from walking over it.
            gc.collect()
            gc.freeze()
            _show(pages(market, options.rounds), options.offers, taken)
            raise Undo
    except Undo:
        pass


def _show(found: dict[str, Measured], offers: int, taken: float) -> None:
    table = Table(title=f"{offers:,} offers on the shelf (written in {taken:.1f} s)")
    for name in ("page", "statements", "budget", "Oscar's", "CPU ms", "budget", "requests/s"):
        table.add_column(name, justify="left" if name == "page" else "right")
    for page, ((statements, oscars), cpu, rate) in found.items():
        most, time_most = BUDGETS[page]
        table.add_row(
            page,
            str(statements),
            f"≤ {most}",
            str(oscars),
            f"{cpu:.1f}",
            f"≤ {time_most}",
            f"{rate:.0f}",
        )
    table.caption = (
        f"yardstick: {yardstick():.1f} ms CPU for sum(i*i for i in range({YARDSTICK:,}))"
    )
    Console(width=90).print(table)


if __name__ == "__main__":
    main()
