"""Online payments: start, ask the gateway, believe only what it says about the payment itself.

The outgoing call leaves from the outbox with the payment's number as idempotency key. Webhook,
poller and return page all end in `settle_payment`.
"""

import datetime as dt
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import accounts, ledger
from billing.gateways import errors as gateway_errors
from billing.gateways.protocol import GatewayPayment
from billing.gateways.protocol import PaymentStatus as Found
from billing.gateways.registry import gateway
from billing.ledger import Line
from billing.models import Channel, FeeNotice, Payment
from billing.policies import notices as policies
from billing.states import PAYMENT, PaymentStatus
from core import outbox, workflow
from core.actors import SYSTEM, Actor
from core.errors import Conflict
from core.policy import require

from .collecting import collect, lock_notice, new_payment

SEND_TOPIC: Final = "billing.payment.send"
CANCEL_TOPIC: Final = "billing.payment.cancel"
CURRENCY: Final = "CNY"
# When nobody tells us, we ask: so long after the start, and then daily.
POLLS: Final = (dt.timedelta(minutes=5), dt.timedelta(hours=1), dt.timedelta(days=1))
# A payer who has not paid by then has gone away.
PAYER_WAITS: Final = dt.timedelta(hours=1)


class PaymentUnderWay(Conflict):
    """A second charge is blocked while one is open. Facts: payment."""

    sentence = _(
        "A payment for this notice is under way. Wait for its result before you pay again."
    )


class PaymentMismatch(Conflict):
    """What the gateway collected is not what we asked for. Facts: payment, expected, found."""

    sentence = _("The payment service reports another amount, currency or payee than we asked for.")


def is_open(payment: Payment) -> bool:
    """True while the outcome is not known: a second charge is blocked."""
    return PAYMENT.can(payment.status, "block_second_charge")


@transaction.atomic
def start_payment(*, notice: FeeNotice, by: Actor, at: dt.datetime) -> Payment:
    """Anyone starts to pay what is left of a notice. Raises PaymentUnderWay, Refused."""
    locked = lock_notice(notice)
    blocking = PAYMENT.states_that_can("block_second_charge")
    open_payment = locked.payments.filter(status__in=blocking).first()
    if open_payment is not None:
        raise PaymentUnderWay(payment=open_payment)
    require(policies.pay(locked))
    payment = new_payment(locked, Channel.ONLINE, locked.outstanding_fen, by, at)
    payment.gateway, payment.due_at = settings.PAYMENT_GATEWAY, at + POLLS[0]
    payment.save(update_fields=["gateway", "due_at"])
    outbox.enqueue(SEND_TOPIC, payment.number, {"payment": payment.pk}, due_at=at)
    return payment


@transaction.atomic
def send_payment(*, payment: Payment, at: dt.datetime) -> Payment:
    """Ask the gateway for the money; from the outbox. May run twice: the key is the same.

    A time-out after sending leaves the payment `unknown`, which blocks a second charge until the
    poller has learned what happened. Raises Unavailable when nothing was sent: try again later.
    """
    notice = lock_notice(payment.notice)
    payment.refresh_from_db()
    if payment.status not in (PaymentStatus.CREATED, PaymentStatus.UNKNOWN):
        return payment
    try:
        found = gateway(payment.gateway).create_payment(
            amount_fen=payment.amount_fen,
            currency=CURRENCY,
            reference=payment.number,
            description=f"{notice.code} {notice.title}",
            metadata=_metadata(notice),
            idempotency_key=f"payment:{payment.number}",
            return_url=f"{settings.SITE_URL}/pay/{notice.code}/return/",
        )
    except gateway_errors.UnknownOutcome:
        if payment.status == PaymentStatus.CREATED:
            workflow.move(payment, "lose_sight", by=SYSTEM, at=at)
        return payment
    except (gateway_errors.Declined, gateway_errors.Invalid) as error:
        return _fail(payment, error.code, at)
    return settle_payment(found=found, gateway_code=payment.gateway, by=SYSTEM, at=at)


@transaction.atomic
def settle_payment(
    *, found: GatewayPayment, gateway_code: str, by: Actor, at: dt.datetime
) -> Payment:
    """Take over what the gateway says about a payment. Running twice changes nothing.

    Raises PaymentMismatch when amount, currency or payee differ, Payment.DoesNotExist for a
    payment that is not ours.
    """
    payment = Payment.objects.select_related("notice").get(
        number=found.reference, gateway=gateway_code
    )
    notice = lock_notice(payment.notice)
    payment.refresh_from_db()
    _check(payment, notice, found)
    if payment.gateway_id != found.id or payment.pay_url != found.pay_url:
        payment.gateway_id, payment.pay_url = found.id, found.pay_url
        payment.save(update_fields=["gateway_id", "pay_url"])
    if found.status == Found.SUCCEEDED:
        return _succeed(payment, by, at)
    if not is_open(payment):
        return payment
    if found.status == Found.FAILED:
        outbox.enqueue(CANCEL_TOPIC, payment.number, {"payment": payment.pk}, due_at=at)
        return _fail(payment, found.failure_code, at)
    if found.status == Found.CANCELLED:
        return _end(payment, "cancel", at)
    wanted = {
        Found.PENDING: ("await_payer", PaymentStatus.PENDING),
        Found.PROCESSING: ("process", PaymentStatus.PROCESSING),
    }
    name, target = wanted[found.status]
    if payment.status not in (target, PaymentStatus.PROCESSING):
        workflow.move(payment, name, by=by, at=at)
    return payment


def refresh_payment(*, payment: Payment, at: dt.datetime) -> Payment:
    """Ask the gateway about a payment now: the return page's button, the webhook, the poller."""
    ask = gateway(payment.gateway)
    if payment.gateway_id:
        found = ask.retrieve_payment(payment.gateway_id)
    else:
        known = ask.find_payments(payment.number)
        if not known:
            return send_payment(payment=payment, at=at)
        found = known[0]
    return settle_payment(found=found, gateway_code=payment.gateway, by=SYSTEM, at=at)


def poll_payments(*, at: dt.datetime, limit: int = 100) -> int:
    """Ask about every open payment whose time has come; returns how many were asked.

    A payment still waiting for its payer after an hour is cancelled at the gateway first and then
    expired here, so that it cannot be paid any more.
    """
    blocking = PAYMENT.states_that_can("block_second_charge")
    due = Payment.objects.filter(status__in=blocking, due_at__lte=at, channel=Channel.ONLINE)
    asked = 0
    for payment in due.select_related("notice").order_by("due_at", "id")[:limit]:
        asked += 1
        Payment.objects.filter(pk=payment.pk).update(due_at=_next_poll(payment, at))
        try:
            payment = refresh_payment(payment=payment, at=at)
            if payment.status == PaymentStatus.PENDING and at - payment.created_at >= PAYER_WAITS:
                expire_payment(payment=payment, at=at)
        except (gateway_errors.GatewayError, PaymentMismatch) as error:
            Payment.objects.filter(pk=payment.pk).update(failure=str(error)[:300])
    return asked


@transaction.atomic
def expire_payment(*, payment: Payment, at: dt.datetime) -> Payment:
    """Give up on a payer who went away. A payment made at the last moment is taken instead."""
    lock_notice(payment.notice)
    payment.refresh_from_db()
    if payment.status != PaymentStatus.PENDING:
        return payment
    found = _cancel_at_gateway(payment)
    if found.status == Found.CANCELLED:
        return _end(payment, "expire", at)
    return settle_payment(found=found, gateway_code=payment.gateway, by=SYSTEM, at=at)


@transaction.atomic
def cancel_payment(*, payment: Payment, by: Actor, at: dt.datetime) -> Payment:
    """The payer changes their mind before paying. A payment made meanwhile is taken instead."""
    lock_notice(payment.notice)
    payment.refresh_from_db()
    if not is_open(payment) or not payment.gateway_id:
        return payment
    found = _cancel_at_gateway(payment)
    return settle_payment(found=found, gateway_code=payment.gateway, by=by, at=at)


def close_failed(*, payment: Payment, at: dt.datetime) -> None:
    """Make sure at the gateway that a failed payment cannot be paid any more; from the outbox."""
    if payment.gateway_id:
        found = _cancel_at_gateway(payment)
        settle_payment(found=found, gateway_code=payment.gateway, by=SYSTEM, at=at)


def _cancel_at_gateway(payment: Payment) -> GatewayPayment:
    ask = gateway(payment.gateway)
    number = payment.gateway_id or ""
    try:
        return ask.cancel_payment(number, idempotency_key=f"payment:{payment.number}:cancel")
    except gateway_errors.Invalid:
        return ask.retrieve_payment(number)


def _metadata(notice: FeeNotice) -> dict[str, str]:
    return {"notice": notice.code, "payee": str(notice.payee_id or "")}


def _check(payment: Payment, notice: FeeNotice, found: GatewayPayment) -> None:
    expected = (payment.amount_fen, CURRENCY, _metadata(notice))
    asked = _metadata(notice)
    told = (found.amount_fen, found.currency, {n: found.metadata.get(n, "") for n in asked})
    received = found.status != Found.SUCCEEDED or found.received_fen == payment.amount_fen
    if expected != told or not received or payment.gateway_id not in (None, found.id):
        raise PaymentMismatch(payment=payment, expected=expected, found=found)


def _succeed(payment: Payment, by: Actor, at: dt.datetime) -> Payment:
    if payment.status == PaymentStatus.SUCCEEDED:
        return payment
    if is_open(payment):
        return collect(payment=payment, into=accounts.gateway_clearing(), by=by, at=at)
    # Paid after we had given up: the money is real, its purpose has to be decided by a person.
    ledger.post(
        key=f"payment:{payment.number}:late",
        kind="late payment",
        lines=[Line(accounts.gateway_clearing(), accounts.pending_unknown(), payment.amount_fen)],
        actor=by,
        at=at,
        subject=payment.notice.subject,
        memo=f"{payment.notice.code} {payment.number}",
    )
    return payment


def _fail(payment: Payment, code: str, at: dt.datetime) -> Payment:
    payment.failure = code[:300]
    payment.save(update_fields=["failure"])
    return _end(payment, "fail", at)


def _end(payment: Payment, move: str, at: dt.datetime) -> Payment:
    workflow.move(payment, move, by=SYSTEM, at=at)
    payment.due_at = None
    payment.save(update_fields=["due_at"])
    return payment


def _next_poll(payment: Payment, at: dt.datetime) -> dt.datetime:
    times = [payment.created_at + wait for wait in POLLS]
    return next((time for time in times if time > at), at + POLLS[-1])
