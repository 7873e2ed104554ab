"""Money back to the payer: asked for by one person, approved by another, sent by the outbox.

From the request on, the amount is held in the ledger, so that it cannot be released or refunded
twice. Before release it comes out of the notice's own account; afterwards out of what the agency
has earned, and what that does not cover is a receivable: escrow never goes negative.
"""

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from billing import accounts, ledger
from billing.gateways.protocol import GatewayRefund, TransferStatus
from billing.gateways.registry import gateway
from billing.ledger import Line
from billing.models import BankAccount, FeeNotice, Payment, Refund, Transfer, TransferState
from billing.policies import returns as policies
from billing.states import PaymentStatus, RefundStatus
from core import outbox, series, workflow
from core.actors import SYSTEM, Actor
from core.errors import BadInput
from core.policy import require

from .collecting import lock_notice

TOPIC: Final = "billing.refund.send"


class WrongRefund(BadInput):
    """More than is left of the payment, or nothing. Facts: amount_fen, left_fen."""

    sentence = _("Enter an amount above zero and at most what is left of the payment.")


@transaction.atomic
def request_refund(
    *, payment: Payment, amount_fen: int, reason: str, by: Actor, at: dt.datetime
) -> Refund:
    """Ask for a refund and hold its amount. Raises WrongRefund, InsufficientFunds."""
    require(policies.request_refund(by, payment))
    return claim_refund(payment=payment, amount_fen=amount_fen, reason=reason, by=by, at=at)


@transaction.atomic
def claim_refund(
    *,
    payment: Payment,
    amount_fen: int,
    reason: str,
    by: Actor,
    at: dt.datetime,
    source: str = "",
    subject: str = "",
) -> Refund:
    """As `request_refund`, where the contract's own rule has decided that money goes back.

    `source` is the account the money lies in when the notice never got it: a late payment.
    """
    assert by.user is not None  # somebody answers for it
    notice = lock_notice(payment.notice)
    payment.refresh_from_db()
    left = payment.amount_fen - payment.refunded_fen
    if not 0 < amount_fen <= left:
        raise WrongRefund(amount_fen=amount_fen, left_fen=left)
    refund = Refund.objects.create(
        number=series.next_number("TK", at=at),
        payment=payment,
        amount_fen=amount_fen,
        reason=reason,
        requested_by=by.user,
        requested_at=at,
    )
    # Counted from the request on: two requests together cannot exceed the payment.
    Payment.objects.filter(pk=payment.pk).update(refunded_fen=F("refunded_fen") + amount_fen)
    sources = [(source, amount_fen)] if source else _sources(notice, amount_fen)
    for number, (account, fen) in enumerate(sources):
        ledger.hold(
            key=f"refund:{refund.number}:hold:{number}",
            kind="refund",
            line=Line(account, accounts.refund_payable(), fen),
            expires_at=None,
            actor=by,
            at=at,
            subject=subject or notice.subject,
        )
    return refund


def _sources(notice: FeeNotice, amount_fen: int) -> list[tuple[str, int]]:
    """Where the amount comes from: (account, fen)."""
    held = min(ledger.available(notice.credit_account), amount_fen)
    sources = [(notice.credit_account, held)]
    rest = amount_fen - held
    if rest and notice.payee is not None:
        earned = min(ledger.available(accounts.agency_payable(notice.payee)), rest)
        sources.append((str(accounts.agency_payable(notice.payee)), earned))
        sources.append((str(accounts.agency_receivable(notice.payee)), rest - earned))
    elif rest:
        sources = [(notice.credit_account, amount_fen)]  # the floor refuses it
    return [(account, fen) for account, fen in sources if fen]


def _holds(refund: Refund) -> list[Transfer]:
    return list(
        Transfer.objects.filter(
            journal__key__startswith=f"refund:{refund.number}:hold:",
            state=TransferState.PENDING,
        )
        .select_related("journal", "debit", "credit")
        .order_by("id")
    )


@transaction.atomic
def approve_refund(*, refund: Refund, by: Actor, at: dt.datetime) -> Refund:
    """A second person agrees: the amount is owed to the payer now and leaves by the outbox."""
    refund = _lock(refund)
    require(policies.decide_refund(by, refund))
    refund.approved_by, refund.approved_at = by.user, at
    refund.save(update_fields=["approved_by", "approved_at"])
    workflow.move(refund, "approve", by=by, at=at)
    for held in _holds(refund):
        ledger.post_hold(held=held, key=f"{held.journal.key}:post", actor=by, at=at)
    if refund.payment.gateway:
        outbox.enqueue(TOPIC, refund.number, {"refund": refund.pk}, due_at=at)
    return refund


@transaction.atomic
def reject_refund(*, refund: Refund, by: Actor, reason: str, at: dt.datetime) -> Refund:
    """A second person says no: the amount is free again."""
    refund = _lock(refund)
    require(policies.decide_refund(by, refund))
    workflow.move(refund, "reject", by=by, at=at, reason=reason)
    for held in _holds(refund):
        ledger.void_hold(held=held, key=f"{held.journal.key}:void", actor=by, at=at)
    _give_back_claim(refund)
    return refund


def send_refund(*, refund: Refund, at: dt.datetime) -> Refund:
    """Ask the gateway; from the outbox, with the same key every time."""
    ask = gateway(refund.payment.gateway)
    payment_id = refund.payment.gateway_id or ""
    known = ask.find_refunds(payment_id, refund.number)
    found = (
        known[0]
        if known
        else ask.refund(
            payment_id=payment_id,
            amount_fen=refund.amount_fen,
            reference=refund.number,
            idempotency_key=f"refund:{refund.number}",
        )
    )
    return settle_refund(found=found, at=at) or refund


@transaction.atomic
def settle_refund(*, found: GatewayRefund, at: dt.datetime) -> Refund | None:
    """Take over what the gateway says about a refund; None for one that is not ours."""
    known = Refund.objects.filter(number=found.reference).first()
    if known is None:
        return None
    refund = _lock(known)
    if refund.gateway_id is None:
        refund.gateway_id = found.id
        refund.save(update_fields=["gateway_id"])
    if refund.status != RefundStatus.APPROVED or found.amount_fen != refund.amount_fen:
        return refund
    if found.status == TransferStatus.SUCCEEDED:
        return _arrive(refund, accounts.gateway_clearing(), SYSTEM, at)
    if found.status in (TransferStatus.FAILED, TransferStatus.CANCELLED):
        return _fail(refund, SYSTEM, at)
    return refund


@transaction.atomic
def pay_refund_by_hand(*, refund: Refund, bank: BankAccount, by: Actor, at: dt.datetime) -> Refund:
    """A refund of a counter or bank payment: finance has sent it from our bank account."""
    refund = _lock(refund)
    require(policies.pay_refund_by_hand(by, refund))
    return _arrive(refund, bank.ledger_code, by, at)


def _lock(refund: Refund) -> Refund:
    lock_notice(refund.payment.notice)
    return Refund.objects.select_related("payment__notice__payee").get(pk=refund.pk)


def _arrive(refund: Refund, account: str, by: Actor, at: dt.datetime) -> Refund:
    notice = refund.payment.notice
    workflow.move(refund, "succeed", by=by, at=at)
    ledger.post(
        key=f"refund:{refund.number}",
        kind="refund",
        lines=[Line(accounts.refund_payable(), account, refund.amount_fen)],
        actor=by,
        at=at,
        subject=notice.subject,
        memo=f"{notice.code} {refund.number}",
    )
    if refund.payment.status != PaymentStatus.SUCCEEDED:
        return refund  # it came too late to count as paid, so nothing of the notice goes back
    notice.refunded_fen += refund.amount_fen
    notice.save(update_fields=["refunded_fen"])
    if notice.refunded_fen == notice.amount_fen:
        workflow.move(notice, "refund", by=by, at=at)
    return refund


def _fail(refund: Refund, by: Actor, at: dt.datetime) -> Refund:
    workflow.move(refund, "fail", by=by, at=at)
    for held in _holds(refund):
        journal = held.resolution.journal
        ledger.reverse(journal=journal, key=f"{journal.key}:reverse", actor=by, at=at)
    _give_back_claim(refund)
    return refund


def _give_back_claim(refund: Refund) -> None:
    Payment.objects.filter(pk=refund.payment_id).update(
        refunded_fen=F("refunded_fen") - refund.amount_fen
    )
