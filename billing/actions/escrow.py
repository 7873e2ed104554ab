"""Escrow: money of a milestone waits here until the work is accepted. For the contracts above."""

import datetime as dt

from django.db import transaction

from billing import accounts, ledger
from billing.ledger import Line
from billing.models import FeeNotice, Journal, Refund
from billing.states import PaymentStatus
from core.actors import Actor
from core.models import Organisation
from core.money import share

from .refunds import WrongRefund, claim_refund


def release(
    *,
    escrow_account: str,
    payee: Organisation,
    amount_fen: int,
    fee_bp: int,
    key: str,
    by: Actor,
    at: dt.datetime,
    subject: str = "",
) -> Journal:
    """Accepted work earns its money: escrow to the agency, less the market's fee.

    `fee_bp` is in basis points (100 = 1 %), rounded half up to whole fen. The same key releases
    once. Raises InsufficientFunds when the escrow does not hold the amount.
    """
    fee_fen = share(amount_fen, fee_bp)
    lines = [
        Line(escrow_account, accounts.agency_payable(payee), amount_fen - fee_fen),
        Line(escrow_account, accounts.platform_fee(), fee_fen),
    ]
    return ledger.post(
        key=key,
        kind="release",
        lines=[line for line in lines if line.amount_fen],
        actor=by,
        at=at,
        subject=subject,
    )


def return_to_payer(
    *, notice: FeeNotice, amount_fen: int, reason: str, by: Actor, at: dt.datetime
) -> list[Refund]:
    """A contract ends early: ask for refunds of its notice's payments, newest first.

    Finance still approves each. Raises WrongRefund when less than `amount_fen` was paid.
    """
    refunds = []
    paid = notice.payments.filter(status=PaymentStatus.SUCCEEDED).order_by("-succeeded_at", "-id")
    with transaction.atomic():
        for payment in paid:
            part = min(amount_fen, payment.amount_fen - payment.refunded_fen)
            if part > 0:
                refunds.append(
                    claim_refund(payment=payment, amount_fen=part, reason=reason, by=by, at=at)
                )
                amount_fen -= part
        if amount_fen:
            raise WrongRefund(amount_fen=amount_fen, left_fen=0)
    return refunds
