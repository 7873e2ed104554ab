"""A month at the bank with its truth: which line belongs to which entry, and which to none.

Kinds, as shares of the entries: the reference in its own column, in the narrative, mistyped or
missing; never paid; paid in part. On top: paid twice, money nobody asked for, reversed by the bank.
"""

import datetime as dt
import random
from dataclasses import dataclass, field

from billing import accounts
from billing.models import Account, AccountKind, BankAccount, Journal, Transfer
from billing.reconciliation.statements.lines import Line
from tests.billing.reconciliation.statements import AT, code

FIRST = dt.date(2026, 11, 1)
KINDS = ("exact", "in text", "mistyped", "missing", "never", "part")
SHARES = (0.905, 0.07, 0.003, 0.007, 0.01, 0.005)
AMOUNTS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
TEXTS = ("网银转账 缴款码{} 谢谢", "{}", "20261105 非税收入{}滨海", "附言:{},评价费")


@dataclass
class Month:
    """Lines in the order of the file; `partner` gives the entry's code by the line's place."""

    lines: list[Line] = field(default_factory=list)
    partner: dict[int, str] = field(default_factory=dict)
    duplicates: set[int] = field(default_factory=set)
    reversed: set[int] = field(default_factory=set)

    def add(self, fen: int, on: dt.date, reference: str = "", narrative: str = "") -> int:
        """One more line; its place."""
        place = len(self.lines)
        self.lines.append(
            Line(place, on, fen, reference, narrative=narrative, serial=f"S{place:07d}")
        )
        return place


def month(account: BankAccount, entries: int, seed: int) -> Month:
    """Write `entries` into the books of the account and give the bank's month."""
    chance = random.Random(seed)
    made, booked = Month(), []
    for n in range(entries):
        on = FIRST + dt.timedelta(days=chance.randrange(20))
        fen = chance.choice((*AMOUNTS, chance.randrange(100, 9_000_000)))
        kind = chance.choices(KINDS, SHARES)[0]
        booked.append((n, on, fen))
        pay(made, chance, code(n), kind, fen, on)
    for n in range(entries // 100):
        on = FIRST + dt.timedelta(days=chance.randrange(20))
        made.add(chance.randrange(100, 9_000_000), on, narrative="来账")
        if n % 5 == 0:
            fen = chance.choice(AMOUNTS)
            there = made.add(fen, on, f"RV{n:06d}")
            back = made.add(-fen, on + dt.timedelta(days=1), f"RV{n:06d}", "冲正")
            made.reversed |= {there, back}
    write_books(account, booked)
    return made


def pay(made: Month, chance: random.Random, own: str, kind: str, fen: int, on: dt.date) -> None:
    """The lines of one entry."""
    later = on + dt.timedelta(days=chance.randrange(2))
    if kind == "exact":
        made.partner[made.add(fen, later, own)] = own
        if chance.random() < 0.003:
            twice = made.add(fen, later + dt.timedelta(days=3), own)
            made.duplicates.add(twice)
    elif kind == "in text":
        made.partner[made.add(fen, later, narrative=chance.choice(TEXTS).format(own))] = own
    elif kind == "mistyped":
        wrong = own[:-1] + str((int(own[-1]) + 1) % 10)
        made.partner[made.add(fen, later, narrative=wrong)] = own
    elif kind == "missing":
        made.partner[made.add(fen, later, narrative="来账")] = own
    elif kind == "part":
        made.add(fen - chance.randrange(1, fen), later, own)


def write_books(account: BankAccount, booked: list[tuple[int, dt.date, int]]) -> None:
    """Entries on the bank's ledger account, in bulk."""
    bank, other = (
        Account.objects.get_or_create(code=code_, defaults={"kind": AccountKind.ASSET})[0]
        for code_ in (account.ledger_code, accounts.gateway_clearing())
    )
    journals = Journal.objects.bulk_create(
        Journal(key=f"entry:{n}", request_hash="", kind="payment", memo=f"{code(n)} FK", at=AT)
        for n, _on, _fen in booked
    )
    Transfer.objects.bulk_create(
        Transfer(
            journal=journal,
            debit=bank,
            credit=other,
            amount_fen=fen,
            value_date=on,
            debit_balance_after=0,
            credit_balance_after=0,
        )
        for journal, (_n, on, fen) in zip(journals, booked, strict=True)
    )
