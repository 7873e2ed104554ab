"""What every payment gateway can do, in fen and our own words.

An idempotency key is written to the database before the call that carries it. A `reference` is our
own name for the operation; a gateway finds by it what it did when its answer got lost.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class PaymentStatus(StrEnum):
    """`PENDING` waits for the payer, `PROCESSING` for a bank; the other three are final."""

    PENDING = "pending"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class TransferStatus(StrEnum):
    """Of refunds and payouts. A success may still turn into a failure when the bank returns it."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class GatewayPayment:
    """A payment as the gateway knows it now. `pay_url` is where the payer goes while pending.

    `fee_fen` is None until the gateway has booked the money.
    """

    id: str
    reference: str
    status: PaymentStatus
    amount_fen: int
    received_fen: int
    refunded_fen: int
    currency: str
    created_at: dt.datetime
    pay_url: str = ""
    charge_id: str = ""
    fee_fen: int | None = None
    failure_code: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class GatewayRefund:
    id: str
    payment_id: str
    reference: str
    status: TransferStatus
    amount_fen: int
    currency: str
    created_at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class GatewayPayout:
    """Money to an agency's bank account. `transfer_id` moved it out of the platform's balance."""

    id: str
    payee: str
    reference: str
    status: TransferStatus
    amount_fen: int
    currency: str
    created_at: dt.datetime
    transfer_id: str = ""
    failure_code: str = ""


@dataclass(frozen=True, kw_only=True)
class BankAccount:
    """Where an agency is paid; `routing_number` is the bank's clearing number (联行号)."""

    holder: str
    number: str
    bank_name: str
    routing_number: str = ""


@dataclass(frozen=True, kw_only=True)
class BalanceLine:
    """One movement of our balance at the gateway: net = amount - fee, negative when it leaves us.

    `kind` is the gateway's word (charge, refund, transfer, payout); `payment_id` and `reference`
    are empty when the movement has none.
    """

    id: str
    kind: str
    source_id: str
    payment_id: str
    reference: str
    amount_fen: int
    fee_fen: int
    net_fen: int
    currency: str
    created_at: dt.datetime
    available_at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class EventHint:
    """Something happened to an object: fetch it and believe only what the fetch says."""

    id: str
    kind: str
    object_kind: str
    object_id: str
    payee: str
    created_at: dt.datetime


class Gateway(Protocol):
    """Every method may raise `Unavailable`, `Invalid` or `NotFound`; one that changes something
    also `UnknownOutcome`."""

    code: str

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
        """Ask for money. Raises Declined when the answer is already no."""
        ...

    def retrieve_payment(self, payment_id: str) -> GatewayPayment: ...

    def find_payments(self, reference: str) -> list[GatewayPayment]:
        """Every payment made under our reference, oldest first; more than one is an alarm.

        A fresh payment may take up to a minute to be found.
        """
        ...

    def cancel_payment(self, payment_id: str, *, idempotency_key: str) -> GatewayPayment:
        """Make sure that nobody pays it any more. Raises Invalid when it is paid already."""
        ...

    def refund(
        self, *, payment_id: str, amount_fen: int, reference: str, idempotency_key: str
    ) -> GatewayRefund:
        """Give back part or all. Raises Invalid above what remains."""
        ...

    def retrieve_refund(self, refund_id: str) -> GatewayRefund: ...

    def find_refunds(self, payment_id: str, reference: str) -> list[GatewayRefund]: ...

    def create_payee(self, bank: BankAccount, *, reference: str, idempotency_key: str) -> str:
        """Register an agency's bank account; answers the name to give to `pay_out`."""
        ...

    def pay_out(
        self,
        *,
        amount_fen: int,
        currency: str,
        payee: str,
        reference: str,
        idempotency_key: str,
    ) -> GatewayPayout:
        """Send money to an agency. Raises Invalid when our balance does not hold it."""
        ...

    def retrieve_payout(self, payout_id: str, *, payee: str) -> GatewayPayout: ...

    def find_payouts(self, payee: str, reference: str) -> list[GatewayPayout]: ...

    def balance_transactions(self, *, since: dt.datetime) -> list[BalanceLine]:
        """Every movement of our balance since then, oldest first."""
        ...

    def parse_webhook(self, payload: bytes, signature: str, *, now: dt.datetime) -> EventHint:
        """Check that the message is the gateway's and fresh. Raises ForgedWebhook."""
        ...
