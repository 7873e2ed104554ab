"""How fast a month at the bank is matched, against DuckDB on the same data in the same run.

    python -m bench.reconciliation --entries 1000000

DuckDB reads two CSV files and finds the same reversals, exact and mined references, duplicates and
rest, in memory. Ours finds them in PostgreSQL, stores every match with its evidence and every
exception with its facts. Everything is rolled back at the end.
"""

import argparse
import csv
import datetime as dt
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import duckdb
from django.db import connection, transaction

from billing.models import Account, BankAccount
from billing.reconciliation.actions.statements import copy_lines
from billing.reconciliation.matching import rules
from billing.reconciliation.models import (
    BankStatement,
    Match,
    ReconciliationException,
    ReconciliationRun,
)
from billing.reconciliation.statements.lines import Line, identities
from core.numbers import payment_code

AT = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
FIRST = dt.date(2026, 11, 1)
Entry = tuple[int, str, dt.date, int]


@contextmanager
def timed(took: dict[str, float], name: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    took[name] = time.perf_counter() - begin
    print(f"{name:42} {took[name]:7.2f} s", flush=True)


def month(entries: int, seed: int = 20261121) -> tuple[list[Entry], list[Line]]:
    """Entries (number, reference, day, fen) and lines: 93 % exact, 3 % in the text, others odd."""
    chance, booked, lines = random.Random(seed), [], []
    for n in range(entries):
        own = payment_code(region="320700", unit="0001", year=2026, sequence=n)
        on, fen = FIRST + dt.timedelta(days=chance.randrange(25)), chance.randrange(100, 5_000_000)
        booked.append((n, own, on, fen))
        roll, later = chance.random(), on + dt.timedelta(days=chance.randrange(2))
        if roll < 0.93:
            lines.append(Line(n, later, fen, own))
            if roll < 0.002:
                lines.append(Line(n, later + dt.timedelta(days=2), fen, own))
        elif roll < 0.96:
            lines.append(Line(n, later, fen, narrative=f"网银转账 缴款码{own} 非税收入 谢谢"))
        elif roll < 0.98:
            lines.append(Line(n, later, fen, narrative="来账"))
        elif roll < 0.985:
            lines.append(Line(n, later, fen - 1, own))
        if roll > 0.998:
            lines.append(Line(n, on, fen + 777, f"RV{n:09d}"))
            lines.append(Line(n, on + dt.timedelta(days=1), -fen - 777, f"RV{n:09d}", "", "冲正"))
    chance.shuffle(lines)
    return booked, lines


def fill_books(bank: BankAccount, booked: list[Entry]) -> Account:
    """Journals and transfers by COPY, as a month of bookings would have left them."""
    ours = Account.objects.create(code=bank.ledger_code, kind="AS")
    other = Account.objects.create(code="gateway_clearing", kind="AS")
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM billing_journal")
        base = cursor.fetchone()[0] + 1
        head = "COPY billing_journal (id, key, request_hash, kind, subject, memo, at) FROM STDIN"
        with cursor.copy(head) as copy:
            for n, own, _on, _fen in booked:
                copy.write_row((base + n, f"bench:{n}", "", "payment", "", f"{own} FK", AT))
        head = """COPY billing_transfer (journal_id, debit_id, credit_id, amount_fen, currency,
                  state, value_date, debit_balance_after, credit_balance_after) FROM STDIN"""
        with cursor.copy(head) as copy:
            for n, _own, on, fen in booked:
                copy.write_row((base + n, ours.pk, other.pk, fen, "CNY", "posted", on, 0, 0))
        cursor.execute("ANALYZE billing_journal; ANALYZE billing_transfer")
    return ours


def ours(booked: list[Entry], lines: list[Line], took: dict[str, float]) -> dict[str, int]:
    """Import and match in PostgreSQL."""
    bank = BankAccount.objects.create(number="6222000000000042", bank="示例银行")
    with timed(took, "fill the books"):
        books = fill_books(bank, booked)
    with timed(took, "import: identities, codes in texts, COPY"):
        statement = BankStatement.objects.create(
            account=bank, file_name="bench", sha256="0" * 64, format="bench", imported_at=AT
        )
        copy_lines(statement, list(zip(lines, identities(lines), strict=True)))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ANALYZE billing_statementline")
    last = FIRST + dt.timedelta(days=29)
    run = ReconciliationRun.objects.create(
        account=bank, until=last, rules_version=rules.VERSION, started_at=AT
    )
    steps = [(time.perf_counter(), "")]
    with timed(took, "match and store"):
        rules.match(
            rules.Scope(run.pk, bank.pk, books.pk, last),
            progress=lambda step: steps.append((time.perf_counter(), step)),
        )
    steps.append((time.perf_counter(), "end"))
    for (begin, name), (end, _next) in pairwise(steps):
        print(f"    {name or 'working tables':18} {end - begin:6.2f} s")
    with timed(took, "foreign keys checked at commit"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return {
        "matched": Match.objects.filter(run=run, transfer__isnull=False).count(),
        "reversed": Match.objects.filter(run=run, transfer=None).count(),
        "exceptions": ReconciliationException.objects.filter(run=run).count(),
    }


def floor(booked: list[Entry], lines: list[Line], took: dict[str, float]) -> dict[str, int]:
    """The same questions in DuckDB, without storing evidence."""
    with tempfile.TemporaryDirectory() as folder:
        entry_file, line_file = Path(folder, "entries.csv"), Path(folder, "lines.csv")
        with entry_file.open("w", newline="") as file:
            csv.writer(file).writerows(booked)
        with line_file.open("w", newline="") as file:
            csv.writer(file).writerows(
                (n, one.on, one.amount_fen, one.reference, one.narrative)
                for n, one in enumerate(lines)
            )
        db = duckdb.connect()
        db.execute(f"SET threads = {os.cpu_count() or 2}")
        with timed(took, "DuckDB: read"):
            db.execute(
                f"""CREATE TABLE l AS SELECT * FROM read_csv('{entry_file}', header = false,
                      columns = {{'id': 'BIGINT', 'ref': 'VARCHAR', 'd': 'DATE', 'fen': 'BIGINT'}});
                    CREATE TABLE s AS SELECT * FROM read_csv('{line_file}', header = false,
                      columns = {{'id': 'BIGINT', 'd': 'DATE', 'fen': 'BIGINT', 'own': 'VARCHAR',
                                  'text': 'VARCHAR'}})"""
            )
        with timed(took, "DuckDB: match"):
            db.execute(
                r"""CREATE TABLE s1 AS SELECT id, d, fen, coalesce(nullif(own, ''),
                      nullif(regexp_extract(text, '(?:^|[^0-9])([0-9]{20})(?:$|[^0-9])', 1), '')
                      ) AS ref FROM s;
                    CREATE TABLE m AS
                      WITH a AS (SELECT *, row_number() OVER (PARTITION BY ref, fen ORDER BY id) k
                                   FROM s1 WHERE ref IS NOT NULL),
                           b AS (SELECT *, row_number() OVER (PARTITION BY ref, fen ORDER BY id) k
                                   FROM l)
                      SELECT a.id AS line, b.id AS entry FROM a JOIN b USING (ref, fen, k);
                    CREATE TABLE sr AS SELECT * FROM s1 ANTI JOIN m ON m.line = s1.id;
                    CREATE TABLE lr AS SELECT * FROM l ANTI JOIN m ON m.entry = l.id;
                    CREATE TABLE rv AS SELECT x.id a, y.id b FROM sr x JOIN sr y
                      ON x.ref = y.ref AND x.fen = -y.fen AND y.fen < 0;
                    CREATE TABLE d AS SELECT sr.id FROM sr WHERE EXISTS (SELECT 1 FROM m
                      JOIN l ON l.id = m.entry WHERE l.ref = sr.ref AND l.fen = sr.fen);
                    CREATE TABLE ex AS SELECT id FROM sr WHERE id NOT IN
                      (SELECT a FROM rv UNION SELECT b FROM rv)"""
            )
        counted = {
            name: db.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            for name, table in (("matched", "m"), ("exceptions", "ex"))
        }
        counted["reversed"] = 2 * db.execute("SELECT count(*) FROM rv").fetchall()[0][0]
        return counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    entries = parser.parse_args().entries
    connection.creation.create_test_db(verbosity=0, keepdb=True)
    booked, lines = month(entries)
    took: dict[str, float] = {}
    print(f"{len(booked):,} entries, {len(lines):,} lines, {os.cpu_count()} cores")
    theirs = floor(booked, lines, took)
    with transaction.atomic():
        mine = ours(booked, lines, took)
        transaction.set_rollback(True)
    whole = took["DuckDB: read"] + took["DuckDB: match"]
    matching = took["match and store"]
    print(f"matched and stored, ours / DuckDB (read and match): {matching / whole:.1f}")
    print(f"matched and stored, ours / DuckDB (match only): {matching / took['DuckDB: match']:.1f}")
    print(f"imported {len(lines) / took['import: identities, codes in texts, COPY']:,.0f} lines/s")
    print(f"ours {mine}, DuckDB {theirs}")
    print(f"peak of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
