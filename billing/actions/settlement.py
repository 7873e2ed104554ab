"""The gateway settles: what it kept as fees and what it paid into our bank account."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from billing import accounts, ledger
from billing.gateways.protocol import BalanceLine
from billing.gateways.registry import gateway
from billing.ledger import Line
from billing.models import BankAccount, FeeNotice
from billing.states import NoticeStatus
from core import workflow
from core.actors import Actor
from core.clock import local_date


@dataclass(frozen=True)
class Settlement:
    """What was booked, in fen, and the movements that another action books or nobody knows."""

    fees_fen: int
    banked_fen: int
    others: list[BalanceLine]


def receiving_account(number: str) -> BankAccount | None:
    """Our bank account that the gateway pays into; without a number the only one there is."""
    if number:
        return BankAccount.objects.get(number=number)
    known = list(BankAccount.objects.order_by("number")[:2])
    return known[0] if len(known) == 1 else None


def settle_gateway(
    *, gateway_code: str, since: dt.datetime, bank: BankAccount, by: Actor, at: dt.datetime
) -> Settlement:
    """Book the gateway's movements since a moment; booking them again changes nothing.

    Fees: Dr psp_fee / Cr gateway_clearing. Money to our bank: Dr bank / Cr gateway_clearing; the
    notices it covers are settled. Payments, refunds and payouts were booked when they happened.
    """
    lines = gateway(gateway_code).balance_transactions(since=since)
    return book_settlement(lines=lines, bank=bank, by=by, at=at)


@transaction.atomic
def book_settlement(
    *, lines: list[BalanceLine], bank: BankAccount, by: Actor, at: dt.datetime
) -> Settlement:
    """As `settle_gateway`, from movements already fetched."""
    fees = banked = 0
    others: list[BalanceLine] = []
    for line in lines:
        fees += line.fee_fen
        _book(
            f"gateway:{line.id}:fee", "gateway fee", accounts.psp_fee(), line.fee_fen, line, by, at
        )
        if line.kind == "payout":
            banked -= line.amount_fen
            code = bank.ledger_code
            _book(f"gateway:{line.id}", "settlement", code, -line.amount_fen, line, by, at)
        elif line.kind not in ("charge", "payment", "refund", "transfer"):
            others.append(line)
    # What the gateway holds now less what these movements changed is what it held before them.
    waiting = ledger.balance(accounts.gateway_clearing())
    carried = max(waiting - sum(line.net_fen for line in lines), 0)
    for line in lines:
        if line.kind == "payout":
            _settle_notices(_covered(lines, line, carried), by, at)
    return Settlement(fees, banked, others)


def _book(
    key: str, kind: str, account: str, fen: int, line: BalanceLine, by: Actor, at: dt.datetime
) -> None:
    """From clearing to `account`; a negative amount goes the other way, nothing books nothing."""
    if fen == 0:
        return
    clearing = accounts.gateway_clearing()
    way = Line(account, clearing, fen) if fen > 0 else Line(clearing, account, -fen)
    ledger.post(
        key=key,
        kind=kind,
        lines=[way],
        actor=by,
        at=at,
        subject=f"gateway:{line.source_id}"[:80],
        memo=line.id,
        value_date=local_date(line.available_at),
    )


def _covered(lines: list[BalanceLine], paid: BalanceLine, carried_fen: int) -> list[str]:
    """The payments that a payout to our bank contains: the oldest, as far as its amount goes.

    `carried_fen` waited at the gateway before the first line, so it was paid out first.
    """
    before = lines[: lines.index(paid)]
    rest = -paid.amount_fen - carried_fen - sum(n.net_fen for n in before if n.net_fen < 0)
    covered = []
    for line in sorted(before, key=lambda n: (n.available_at, n.created_at)):
        if line.net_fen > 0:
            rest -= line.net_fen
            if rest < 0:
                break
            covered.append(line.payment_id)
    return [payment for payment in covered if payment]


def _settle_notices(payments: list[str], by: Actor, at: dt.datetime) -> None:
    notices = FeeNotice.objects.filter(
        payments__gateway_id__in=payments,
        status__in=(NoticeStatus.PAID, NoticeStatus.RECEIPTED),
    ).distinct()
    for notice in notices.order_by("id"):
        workflow.move(notice, "settle", by=by, at=at)
