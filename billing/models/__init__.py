"""What billing stores."""

from .banks import BankAccount
from .disbursements import Disbursement, PayeeAccount, Payout, Refund
from .fees import Channel, FeeKind, FeeNotice, Payment, Receipt, WebhookDelivery
from .ledger import Account, AccountKind, Journal, LedgerProof, Transfer, TransferState

__all__ = [
    "Account",
    "AccountKind",
    "BankAccount",
    "Channel",
    "Disbursement",
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
