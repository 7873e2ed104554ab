"""Statements and books for tests: lines as files, entries on the bank's ledger account."""

import datetime as dt

from billing import accounts, ledger
from billing.models import BankAccount, Journal
from billing.reconciliation.actions.statements import import_statement
from billing.reconciliation.models import BankStatement
from billing.reconciliation.statements import csv_market
from billing.reconciliation.statements.lines import Line
from core.actors import SYSTEM, Actor
from core.numbers import payment_code

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 20)


def code(n: int) -> str:
    """A valid payment code that differs for each n."""
    return payment_code(region="320700", unit="0001", year=2026, sequence=n)


def line(fen: int, reference: str = "", **more: object) -> Line:
    """A bank line on DAY, unless `on` says otherwise."""
    return Line(number=0, on=more.pop("on", DAY), amount_fen=fen, reference=reference, **more)


def bring(account: BankAccount, *lines: Line, by: Actor = SYSTEM, **facts: int) -> BankStatement:
    """Import the lines as one file."""
    content = csv_market.write(lines, account=account.number, **facts)
    return import_statement(account=account, content=content, file_name="11.csv", by=by, at=AT)


def book(
    account: BankAccount, fen: int, reference: str, *, on: dt.date = DAY, key: str = ""
) -> Journal:
    """An entry on the bank's ledger account: money in when positive, out when negative."""
    bank, other = account.ledger_code, accounts.pending_unknown()
    way = ledger.Line(bank, other, fen) if fen > 0 else ledger.Line(other, bank, -fen)
    return ledger.post(
        key=key or f"{reference}:{fen}:{on}",
        kind="test",
        lines=[way],
        actor=SYSTEM,
        at=AT,
        memo=f"{reference} FK-2026-000001",
        value_date=on,
    )
