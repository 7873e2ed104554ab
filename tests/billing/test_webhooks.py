"""The inbox: signed, kept once, believed only after asking."""

import pytest

from billing import accounts, ledger
from billing.actions import webhooks
from billing.gateways.errors import ForgedWebhook
from billing.models import WebhookDelivery
from billing.states import PaymentStatus
from core.clock import now
from tests.billing.online import Till
from tests.factories import FeeNoticeFactory

pytestmark = pytest.mark.django_db


def paid(till: Till):
    payment = till.start(FeeNoticeFactory())
    till.payer(payment)
    return payment


def test_webhook_settles_a_payment(till: Till):
    payment = paid(till)
    for body, signature in till.webhooks():
        till.receive(body, signature)
    till.drain()
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.SUCCEEDED
    assert not WebhookDelivery.objects.filter(processed_at=None).exists()


def test_shuffled_and_repeated_webhooks_book_once(till: Till):
    paid(till)
    heard = till.webhooks()
    for body, signature in [*reversed(heard), *heard, *heard]:
        till.receive(body, signature)
        till.drain()
    assert WebhookDelivery.objects.count() == len(heard)
    assert ledger.balance(accounts.gateway_clearing()) == 100_000


def test_forged_webhook_is_not_kept(till: Till):
    payment = paid(till)
    for body, signature in till.webhooks():
        with pytest.raises(ForgedWebhook):
            till.receive(body.replace(b"100000", b"900000"), signature + "0")
    assert not WebhookDelivery.objects.exists()
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.PENDING


def test_webhook_is_only_a_hint(till: Till):
    """A signed message that says "paid" about an unpaid payment pays nothing."""
    payment = till.start(FeeNoticeFactory())
    for body, signature in till.webhooks():
        till.receive(body, signature)
    WebhookDelivery.objects.update(kind="payment_intent.succeeded")
    till.drain()
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.PENDING


def test_webhook_about_something_unknown_is_kept_for_the_desk(till: Till):
    till.api.pay(5_000)
    for body, signature in till.webhooks():
        till.receive(body, signature)
    till.drain()
    odd = WebhookDelivery.objects.filter(object_kind="payment_intent").last()
    assert odd.processed_at is not None
    assert "DoesNotExist" in odd.last_error


def test_message_handled_meanwhile_is_not_handled_again(till: Till):
    till.api.pay(5_000)
    delivery = [till.receive(body, signature) for body, signature in till.webhooks()][-1]
    for _ in range(2):
        webhooks.process_delivery(delivery=delivery, at=now())
    delivery.refresh_from_db()
    assert delivery.attempts == 1
