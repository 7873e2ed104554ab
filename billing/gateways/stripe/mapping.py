"""Reads Stripe's objects into ours."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import stripe

from billing.gateways.protocol import (
    BalanceLine,
    GatewayPayment,
    GatewayPayout,
    GatewayRefund,
    PaymentStatus,
    TransferStatus,
)

REFERENCE = "reference"
"""The metadata key under which our reference travels."""

_PAYMENT = {
    "requires_payment_method": PaymentStatus.PENDING,
    "requires_confirmation": PaymentStatus.PENDING,
    "requires_action": PaymentStatus.PENDING,
    "processing": PaymentStatus.PROCESSING,
    "requires_capture": PaymentStatus.PROCESSING,
    "succeeded": PaymentStatus.SUCCEEDED,
    "canceled": PaymentStatus.CANCELLED,
}
_TRANSFER = {
    "pending": TransferStatus.PENDING,
    "requires_action": TransferStatus.PENDING,
    "in_transit": TransferStatus.PENDING,
    "succeeded": TransferStatus.SUCCEEDED,
    "paid": TransferStatus.SUCCEEDED,
    "failed": TransferStatus.FAILED,
    "canceled": TransferStatus.CANCELLED,
}


def moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def payment(intent: stripe.PaymentIntent) -> GatewayPayment:
    """Needs `latest_charge.balance_transaction` expanded to know fee and refunds."""
    body = intent.to_dict()
    charge = _expanded(body["latest_charge"])
    booked = _expanded(charge.get("balance_transaction"))
    error = body["last_payment_error"] or {}
    status = _PAYMENT[body["status"]]
    if error and status is PaymentStatus.PENDING:
        status = PaymentStatus.FAILED
    return GatewayPayment(
        id=body["id"],
        reference=_reference(body),
        status=status,
        amount_fen=body["amount"],
        received_fen=body["amount_received"],
        refunded_fen=charge.get("amount_refunded", 0),
        currency=body["currency"].upper(),
        created_at=moment(body["created"]),
        pay_url=_pay_url(body["next_action"] or {}),
        charge_id=charge.get("id", ""),
        fee_fen=booked.get("fee"),
        failure_code=error.get("decline_code") or error.get("code") or "",
        metadata=dict(body["metadata"]),
    )


def refund(found: stripe.Refund) -> GatewayRefund:
    body = found.to_dict()
    return GatewayRefund(
        id=body["id"],
        payment_id=body["payment_intent"] or "",
        reference=_reference(body),
        status=_TRANSFER[body["status"]],
        amount_fen=body["amount"],
        currency=body["currency"].upper(),
        created_at=moment(body["created"]),
    )


def payout(found: stripe.Payout, payee: str) -> GatewayPayout:
    body = found.to_dict()
    return GatewayPayout(
        id=body["id"],
        payee=payee,
        reference=_reference(body),
        status=_TRANSFER[body["status"]],
        amount_fen=body["amount"],
        currency=body["currency"].upper(),
        created_at=moment(body["created"]),
        transfer_id=(body["metadata"] or {}).get("transfer", ""),
        failure_code=body["failure_code"] or "",
    )


def balance_line(found: stripe.BalanceTransaction) -> BalanceLine:
    """Needs `source` expanded to know the payment and our reference."""
    body = found.to_dict()
    source = _expanded(body["source"])
    return BalanceLine(
        id=body["id"],
        kind=body["type"],
        source_id=source.get("id", "") or str(body["source"] or ""),
        payment_id=source.get("payment_intent") or "",
        reference=_reference(source),
        amount_fen=body["amount"],
        fee_fen=body["fee"],
        net_fen=body["net"],
        currency=body["currency"].upper(),
        created_at=moment(body["created"]),
        available_at=moment(body["available_on"]),
    )


def _reference(body: Mapping[str, Any]) -> str:
    return str((body.get("metadata") or {}).get(REFERENCE, ""))


def _expanded(value: Any) -> dict[str, Any]:
    """The object when it was expanded, nothing when only its id came."""
    return value if isinstance(value, dict) else {}


def _pay_url(action: Mapping[str, Any]) -> str:
    detail = action.get(action.get("type", "")) or {}
    return str(detail.get("url") or "")
