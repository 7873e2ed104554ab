"""What was asked for leaves: decided by a second person, sent by the outbox, seen to arrive.

Refunds and payouts go the same way; what differs stands in `ways.Way`.
"""

import datetime as dt
from typing import Final, cast

from django.db import transaction

from billing import accounts, ledger
from billing.gateways.offline import teller
from billing.gateways.protocol import GatewayPayout, GatewayRefund, TransferStatus
from billing.ledger import Line
from billing.models import BankAccount, Disbursement, Payout, Refund, Transfer
from billing.policies import disbursements as policies
from core import outbox, workflow
from core.actors import SYSTEM, Actor
from core.policy import require

from .payouts import Payouts
from .refunds import Refunds
from .ways import D, Way

OFFLINE: Final = "offline"
_WAYS: Final[dict[type[Disbursement], Way[Refund] | Way[Payout]]] = {
    Refund: Refunds(),
    Payout: Payouts(),
}


def _way(kind: type[D]) -> Way[D]:
    return cast(Way[D], _WAYS[kind])


def topic(kind: type[Disbursement]) -> str:
    """The outbox topic under which that kind leaves."""
    return f"billing.{_WAYS[kind].kind}.send"


@transaction.atomic
def approve(*, asked: D, by: Actor, at: dt.datetime) -> D:
    """A second person agrees: what a gateway sends leaves by the outbox."""
    way = _way(type(asked))
    asked = way.lock(asked)
    require(policies.approve(by, asked, at))
    asked.approved_by, asked.approved_at = by.user, at
    asked.save(update_fields=["approved_by", "approved_at"])
    workflow.move(asked, "approve", by=by, at=at)
    if asked.can("arrive"):
        _book_holds(way, asked, by, at)
    if way.sent_through(asked):
        outbox.enqueue(topic(type(asked)), asked.number, {way.kind: asked.pk}, due_at=at)
    return asked


@transaction.atomic
def reject(*, asked: D, by: Actor, reason: str, at: dt.datetime) -> D:
    """A second person says no: the amount is free again."""
    way = _way(type(asked))
    asked = way.lock(asked)
    require(policies.reject(by, asked))
    return _give_up(way, asked, "reject", by, at, reason)


@transaction.atomic
def send(*, asked: D, at: dt.datetime) -> D:
    """Ask the gateway, from the outbox. What may not leave any more fails instead.

    May run twice: the gateway is asked with the same key.
    """
    way = _way(type(asked))
    if not asked.can("be_sent"):
        return asked
    if not policies.leave(asked, at):
        return _give_up(way, way.lock(asked), "fail", SYSTEM, at)
    found = way.ask(asked)  # before the lock: nobody waits for an answer from outside
    asked = way.lock(asked)
    if asked.can("be_sent") and not asked.can("arrive"):
        workflow.move(asked, "send", by=SYSTEM, at=at)
        _book_holds(way, asked, SYSTEM, at)
    return settle(kind=type(asked), found=found, at=at) or asked


@transaction.atomic
def settle(*, kind: type[D], found: GatewayRefund | GatewayPayout, at: dt.datetime) -> D | None:
    """Take over what the gateway says; None for one that is not ours."""
    way = _way(kind)
    known = kind._default_manager.filter(number=found.reference).first()
    if known is None:
        return None
    asked = way.lock(known)
    if asked.gateway_id is None:
        asked.gateway_id = found.id
        asked.save(update_fields=["gateway_id"])
    if not asked.can("arrive") or found.amount_fen != asked.amount_fen:
        return asked
    if found.status == TransferStatus.SUCCEEDED:
        return _arrive(way, asked, accounts.gateway_clearing(), SYSTEM, at)
    if found.status in (TransferStatus.FAILED, TransferStatus.CANCELLED):
        return _give_up(way, asked, "fail", SYSTEM, at)
    return asked


@transaction.atomic
def confirm_arrival(
    *,
    asked: D,
    bank: BankAccount,
    by: Actor,
    at: dt.datetime,
    value_date: dt.date | None = None,
    evidence: str = "",
) -> D:
    """Finance has sent it or the statement shows it (`evidence`): book it out of our account."""
    way = _way(type(asked))
    asked = way.lock(asked)
    require(policies.confirm(by, asked))
    if way.sent_through(asked) == OFFLINE and asked.gateway_id:
        teller.complete(
            number=asked.gateway_id,
            moved_fen=asked.amount_fen,
            evidence=evidence,
            by=by,
            at=at,
        )
    return _arrive(way, asked, bank.ledger_code, by, at, value_date)


@transaction.atomic
def confirm_failure(*, asked: Payout, by: Actor, reason: str, at: dt.datetime) -> Payout:
    """The bank returned a payout: the amount is the agency's balance again."""
    way = _way(Payout)
    asked = way.lock(asked)
    require(policies.confirm(by, asked))
    if way.sent_through(asked) == OFFLINE and asked.gateway_id:
        teller.fail(number=asked.gateway_id, reason=reason, by=by, at=at)
    return _give_up(way, asked, "fail", by, at, reason)


def _book_holds(way: Way[D], asked: D, by: Actor, at: dt.datetime) -> None:
    for held in way.holds(asked):
        ledger.post_hold(held=held, key=f"{held.journal.key}:post", actor=by, at=at)


def _arrive(
    way: Way[D],
    asked: D,
    account: str,
    by: Actor,
    at: dt.datetime,
    value_date: dt.date | None = None,
) -> D:
    workflow.move(asked, "arrive", by=by, at=at)
    ledger.post(
        key=f"{way.kind}:{asked.number}",
        kind=way.kind,
        lines=[Line(way.account, account, asked.amount_fen)],
        actor=by,
        at=at,
        subject=way.subject(asked),
        memo=way.memo(asked),
        value_date=value_date,
    )
    way.arrived(asked, by, at)
    return asked


def _give_up(way: Way[D], asked: D, move: str, by: Actor, at: dt.datetime, reason: str = "") -> D:
    """Rejected or failed: what is held is released, what was booked is reversed."""
    workflow.move(asked, move, by=by, at=at, reason=reason)
    for held in way.holds(asked):
        booked = Transfer.objects.filter(resolves=held).select_related("journal").first()
        if booked is None:
            ledger.void_hold(held=held, key=f"{held.journal.key}:void", actor=by, at=at)
        else:
            key = f"{booked.journal.key}:reverse"
            ledger.reverse(journal=booked.journal, key=key, actor=by, at=at)
    way.given_up(asked)
    return asked
