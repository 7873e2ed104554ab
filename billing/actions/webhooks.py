"""The webhook inbox: verify, store raw, answer; later look at the object itself and settle.

A webhook is only a hint. What is believed is what the gateway answers when asked.
"""

import datetime as dt
from typing import Final

from django.db import transaction

from billing.gateways.errors import NotFound
from billing.gateways.registry import gateway
from billing.models import Payment, Payout, Refund, WebhookDelivery
from core import outbox
from core.actors import SYSTEM

from . import disbursements
from .payments import settle_payment

TOPIC: Final = "billing.webhook"


@transaction.atomic
def receive_webhook(
    *, gateway_code: str, payload: bytes, signature: str, at: dt.datetime
) -> WebhookDelivery:
    """Keep a message of the gateway; a repeated one is kept once. Raises ForgedWebhook."""
    hint = gateway(gateway_code).parse_webhook(payload, signature, now=at)
    delivery, is_new = WebhookDelivery.objects.get_or_create(
        gateway=gateway_code,
        event_id=hint.id,
        defaults={
            "kind": hint.kind,
            "object_kind": hint.object_kind,
            "object_id": hint.object_id,
            "payee": hint.payee,
            "body": payload.decode(),
            "received_at": at,
        },
    )
    if is_new:
        key = f"{gateway_code}:{hint.id}"
        outbox.enqueue(TOPIC, key, {"delivery": delivery.pk}, due_at=at)
    return delivery


@transaction.atomic
def process_delivery(*, delivery: WebhookDelivery, at: dt.datetime) -> None:
    """Fetch what the message is about and take it over, once."""
    row = WebhookDelivery.objects.select_for_update(no_key=True).get(pk=delivery.pk)
    if row.processed_at is not None:
        return
    row.attempts += 1
    ask = gateway(row.gateway)
    try:
        if row.object_kind == "payment_intent":
            found = ask.retrieve_payment(row.object_id)
            settle_payment(found=found, gateway_code=row.gateway, by=SYSTEM, at=at)
        elif row.object_kind == "refund":
            disbursements.settle(kind=Refund, found=ask.retrieve_refund(row.object_id), at=at)
        elif row.object_kind == "payout" and row.payee:
            payout = ask.retrieve_payout(row.object_id, payee=row.payee)
            disbursements.settle(kind=Payout, found=payout, at=at)
    except (NotFound, Payment.DoesNotExist) as error:
        # Signed, but about something we never asked for: kept for the desk, not tried again.
        row.last_error = f"{type(error).__name__}: {error}"[:2000]
    row.processed_at = at
    row.save(update_fields=["attempts", "last_error", "processed_at"])
