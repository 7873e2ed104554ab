"""Money back to the payer: how it is asked for, and what is its own on the way out.

From the request on, the amount is held in the ledger, so that it cannot be released or refunded
twice. Before release it comes out of the notice's own account; afterwards out of what the agency
has earned, and what that does not cover is a receivable: escrow never goes negative.
"""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from billing import accounts, ledger
from billing.gateways.protocol import GatewayRefund
from billing.gateways.registry import gateway
from billing.ledger import Line
from billing.models import FeeNotice, Payment, Refund
from billing.policies import disbursements as policies
from billing.states import PaymentStatus
from core import series, workflow
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

from .collecting import lock_notice
from .ways import Way


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


class Refunds(Way[Refund]):
    """A refund is counted against its payment and its notice, and goes back the way it came."""

    kind = "refund"
    account = accounts.refund_payable()

    def lock(self, asked: Refund) -> Refund:
        lock_notice(asked.payment.notice)
        return Refund.objects.select_related("payment__notice__payee").get(pk=asked.pk)

    def sent_through(self, asked: Refund) -> str:
        return asked.payment.gateway

    def ask(self, asked: Refund) -> GatewayRefund:
        ask = gateway(asked.payment.gateway)
        payment_id = asked.payment.gateway_id or ""
        known = ask.find_refunds(payment_id, asked.number)
        return (
            known[0]
            if known
            else ask.refund(
                payment_id=payment_id,
                amount_fen=asked.amount_fen,
                reference=asked.number,
                idempotency_key=f"refund:{asked.number}",
            )
        )

    def subject(self, asked: Refund) -> str:
        return asked.payment.notice.subject

    def memo(self, asked: Refund) -> str:
        return f"{asked.payment.notice.code} {asked.number}"

    def arrived(self, asked: Refund, by: Actor, at: dt.datetime) -> None:
        if asked.payment.status != PaymentStatus.SUCCEEDED:
            return  # it came too late to count as paid, so nothing of the notice goes back
        notice = asked.payment.notice
        notice.refunded_fen += asked.amount_fen
        notice.save(update_fields=["refunded_fen"])
        if notice.refunded_fen == notice.amount_fen:
            workflow.move(notice, "refund", by=by, at=at)

    def given_up(self, asked: Refund) -> None:
        Payment.objects.filter(pk=asked.payment_id).update(
            refunded_fen=F("refunded_fen") - asked.amount_fen
        )
