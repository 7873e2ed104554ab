"""The effects that billing owes: calls to the gateway, received webhooks, receipts."""

import datetime as dt

from billing.actions import collecting, disbursements, notices, payments, webhooks
from billing.models import FeeNotice, Payment, Payout, Refund, WebhookDelivery
from core.actors import SYSTEM
from core.models import OutboxMessage
from core.outbox import handles


@handles(payments.SEND_TOPIC)
def send_payment(message: OutboxMessage, at: dt.datetime) -> None:
    payment = Payment.objects.get(pk=message.payload["payment"])
    payments.send_payment(payment=payment, at=at)


@handles(payments.CANCEL_TOPIC)
def cancel_payment(message: OutboxMessage, at: dt.datetime) -> None:
    payment = Payment.objects.get(pk=message.payload["payment"])
    payments.close_failed(payment=payment, at=at)


@handles(webhooks.TOPIC)
def process_webhook(message: OutboxMessage, at: dt.datetime) -> None:
    delivery = WebhookDelivery.objects.get(pk=message.payload["delivery"])
    webhooks.process_delivery(delivery=delivery, at=at)


@handles(disbursements.topic(Refund))
def send_refund(message: OutboxMessage, at: dt.datetime) -> None:
    disbursements.send(asked=Refund.objects.get(pk=message.payload["refund"]), at=at)


@handles(disbursements.topic(Payout))
def send_payout(message: OutboxMessage, at: dt.datetime) -> None:
    disbursements.send(asked=Payout.objects.get(pk=message.payload["payout"]), at=at)


@handles(collecting.RECEIPT_TOPIC)
def issue_receipt(message: OutboxMessage, at: dt.datetime) -> None:
    notice = FeeNotice.objects.get(pk=message.payload["notice"])
    notices.issue_receipt(notice=notice, by=SYSTEM, at=at)
