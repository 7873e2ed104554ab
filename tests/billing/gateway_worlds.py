"""The worlds of the gateways' contract suite: a gateway, and what people outside it do."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from billing.gateways.offline import teller
from billing.gateways.offline.gateway import OfflineGateway
from billing.gateways.offline.models import OfflineOrder
from billing.gateways.protocol import Gateway, GatewayPayment
from billing.gateways.stripe import StripeConfig, StripeGateway
from core.actors import SYSTEM
from sandbox_gateway.server import RunningSandbox
from tests.sandbox_gateway.wire import SandboxClient

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


class World(Protocol):
    """A gateway together with the people who pay, refuse and confirm."""

    @property
    def gateway(self) -> Gateway: ...

    def payer_pays(self, payment: GatewayPayment) -> None: ...

    def payer_fails(self, payment: GatewayPayment) -> None: ...

    def fund_payouts(self) -> None: ...

    def bank_works(self) -> None:
        """Whatever waits for a bank is carried out."""
        ...


def ask(gateway: Gateway, **given: Any) -> GatewayPayment:
    """A payment of 100 yuan with a fresh key, unless `given` says otherwise."""
    request: dict[str, Any] = {
        "amount_fen": 10_000,
        "currency": "CNY",
        "reference": "PAY-1",
        "description": "评估费",
        "metadata": {"notice": "7"},
        "idempotency_key": uuid.uuid4().hex,
        "return_url": "https://shop.example/back",
    }
    return gateway.create_payment(**(request | given))


@dataclass
class StripeWorld:
    gateway: StripeGateway
    api: SandboxClient

    def payer_pays(self, payment: GatewayPayment) -> None:
        self.api.post(urlsplit(payment.pay_url).path, answer="pay")

    def payer_fails(self, payment: GatewayPayment) -> None:
        self.api.post(urlsplit(payment.pay_url).path, answer="fail")

    def fund_payouts(self) -> None:
        self.api.pay(1_000_000, "pm_card_bypassPending")

    def bank_works(self) -> None:
        self.api.post("/_sandbox/advance", payout="false")


def stripe_gateway(running: RunningSandbox, **given: Any) -> StripeGateway:
    return StripeGateway(
        StripeConfig(
            api_base=running.url,
            secret_key="sk_test_sandbox",
            webhook_secret="whsec_tests",
            **given,
        )
    )


def stripe_world(running: RunningSandbox) -> StripeWorld:
    return StripeWorld(stripe_gateway(running), SandboxClient(running.url))


@dataclass
class OfflineWorld:
    gateway: OfflineGateway = field(default_factory=lambda: OfflineGateway(clock=lambda: NOW))

    def payer_pays(self, payment: GatewayPayment) -> None:
        self._complete(OfflineOrder.objects.get(number=payment.id))

    def payer_fails(self, payment: GatewayPayment) -> None:
        teller.fail(number=payment.id, reason="The cheque bounced.", by=SYSTEM, at=NOW)

    def fund_payouts(self) -> None:
        """The teller's bank account is not ours to fill."""

    def bank_works(self) -> None:
        for order in OfflineOrder.objects.filter(status="pending"):
            self._complete(order)

    def _complete(self, order: OfflineOrder) -> None:
        teller.complete(
            number=order.number, moved_fen=order.amount_fen, evidence="BANK-1", by=SYSTEM, at=NOW
        )
