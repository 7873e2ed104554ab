"""Today, with every process running: a payment whose outcome arrives by webhook and worker."""

import time
from collections.abc import Callable

from django.core.management.base import CommandError

from billing.actions import payments
from billing.models import FeeNotice, Payment
from contracts.models import Contract
from core.clock import now
from marketplace.demo import sandbox
from marketplace.demo.chapters import delivery
from marketplace.demo.stage import Stage

PATIENCE = 240  # seconds; a busy machine takes its time to start a worker


def pay_and_wait_for_webhook(stage: Stage, contract: Contract) -> None:
    """The survey's money is paid on the gateway's page; nobody asks, the gateway tells us."""
    notice = delivery.notice_of(delivery.milestones(contract)[0])
    payment = payments.start_payment(notice=notice, by=stage.cast["approver"], at=now())
    payment = wait_for(payment, lambda p: bool(p.pay_url), "the worker did not ask the gateway")
    sandbox.press(payment.pay_url, "pay")
    wait_for(payment, lambda p: p.status == "succeeded", "the gateway's webhook did not arrive")
    assert FeeNotice.objects.get(pk=notice.pk).outstanding_fen == 0


def wait_for(payment: Payment, is_there: Callable[[Payment], bool], otherwise: str) -> Payment:
    """Read the payment again until the worker has done its part."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        payment.refresh_from_db()
        if is_there(payment):
            return payment
        time.sleep(0.2)
    raise CommandError(f"{payment}: {otherwise} within {PATIENCE} s; read the logs.")
