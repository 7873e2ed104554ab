"""What billing stores."""

from .banks import BankAccount
from .fees import (
    Channel,
    FeeKind,
    FeeNotice,
    PayeeAccount,
    Payment,
    Payout,
    Receipt,
    Refund,
    WebhookDelivery,
)
from .ledger import Account, AccountKind, Journal, LedgerProof, Transfer, TransferState

__all__ = [
    "Account",
    "AccountKind",
    "BankAccount",
    "Channel",
    "FeeKind",
    "FeeNotice",
    "Journal",
    "LedgerProof",
    "PayeeAccount",
    "Payment",
    "Payout",
    "Receipt",
    "Refund",
    "Transfer",
    "TransferState",
    "WebhookDelivery",
]
