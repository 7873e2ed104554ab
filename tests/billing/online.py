"""An online payment in tests: the market against a running sandbox gateway."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from billing.actions import payments, webhooks
from billing.models import FeeNotice, Payment, WebhookDelivery
from core import outbox
from core.actors import PUBLIC, Actor
from core.clock import now
from sandbox_gateway.server import RunningSandbox
from tests.sandbox_gateway.wire import SandboxClient


@dataclass
class Till:
    """The market's side and the payer's side of an online payment."""

    running: RunningSandbox
    heard: list[tuple[bytes, str]]

    @property
    def api(self) -> SandboxClient:
        return SandboxClient(self.running.url)

    def start(self, notice: FeeNotice, by: Actor = PUBLIC) -> Payment:
        payment = payments.start_payment(notice=notice, by=by, at=now())
        self.drain()
        payment.refresh_from_db()
        return payment

    def drain(self, after: dt.timedelta = dt.timedelta(0)) -> None:
        outbox.drain(at=now() + after)

    def payer(self, payment: Payment, answer: str = "pay") -> None:
        """The payer answers on the hosted page."""
        assert self.api.post(urlsplit(payment.pay_url).path, answer=answer).status < 400

    def webhooks(self) -> list[tuple[bytes, str]]:
        """What the gateway sends now: (body, signature)."""
        self.heard.clear()
        self.api.post("/_sandbox/deliver", all="true")
        return list(self.heard)

    def receive(self, body: bytes, signature: str) -> WebhookDelivery:
        return webhooks.receive_webhook(
            gateway_code="stripe", payload=body, signature=signature, at=now()
        )

    def pay(self, notice: FeeNotice) -> Payment:
        """The whole way: start, pay, hear of it."""
        payment = self.start(notice)
        self.payer(payment)
        payments.refresh_payment(payment=payment, at=now())
        payment.refresh_from_db()
        return payment

    def fault(self, kind: str, match: str, **more: Any) -> None:
        assert self.api.post("/_sandbox/faults", kind=kind, match=match, **more).status == 200
