"""Accounts, transfers, payouts and balances with every top-level field Stripe's examples carry."""

from typing import Any

from sandbox_gateway.wire import Json

_REQUIREMENTS: dict[str, Any] = {
    "alternatives": [],
    "current_deadline": None,
    "currently_due": [],
    "disabled_reason": None,
    "errors": [],
    "eventually_due": [],
    "past_due": [],
    "pending_verification": [],
}


def account(
    *, account_id: str, created: int, interval: str, bank: Json | None, **given: Any
) -> Json:
    """A connected account, able to receive transfers at once; `interval` is its payout rhythm."""
    return {
        "id": account_id,
        "object": "account",
        "business_profile": {},
        "business_type": None,
        "capabilities": {"card_payments": "active", "transfers": "active"},
        "charges_enabled": True,
        "controller": {"type": "application"},
        "country": "CN",
        "created": created,
        "default_currency": "cny",
        "details_submitted": True,
        "email": None,
        "external_accounts": {
            "data": [bank] if bank else [],
            "has_more": False,
            "object": "list",
            "url": f"/v1/accounts/{account_id}/external_accounts",
        },
        "future_requirements": dict(_REQUIREMENTS),
        "metadata": {},
        "payouts_enabled": True,
        "requirements": dict(_REQUIREMENTS),
        "settings": {
            "branding": {
                "icon": None,
                "logo": None,
                "primary_color": None,
                "secondary_color": None,
            },
            "card_payments": {"statement_descriptor_prefix": None},
            "dashboard": {"display_name": None, "timezone": "Asia/Shanghai"},
            "payments": {"statement_descriptor": None},
            "payouts": {
                "debit_negative_balances": True,
                "schedule": {"delay_days": 1, "interval": interval},
                "statement_descriptor": None,
            },
        },
        "tos_acceptance": {"date": None, "ip": None, "user_agent": None},
        "type": "custom",
        **given,
    }


def bank_account(*, bank_id: str, account_id: str, given: dict[str, str]) -> Json:
    """The bank account a payout goes to; only its last four digits are kept."""
    return {
        "id": bank_id,
        "object": "bank_account",
        "account": account_id,
        "account_holder_name": given.get("account_holder_name"),
        "account_holder_type": given.get("account_holder_type"),
        "bank_name": given.get("bank_name", "SANDBOX BANK"),
        "country": given.get("country", "CN"),
        "currency": given.get("currency", "cny").lower(),
        "default_for_currency": True,
        "last4": given.get("account_number", "0000")[-4:],
        "metadata": {},
        "routing_number": given.get("routing_number"),
        "status": "new",
    }


def transfer(
    *, transfer_id: str, amount: int, currency: str, destination: str, created: int, **given: Any
) -> Json:
    """Money from the platform's balance to a connected account's."""
    return {
        "id": transfer_id,
        "object": "transfer",
        "amount": amount,
        "amount_reversed": 0,
        "balance_transaction": None,
        "created": created,
        "currency": currency,
        "description": None,
        "destination": destination,
        "destination_payment": None,
        "livemode": False,
        "metadata": {},
        "reversals": {
            "data": [],
            "has_more": False,
            "object": "list",
            "url": f"/v1/transfers/{transfer_id}/reversals",
        },
        "reversed": False,
        "source_transaction": None,
        "source_type": "card",
        "transfer_group": None,
        **given,
    }


def transfer_reversal(
    *, reversal_id: str, source: Json, amount: int, created: int, metadata: Json
) -> Json:
    """Money back from the connected account of the transfer `source`."""
    return {
        "id": reversal_id,
        "object": "transfer_reversal",
        "amount": amount,
        "balance_transaction": None,
        "created": created,
        "currency": source["currency"],
        "destination_payment_refund": None,
        "metadata": metadata,
        "source_refund": None,
        "transfer": source["id"],
    }


def payout(
    *, payout_id: str, amount: int, currency: str, created: int, arrival_date: int, **given: Any
) -> Json:
    """Money from a balance to a bank account; `arrival_date` is Unix seconds."""
    return {
        "id": payout_id,
        "object": "payout",
        "amount": amount,
        "application_fee": None,
        "application_fee_amount": None,
        "arrival_date": arrival_date,
        "automatic": False,
        "balance_transaction": None,
        "created": created,
        "currency": currency,
        "description": None,
        "destination": None,
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "livemode": False,
        "metadata": {},
        "method": "standard",
        "original_payout": None,
        "payout_method": None,
        "reconciliation_status": "not_applicable",
        "reversed_by": None,
        "source_type": "card",
        "statement_descriptor": None,
        "status": "pending",
        "trace_id": {"status": "pending", "value": None},
        "type": "bank_account",
        **given,
    }


def balance(available: dict[str, int], pending: dict[str, int]) -> Json:
    """Both balances per currency, in the smallest unit."""
    currencies = sorted(available.keys() | pending.keys()) or ["cny"]

    def column(amounts: dict[str, int]) -> list[Json]:
        return [
            {
                "amount": amounts.get(name, 0),
                "currency": name,
                "source_types": {"card": amounts.get(name, 0)},
            }
            for name in currencies
        ]

    return {
        "object": "balance",
        "available": column(available),
        "connect_reserved": [{"amount": 0, "currency": name} for name in currencies],
        "livemode": False,
        "pending": column(pending),
    }
