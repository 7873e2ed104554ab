"""The offline gateway: the same protocol, but every answer waits for a person."""

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from billing.gateways.errors import ForgedWebhook, Invalid, KeyReused, NotFound
from billing.gateways.offline import mapping
from billing.gateways.offline.models import OfflineOrder
from billing.gateways.offline.states import OrderKind, OrderStatus
from billing.gateways.protocol import (
    BalanceLine,
    BankAccount,
    EventHint,
    GatewayPayment,
    GatewayPayout,
    GatewayRefund,
)
from core.actors import SYSTEM
from core.workflow import WrongStatus, move


class OfflineGateway:
    """Orders are rows; `teller` decides them. `clock` and `new_number` are time and chance."""

    code = "offline"

    def __init__(
        self,
        *,
        clock: Callable[[], dt.datetime],
        new_number: Callable[[], str] = lambda: f"off_{secrets.token_hex(12)}",
    ) -> None:
        self._clock = clock
        self._new_number = new_number

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
        order = self._order(
            OrderKind.PAYMENT,
            idempotency_key,
            amount_fen=amount_fen,
            currency=currency.upper(),
            reference=reference,
            description=description,
            metadata=dict(metadata),
        )
        return mapping.payment(order)

    def retrieve_payment(self, payment_id: str) -> GatewayPayment:
        return mapping.payment(_get(OrderKind.PAYMENT, payment_id))

    def find_payments(self, reference: str) -> list[GatewayPayment]:
        return [mapping.payment(each) for each in _named(OrderKind.PAYMENT, reference)]

    def cancel_payment(self, payment_id: str, *, idempotency_key: str) -> GatewayPayment:
        order = _get(OrderKind.PAYMENT, payment_id)
        if order.status != OrderStatus.CANCELLED:
            try:
                with transaction.atomic():
                    move(order, "cancel", by=SYSTEM, at=self._clock())
            except WrongStatus as error:
                raise Invalid(code="unexpected_state") from error
        return mapping.payment(order)

    @transaction.atomic
    def refund(
        self, *, payment_id: str, amount_fen: int, reference: str, idempotency_key: str
    ) -> GatewayRefund:
        """Claims its part of the payment at once, so that later refunds cannot exceed it."""
        _get(OrderKind.PAYMENT, payment_id)
        payment = OfflineOrder.objects.select_for_update().get(number=payment_id)
        known = OfflineOrder.objects.filter(idempotency_key=idempotency_key).exists()
        if not known and amount_fen > payment.moved_fen - payment.given_back_fen:
            raise Invalid(code="amount_too_large", param="amount")
        order = self._order(
            OrderKind.REFUND,
            idempotency_key,
            amount_fen=amount_fen,
            currency=payment.currency,
            reference=reference,
            payment_id=payment.pk,
        )
        if not known:
            OfflineOrder.objects.filter(pk=payment.pk).update(
                given_back_fen=F("given_back_fen") + amount_fen
            )
        return mapping.refund(order)

    def retrieve_refund(self, refund_id: str) -> GatewayRefund:
        return mapping.refund(_get(OrderKind.REFUND, refund_id))

    def find_refunds(self, payment_id: str, reference: str) -> list[GatewayRefund]:
        found = _named(OrderKind.REFUND, reference).filter(payment__number=payment_id)
        return [mapping.refund(each) for each in found]

    def create_payee(self, bank: BankAccount, *, reference: str, idempotency_key: str) -> str:
        """The teller reads the account from our own books; the name is enough here."""
        return f"offline:{reference}"

    def pay_out(
        self,
        *,
        amount_fen: int,
        currency: str,
        payee: str,
        reference: str,
        idempotency_key: str,
    ) -> GatewayPayout:
        order = self._order(
            OrderKind.PAYOUT,
            idempotency_key,
            amount_fen=amount_fen,
            currency=currency.upper(),
            reference=reference,
            payee=payee,
        )
        return mapping.payout(order)

    def retrieve_payout(self, payout_id: str, *, payee: str) -> GatewayPayout:
        found = mapping.payout(_get(OrderKind.PAYOUT, payout_id))
        if found.payee != payee:
            raise NotFound(code="resource_missing")
        return found

    def find_payouts(self, payee: str, reference: str) -> list[GatewayPayout]:
        found = _named(OrderKind.PAYOUT, reference).filter(payee=payee)
        return [mapping.payout(each) for each in found]

    def balance_transactions(self, *, since: dt.datetime) -> list[BalanceLine]:
        """What tellers confirmed since then; nobody takes a fee."""
        moved = OfflineOrder.objects.filter(
            status=OrderStatus.DONE, decided_at__gte=since
        ).select_related("payment")
        return [mapping.balance_line(each) for each in moved.order_by("decided_at", "pk")]

    def parse_webhook(self, payload: bytes, signature: str, *, now: dt.datetime) -> EventHint:
        """A teller signs in and needs no webhook: every message is refused."""
        raise ForgedWebhook(code="no_webhooks")

    def _order(self, kind: OrderKind, key: str, **content: Any) -> OfflineOrder:
        """The order of that key: made now, or the one made before with the same content."""
        if content["amount_fen"] <= 0:
            raise Invalid(code="amount_not_positive", param="amount")
        text = json.dumps({"kind": str(kind), **content}, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(text.encode()).hexdigest()
        order, _made = OfflineOrder.objects.get_or_create(
            idempotency_key=key,
            defaults={
                "number": self._new_number(),
                "kind": kind,
                "request_hash": digest,
                "created_at": self._clock(),
                **content,
            },
        )
        if order.request_hash != digest:
            raise KeyReused(code="idempotency_error")
        return order


def _get(kind: OrderKind, number: str) -> OfflineOrder:
    order = OfflineOrder.objects.filter(kind=kind, number=number).first()
    if order is None:
        raise NotFound(code="resource_missing")
    return order


def _named(kind: OrderKind, reference: str) -> Any:
    return OfflineOrder.objects.filter(kind=kind, reference=reference).order_by("created_at", "pk")
