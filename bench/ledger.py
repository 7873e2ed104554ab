"""How fast the books take entries: `python -m bench.ledger [--seconds 5]`.

Posts into a scratch database made from the migrated template and dropped afterwards: single
journals of one and of four writers, each with its own commit, and journals of 500 lines; then
proves the books.
"""

import argparse
import datetime as dt
import threading
import time
from collections.abc import Callable

from django.db import connection
from rich.console import Console

from bench.scratch import scratch_database
from billing import accounts, ledger
from core.actors import SYSTEM

SCRATCH = "bench_ledger"
AT = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
BULK = 500
console = Console(width=90)


def post(key: str, lines: list[ledger.Line]) -> None:
    """One journal in one commit."""
    ledger.post(key=key, kind="bench", lines=lines, actor=SYSTEM, at=AT)


def lines(writer: int, size: int) -> list[ledger.Line]:
    """Payments of one yuan from the gateway's account into escrows of a contract."""
    source = accounts.gateway_clearing()
    return [ledger.Line(source, accounts.escrow(f"HT-{writer}", n % 50), 100) for n in range(size)]


def journals_a_second(count: int, seconds: float, act: Callable[[int, int], None]) -> float:
    """Journals a second of `count` threads that post until the time is over."""
    done = [0] * count
    end = time.perf_counter() + seconds

    def work(writer: int) -> None:
        while time.perf_counter() < end:
            act(writer, done[writer])
            done[writer] += 1
        connection.close()

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(count)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - started)


def measure(seconds: float) -> None:
    """Run the three loads and the proof, telling each result as soon as it is known."""

    def single(series: str) -> Callable[[int, int], None]:
        return lambda writer, turn: post(f"{series}:{writer}:{turn}", lines(writer, 1))

    def bulk(writer: int, turn: int) -> None:
        post(f"bulk:{writer}:{turn}", lines(writer, BULK))

    console.print(f"1 writer: {journals_a_second(1, seconds, single('one')):.0f} commits/s")
    console.print(f"4 writers: {journals_a_second(4, seconds, single('four')):.0f} commits/s")
    rate = journals_a_second(1, seconds, bulk) * BULK
    console.print(f"journals of {BULK} lines: {rate:.0f} transfers/s")
    started = time.perf_counter()
    proof = ledger.prove(AT)
    assert proof.is_balanced
    taken = time.perf_counter() - started
    console.print(f"proof: {taken:.2f} s over {proof.debits_fen / 100:,.0f} yuan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    options = parser.parse_args()
    console.print("making the scratch database …")
    with scratch_database(SCRATCH):
        measure(options.seconds)


if __name__ == "__main__":
    main()
