"""Money comes in: at the counter and by bank transfer. `collect` books every channel alike."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import accounts, ledger
from billing.events import FeePaid
from billing.ledger import Line
from billing.models import BankAccount, Channel, FeeNotice, Payment
from billing.policies import notices as policies
from core import events, outbox, series, workflow
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

RECEIPT_TOPIC = "billing.receipt"


class WrongAmount(BadInput):
    """More than is left to pay, or nothing. Facts: amount_fen, outstanding_fen."""

    sentence = _("Enter an amount above zero and at most what is left to pay.")


@transaction.atomic
def take_counter_payment(
    *, notice: FeeNotice, amount_fen: int, till: str, by: Actor, at: dt.datetime
) -> Payment:
    """A teller takes cash into a till. Raises WrongAmount; may be a part of the amount."""
    payment = _record(notice, Channel.COUNTER, amount_fen, by, at)
    return collect(payment=payment, into=accounts.till(till), by=by, at=at)


@transaction.atomic
def record_card_payment(
    *, notice: FeeNotice, amount_fen: int, bank: BankAccount, by: Actor, at: dt.datetime
) -> Payment:
    """A teller takes a card at the counter; the terminal pays straight into our bank account."""
    payment = _record(notice, Channel.COUNTER, amount_fen, by, at)
    return collect(payment=payment, into=bank.ledger_code, by=by, at=at)


@transaction.atomic
def record_bank_transfer(
    *,
    notice: FeeNotice,
    amount_fen: int,
    bank: BankAccount,
    value_date: dt.date,
    by: Actor,
    at: dt.datetime,
) -> Payment:
    """Finance has seen a transfer on our bank account. Raises WrongAmount."""
    payment = _record(notice, Channel.TRANSFER, amount_fen, by, at)
    return collect(payment=payment, into=bank.ledger_code, by=by, at=at, value_date=value_date)


def lock_notice(notice: FeeNotice) -> FeeNotice:
    """The notice's row as it is now; payers of one notice queue here."""
    return (
        FeeNotice.objects.select_for_update(of=("self",), no_key=True)
        .select_related("payee", "issuer")
        .get(pk=notice.pk)
    )


def _record(
    notice: FeeNotice, channel: Channel, amount_fen: int, by: Actor, at: dt.datetime
) -> Payment:
    locked = lock_notice(notice)
    require(policies.receive_at_desk(by, locked, channel))
    if not 0 < amount_fen <= locked.outstanding_fen:
        raise WrongAmount(amount_fen=amount_fen, outstanding_fen=locked.outstanding_fen)
    return new_payment(locked, channel, amount_fen, by, at)


def new_payment(
    notice: FeeNotice, channel: Channel, amount_fen: int, by: Actor, at: dt.datetime
) -> Payment:
    """A payment with the next number; the caller holds the notice's lock."""
    return Payment.objects.create(
        number=series.next_number("FK", at=at),
        notice=notice,
        channel=channel,
        amount_fen=amount_fen,
        created_by=by.user,
        created_at=at,
    )


def collect(
    *,
    payment: Payment,
    into: str,
    by: Actor,
    at: dt.datetime,
    value_date: dt.date | None = None,
) -> Payment:
    """The money is here: book it, mark payment and notice, tell the layers above.

    The caller holds the notice's lock. Raises WrongStatus for a payment that has ended.
    """
    notice = lock_notice(payment.notice)
    workflow.move(payment, "succeed", by=by, at=at)
    payment.succeeded_at, payment.due_at = at, None
    payment.save(update_fields=["succeeded_at", "due_at"])
    ledger.post(
        key=f"payment:{payment.number}",
        kind="payment",
        lines=[Line(into, notice.credit_account, payment.amount_fen)],
        actor=by,
        at=at,
        subject=notice.subject,
        memo=f"{notice.code} {payment.number}",
        value_date=value_date,
    )
    notice.paid_fen += payment.amount_fen
    notice.save(update_fields=["paid_fen"])
    if notice.outstanding_fen:
        workflow.move(notice, "pay_part", by=by, at=at)
        return payment
    workflow.move(notice, "pay", by=by, at=at)
    payment.notice = notice
    outbox.enqueue(RECEIPT_TOPIC, notice.code, {"notice": notice.pk}, due_at=at)
    events.publish(FeePaid(notice, payment, at))
    return payment
