"""What billing stores."""

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
from .reconciliation import (
    BankAccount,
    BankStatement,
    ExceptionKind,
    Match,
    ReconciliationException,
    ReconciliationRun,
    Resolution,
    StatementLine,
)

__all__ = [
    "Account",
    "AccountKind",
    "BankAccount",
    "BankStatement",
    "Channel",
    "ExceptionKind",
    "FeeKind",
    "FeeNotice",
    "Journal",
    "LedgerProof",
    "Match",
    "PayeeAccount",
    "Payment",
    "Payout",
    "Receipt",
    "ReconciliationException",
    "ReconciliationRun",
    "Refund",
    "Resolution",
    "StatementLine",
    "Transfer",
    "TransferState",
    "WebhookDelivery",
]
