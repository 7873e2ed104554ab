"""Payment intents, charges and refunds with every top-level field Stripe's examples carry."""

from typing import Any

from sandbox_gateway.methods import Method
from sandbox_gateway.wire import PRIVATE, Json

_NOWHERE = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))


def payment_intent(
    *, intent_id: str, secret: str, amount: int, currency: str, created: int, **given: Any
) -> Json:
    """An intent before its first confirmation; `given` overrides any other field."""
    return {
        "id": intent_id,
        "object": "payment_intent",
        "amount": amount,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic",
        "client_secret": f"{intent_id}_secret_{secret}",
        "confirmation_method": "automatic",
        "created": created,
        "currency": currency,
        "customer": None,
        "customer_account": None,
        "description": None,
        "excluded_payment_method_types": None,
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "managed_payments": {"enabled": False},
        "metadata": {},
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "processing": None,
        "receipt_email": None,
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": None,
        **given,
    }


def charge(*, charge_id: str, intent: Json, method: Method, created: int, base_url: str) -> Json:
    """The charge that one confirmation of the intent made, whether it succeeded or not."""
    declined = method.decline_code is not None
    return {
        "id": charge_id,
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": 0,
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None,
        "billing_details": {
            "address": dict(_NOWHERE),
            "email": None,
            "name": None,
            "phone": None,
            "tax_id": None,
        },
        "calculated_statement_descriptor": None,
        "captured": False,
        "created": created,
        "currency": intent["currency"],
        "customer": intent["customer"],
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": "card_declined" if declined else None,
        "failure_message": "Your card was declined." if declined else None,
        "fraud_details": {},
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "on_behalf_of": None,
        "outcome": {
            "advice_code": None,
            "network_advice_code": None,
            "network_decline_code": None,
            "network_status": "declined_by_network" if declined else "approved_by_network",
            "reason": method.decline_code,
            "seller_message": "The payment was declined." if declined else "Payment complete.",
            "type": "issuer_declined" if declined else "authorized",
        },
        "paid": not declined,
        "payment_intent": intent["id"],
        "payment_method": intent["payment_method"],
        "payment_method_details": _method_details(method),
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None if declined else f"{base_url}/receipts/{charge_id}",
        "refunded": False,
        "refunds": {
            "data": [],
            "has_more": False,
            "object": "list",
            "url": f"/v1/charges/{charge_id}/refunds",
        },
        "review": None,
        "shipping": None,
        "source": None,
        "source_transfer": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": "failed" if declined else "succeeded",
        "transfer_data": None,
        "transfer_group": intent["transfer_group"],
    }


def _method_details(method: Method) -> Json:
    if method.kind != "card":
        return {
            method.kind: {"buyer_id": None, "fingerprint": None, "transaction_id": None},
            "type": method.kind,
        }
    return {
        "card": {
            "amount_authorized": None,
            "brand": "visa",
            "checks": {
                "address_line1_check": None,
                "address_postal_code_check": None,
                "cvc_check": "pass",
            },
            "country": "CN",
            "exp_month": 12,
            "exp_year": 2035,
            "fingerprint": None,
            "funding": "credit",
            "installments": None,
            "last4": method.last4,
            "mandate": None,
            "network": "visa",
            "three_d_secure": None,
            "wallet": None,
        },
        "type": "card",
    }


def refund(*, refund_id: str, source: Json, amount: int, created: int, reason: str | None) -> Json:
    """A refund of part or all of the charge `source`."""
    kind = source["payment_method_details"]["type"]
    return {
        "id": refund_id,
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": source["id"],
        "created": created,
        "currency": source["currency"],
        "customer": source["customer"],
        "customer_account": None,
        "destination_details": {
            kind: {"type": "refund"} if kind == "card" else {},
            "type": kind,
        },
        "metadata": {},
        "payment_intent": source["payment_intent"],
        "payment_method": source["payment_method"],
        "reason": reason,
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded",
        "transfer_reversal": None,
    }


def balance_transaction(
    *,
    transaction_id: str,
    kind: str,
    source: Json,
    amount: int,
    fee: int,
    created: int,
    **given: Any,
) -> Json:
    """One movement of a balance: `net` = `amount` - `fee`, all in the smallest unit."""
    details = {
        "amount": fee,
        "application": None,
        "currency": source["currency"],
        "description": "Gateway processing fee",
        "type": "stripe_fee",
    }
    return {
        "id": transaction_id,
        "object": "balance_transaction",
        "amount": amount,
        "available_on": created,
        "balance_type": "payments",
        "created": created,
        "currency": source["currency"],
        "description": source.get("description"),
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [details] if fee else [],
        "net": amount - fee,
        "reporting_category": kind.removeprefix("stripe_"),
        "source": source["id"],
        "status": "available",
        "type": kind,
        PRIVATE: {},
        **given,
    }
