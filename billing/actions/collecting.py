"""Money has come in: every channel is booked by `collect`, and by nothing else."""

import datetime as dt

from billing import ledger
from billing.events import FeePaid
from billing.ledger import Line
from billing.models import Channel, FeeNotice, Payment, Transfer
from core import events, outbox, series, workflow
from core.actors import Actor

RECEIPT_TOPIC = "billing.receipt"


def lock_notice(notice: FeeNotice) -> FeeNotice:
    """The notice's row as it is now; payers of one notice queue here."""
    return (
        FeeNotice.objects.select_for_update(of=("self",), no_key=True)
        .select_related("payee", "issuer")
        .get(pk=notice.pk)
    )


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
    held: Transfer | None = None,
) -> Payment:
    """The money is here: book it, mark payment and notice, tell the layers above.

    `held` is the hold that already sets the amount aside for this notice; then it is posted.
    The caller holds the notice's lock. Raises WrongStatus for a payment that has ended.
    """
    notice = lock_notice(payment.notice)
    workflow.move(payment, "succeed", by=by, at=at)
    payment.succeeded_at, payment.due_at = at, None
    payment.save(update_fields=["succeeded_at", "due_at"])
    key = f"payment:{payment.number}"
    if held is not None:
        ledger.post_hold(held=held, key=key, actor=by, at=at)
    else:
        ledger.post(
            key=key,
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
