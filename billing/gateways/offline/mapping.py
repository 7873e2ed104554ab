"""Reads offline orders as the protocol's objects."""

from billing.gateways.offline.models import OfflineOrder
from billing.gateways.offline.states import OrderKind, OrderStatus
from billing.gateways.protocol import (
    BalanceLine,
    GatewayPayment,
    GatewayPayout,
    GatewayRefund,
    PaymentStatus,
    TransferStatus,
)

_PAYMENT = {
    OrderStatus.PENDING: PaymentStatus.PENDING,
    OrderStatus.DONE: PaymentStatus.SUCCEEDED,
    OrderStatus.FAILED: PaymentStatus.FAILED,
    OrderStatus.CANCELLED: PaymentStatus.CANCELLED,
}
_TRANSFER = {
    OrderStatus.PENDING: TransferStatus.PENDING,
    OrderStatus.DONE: TransferStatus.SUCCEEDED,
    OrderStatus.FAILED: TransferStatus.FAILED,
    OrderStatus.CANCELLED: TransferStatus.CANCELLED,
}
_LINE = {OrderKind.PAYMENT: "charge", OrderKind.REFUND: "refund", OrderKind.PAYOUT: "payout"}


def payment(order: OfflineOrder) -> GatewayPayment:
    return GatewayPayment(
        id=order.number,
        reference=order.reference,
        status=_PAYMENT[OrderStatus(order.status)],
        amount_fen=order.amount_fen,
        received_fen=order.moved_fen,
        refunded_fen=order.given_back_fen,
        currency=order.currency,
        created_at=order.created_at,
        fee_fen=0 if order.moved_fen else None,
        metadata=order.metadata,
    )


def refund(order: OfflineOrder) -> GatewayRefund:
    return GatewayRefund(
        id=order.number,
        payment_id=order.payment.number if order.payment else "",
        reference=order.reference,
        status=_TRANSFER[OrderStatus(order.status)],
        amount_fen=order.amount_fen,
        currency=order.currency,
        created_at=order.created_at,
    )


def payout(order: OfflineOrder) -> GatewayPayout:
    return GatewayPayout(
        id=order.number,
        payee=order.payee,
        reference=order.reference,
        status=_TRANSFER[OrderStatus(order.status)],
        amount_fen=order.amount_fen,
        currency=order.currency,
        created_at=order.created_at,
    )


def balance_line(order: OfflineOrder) -> BalanceLine:
    """A decided order; money that leaves us is negative."""
    kind = OrderKind(order.kind)
    amount = order.moved_fen if kind is OrderKind.PAYMENT else -order.moved_fen
    decided_at = order.decided_at or order.created_at
    paid = order if kind is OrderKind.PAYMENT else order.payment
    return BalanceLine(
        id=order.number,
        kind=_LINE[kind],
        source_id=order.number,
        payment_id=paid.number if paid else "",
        reference=order.reference,
        amount_fen=amount,
        fee_fen=0,
        net_fen=amount,
        currency=order.currency,
        created_at=decided_at,
        available_at=decided_at,
    )
