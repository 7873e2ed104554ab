"""The gateway of the `stripe` SDK against a configurable address."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import stripe

from billing.gateways.protocol import (
    BalanceLine,
    BankAccount,
    EventHint,
    GatewayPayment,
    GatewayPayout,
    GatewayRefund,
)
from billing.gateways.stripe import mapping, webhook
from billing.gateways.stripe.failures import translated
from billing.gateways.stripe.mapping import REFERENCE

_CHARGE = "latest_charge.balance_transaction"


@dataclass(frozen=True, kw_only=True)
class StripeConfig:
    """Where and as whom; `method` is a wallet the payer is sent to, or a `pm_…` taken at once.

    Time-outs are seconds.
    """

    api_base: str
    secret_key: str
    webhook_secret: str
    method: str = "alipay"
    connect_timeout: float = 5.0
    read_timeout: float = 30.0


class StripeGateway:
    """Never retries by itself: the outbox does, with the same key."""

    code = "stripe"

    def __init__(self, config: StripeConfig) -> None:
        self._config = config
        self._api = stripe.StripeClient(
            config.secret_key,
            base_addresses={"api": config.api_base.rstrip("/")},
            max_network_retries=0,
            http_client=stripe.RequestsClient(
                timeout=(config.connect_timeout, config.read_timeout)
            ),
        ).v1

    def create_payment(
        self,
        *,
        amount_fen: int,
        currency: str,
        reference: str,
        description: str,
        metadata: Mapping[str, str],
        idempotency_key: str,
        return_url: str,
    ) -> GatewayPayment:
        params: Any = {
            "amount": amount_fen,
            "currency": currency.lower(),
            "confirm": True,
            "description": description,
            "metadata": {**metadata, REFERENCE: reference},
            "return_url": return_url,
            "expand": [_CHARGE],
            **self._method(),
        }
        with translated(changes=True):
            intent = self._api.payment_intents.create(params, {"idempotency_key": idempotency_key})
        return mapping.payment(intent)

    def _method(self) -> dict[str, Any]:
        name = self._config.method
        if name.startswith("pm_"):
            return {"payment_method": name, "payment_method_types": ["card"]}
        return {"payment_method_types": [name], "payment_method_data": {"type": name}}

    def retrieve_payment(self, payment_id: str) -> GatewayPayment:
        with translated(changes=False):
            intent = self._api.payment_intents.retrieve(payment_id, {"expand": [_CHARGE]})
        return mapping.payment(intent)

    def find_payments(self, reference: str) -> list[GatewayPayment]:
        query = f"metadata['{REFERENCE}']:'{_plain(reference)}'"
        with translated(changes=False):
            found = self._api.payment_intents.search(
                {"query": query, "limit": 100, "expand": [f"data.{_CHARGE}"]}
            )
            payments = [mapping.payment(each) for each in found.auto_paging_iter()]
        return sorted(payments, key=lambda each: (each.created_at, each.id))

    def cancel_payment(self, payment_id: str, *, idempotency_key: str) -> GatewayPayment:
        with translated(changes=True):
            intent = self._api.payment_intents.cancel(
                payment_id, {"expand": [_CHARGE]}, {"idempotency_key": idempotency_key}
            )
        return mapping.payment(intent)

    def refund(
        self, *, payment_id: str, amount_fen: int, reference: str, idempotency_key: str
    ) -> GatewayRefund:
        with translated(changes=True):
            made = self._api.refunds.create(
                {
                    "payment_intent": payment_id,
                    "amount": amount_fen,
                    "metadata": {REFERENCE: reference},
                },
                {"idempotency_key": idempotency_key},
            )
        return mapping.refund(made)

    def retrieve_refund(self, refund_id: str) -> GatewayRefund:
        with translated(changes=False):
            return mapping.refund(self._api.refunds.retrieve(refund_id))

    def find_refunds(self, payment_id: str, reference: str) -> list[GatewayRefund]:
        with translated(changes=False):
            found = self._api.refunds.list({"payment_intent": payment_id, "limit": 100})
            refunds = [mapping.refund(each) for each in found.auto_paging_iter()]
        return [each for each in reversed(refunds) if each.reference == reference]

    def create_payee(self, bank: BankAccount, *, reference: str, idempotency_key: str) -> str:
        external = {
            "object": "bank_account",
            "country": "CN",
            "currency": "cny",
            "account_holder_name": bank.holder,
            "account_number": bank.number,
            "bank_name": bank.bank_name,
            "routing_number": bank.routing_number,
        }
        params: Any = {
            "type": "custom",
            "country": "CN",
            "capabilities": {"transfers": {"requested": True}},
            "business_profile": {"name": bank.holder},
            "external_account": {name: value for name, value in external.items() if value},
            "metadata": {REFERENCE: reference},
            "settings": {"payouts": {"schedule": {"interval": "manual"}}},
        }
        with translated(changes=True):
            account = self._api.accounts.create(params, {"idempotency_key": idempotency_key})
        return account.id

    def pay_out(
        self,
        *,
        amount_fen: int,
        currency: str,
        payee: str,
        reference: str,
        idempotency_key: str,
    ) -> GatewayPayout:
        """Two calls, each with a key derived from ours, so that the pair can be repeated."""
        with translated(changes=True):
            transfer = self._api.transfers.create(
                {
                    "amount": amount_fen,
                    "currency": currency.lower(),
                    "destination": payee,
                    "transfer_group": reference,
                    "metadata": {REFERENCE: reference},
                },
                {"idempotency_key": f"{idempotency_key}:transfer"},
            )
        with translated(changes=True):
            made = self._api.payouts.create(
                {
                    "amount": amount_fen,
                    "currency": currency.lower(),
                    "metadata": {REFERENCE: reference, "transfer": transfer.id},
                },
                {"idempotency_key": f"{idempotency_key}:payout", "stripe_account": payee},
            )
        return mapping.payout(made, payee)

    def retrieve_payout(self, payout_id: str, *, payee: str) -> GatewayPayout:
        with translated(changes=False):
            found = self._api.payouts.retrieve(payout_id, {}, {"stripe_account": payee})
        return mapping.payout(found, payee)

    def find_payouts(self, payee: str, reference: str) -> list[GatewayPayout]:
        with translated(changes=False):
            found = self._api.payouts.list({"limit": 100}, {"stripe_account": payee})
            payouts = [mapping.payout(each, payee) for each in found.auto_paging_iter()]
        return [each for each in reversed(payouts) if each.reference == reference]

    def balance_transactions(self, *, since: dt.datetime) -> list[BalanceLine]:
        with translated(changes=False):
            found = self._api.balance_transactions.list(
                {
                    "created": {"gte": int(since.timestamp())},
                    "limit": 100,
                    "expand": ["data.source"],
                }
            )
            lines = [mapping.balance_line(each) for each in found.auto_paging_iter()]
        return lines[::-1]

    def parse_webhook(self, payload: bytes, signature: str, *, now: dt.datetime) -> EventHint:
        return webhook.parse(payload, signature, secret=self._config.webhook_secret, now=now)


def _plain(reference: str) -> str:
    """A reference that can stand in a search query; ours have no quotes."""
    if "'" in reference or '"' in reference or "\\" in reference:
        raise ValueError(f"not a reference: {reference!r}")
    return reference
