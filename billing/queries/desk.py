"""What waits on finance's desk, and what an organisation has coming."""

from dataclasses import dataclass

from django.db.models import F, QuerySet, Sum

from billing import accounts, ledger
from billing.models import FeeNotice, Payout, Refund
from billing.states import FEE_NOTICE, NoticeStatus, PayoutStatus, RefundStatus
from core.models import Organisation


def refunds_to_decide() -> QuerySet[Refund]:
    """Refunds that wait for the second person."""
    return Refund.objects.filter(status=RefundStatus.REQUESTED)


def payouts_to_decide() -> QuerySet[Payout]:
    """Payouts that wait for the second person."""
    return Payout.objects.filter(status=PayoutStatus.REQUESTED)


def notices_to_pay(organisation: Organisation | None) -> QuerySet[FeeNotice]:
    """What an organisation has to pay, the earliest due date first."""
    return FeeNotice.objects.filter(
        payer=organisation, status__in=FEE_NOTICE.states_that_can("be_paid")
    ).order_by(F("due_on").asc(nulls_last=True), "id")


@dataclass(frozen=True)
class Spending:
    """A payer's money, in fen: what is due, in how many notices, and what was paid so far."""

    due_fen: int
    due_count: int
    paid_fen: int


def spending(organisation: Organisation | None) -> Spending:
    """What an organisation owes and has paid."""
    due = list(notices_to_pay(organisation))
    paid = FeeNotice.objects.filter(payer=organisation).aggregate(all=Sum("paid_fen"))
    return Spending(sum(each.outstanding_fen for each in due), len(due), paid["all"] or 0)


@dataclass(frozen=True)
class Earnings:
    """An agency's money, in fen: free to pay out, held for payouts, waiting in escrow for it."""

    free_fen: int
    held_fen: int
    incoming_fen: int
    owed_fen: int


def earnings(organisation: Organisation) -> Earnings:
    """What an agency has earned and what is on its way to it."""
    payable = accounts.agency_payable(organisation)
    free = ledger.available(payable)
    return Earnings(
        free_fen=free,
        held_fen=ledger.balance(payable) - free,
        incoming_fen=sum(ledger.balance(n.credit_account) for n in incoming(organisation)),
        owed_fen=ledger.balance(accounts.agency_receivable(organisation)),
    )


def incoming(organisation: Organisation) -> QuerySet[FeeNotice]:
    """Paid milestones whose money still waits in escrow, or has just left it."""
    paid = (NoticeStatus.PAID, NoticeStatus.RECEIPTED, NoticeStatus.SETTLED)
    return FeeNotice.objects.filter(payee=organisation, status__in=paid).order_by("-issued_at")
