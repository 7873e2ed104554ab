"""Money that nobody could place, read from the ledger: each item, its origin, what was proposed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, pgettext

from billing import accounts
from billing.models import FeeNotice, Payment, Refund, Transfer, TransferState
from billing.reconciliation.models import ReconciliationException
from billing.states import FEE_NOTICE

MOVED = (TransferState.POSTED, TransferState.POST_PENDING)


@dataclass(frozen=True)
class UnknownMoney:
    """One item: the transfer that brought it, where it came from, and the hold that decides it.

    `held` is the open proposal, None when nobody has proposed or all were rejected; `placed` is
    the hold that was posted. `payment` came late through the gateway; `exception` is the
    difference of a reconciliation. `tries` counts the proposals so far.
    """

    item: Transfer
    payment: Payment | None
    exception: ReconciliationException | None
    held: Transfer | None
    placed: Transfer | None
    tries: int
    holds: list[Transfer]

    @property
    def is_placed(self) -> bool:
        """True when it is decided where the money went."""
        return self.placed is not None

    @property
    def since(self) -> dt.datetime:
        """Since when it lies there."""
        return self.item.journal.at

    @property
    def sender(self) -> str:
        """Who sent it, as far as we know."""
        if self.payment is not None:
            return str(self.payment.notice.payer_name)
        if self.exception is not None and self.exception.line is not None:
            return str(self.exception.line.counterparty)
        return ""

    @property
    def text(self) -> str:
        """What the sender or the difference says about it."""
        if self.payment is not None:
            return gettext("Paid online after payment %s had ended") % self.payment.number
        if self.exception is not None and self.exception.line is not None:
            return str(self.exception.line.narrative) or str(self.item.journal.memo)
        return str(self.item.journal.memo)

    @property
    def decision(self) -> Transfer | None:
        """The hold that says where the money goes or went."""
        return self.placed or self.held


def subject_of(item: Transfer) -> str:
    """What journals that place this item are booked under."""
    return f"transfer:{item.pk}"


def arrived() -> QuerySet[Transfer]:
    """Every transfer into the accounts of money nobody could place, the oldest first."""
    codes = (accounts.pending_unknown(), accounts.suspense_long())
    return (
        Transfer.objects.filter(credit__code__in=codes, state__in=MOVED)
        .select_related("credit", "debit", "journal__actor")
        .order_by("id")
    )


def listed(*, is_placed: bool = False) -> QuerySet[Transfer]:
    """What waits, the oldest first; or what was placed, the newest first."""
    placed = _posted_holds().values_list("journal__subject", flat=True)
    ids = [int(subject.partition(":")[2]) for subject in placed]
    if is_placed:
        return arrived().filter(pk__in=ids).order_by("-id")
    return arrived().exclude(pk__in=ids)


def _posted_holds() -> QuerySet[Transfer]:
    codes = (accounts.pending_unknown(), accounts.suspense_long())
    return Transfer.objects.filter(
        debit__code__in=codes,
        state=TransferState.POST_PENDING,
        journal__subject__startswith="transfer:",
    ).order_by("id")


def count_waiting() -> int:
    """How many items nobody has placed yet."""
    return arrived().count() - _posted_holds().count()


def find(pk: int) -> UnknownMoney | None:
    """One item by its transfer, or None."""
    return next(iter(with_facts(arrived().filter(pk=pk))), None)


def with_facts(rows: Iterable[Transfer]) -> list[UnknownMoney]:
    """Each item with its origin and what was proposed, in the same order."""
    items = list(rows)
    holds: dict[str, list[Transfer]] = defaultdict(list)
    listed = (
        Transfer.objects.filter(
            journal__subject__in=[subject_of(item) for item in items], state=TransferState.PENDING
        )
        .select_related("journal__actor", "debit", "credit", "resolution__journal__actor")
        .order_by("id")
    )
    for hold in listed:
        holds[hold.journal.subject].append(hold)
    late = [_payment_number(item) for item in items]
    payments = {
        payment.number: payment
        for payment in Payment.objects.filter(number__in=filter(None, late))
        .select_related("notice")
        .order_by()
    }
    exceptions = {
        each.posting_id: each
        for each in ReconciliationException.objects.filter(
            posting__in=[item.journal_id for item in items]
        )
        .select_related("line", "run__account")
        .order_by()
    }
    return [
        _fact(
            item,
            payments.get(number or ""),
            exceptions.get(item.journal_id),
            holds[subject_of(item)],
        )
        for item, number in zip(items, late, strict=True)
    ]


def _fact(
    item: Transfer,
    payment: Payment | None,
    exception: ReconciliationException | None,
    holds: list[Transfer],
) -> UnknownMoney:
    placed = next((h for h in holds if _state(h) == TransferState.POST_PENDING), None)
    held = next((h for h in holds if _state(h) is None), None)
    return UnknownMoney(item, payment, exception, held, placed, len(holds), holds)


def _state(hold: Transfer) -> str | None:
    resolution = getattr(hold, "resolution", None)
    return resolution.state if resolution is not None else None


def _payment_number(item: Transfer) -> str | None:
    if item.journal.kind != "late payment":
        return None
    return str(item.journal.key).split(":")[1]


def notice_code(hold: Transfer) -> str | None:
    """The fee notice a hold assigns money to; None when the money goes back."""
    reference = hold.journal.reference
    is_notice = FeeNotice.objects.filter(code=reference, credit_account=hold.credit.code).exists()
    return reference if is_notice else None


def refund_of(hold: Transfer) -> Refund | None:
    """The refund that a hold belongs to, for money that came late through the gateway."""
    prefix, _colon, rest = hold.journal.key.partition(":")
    if prefix != "refund":
        return None
    return Refund.objects.filter(number=rest.split(":")[0]).first()


def fitting_notices(found: UnknownMoney) -> list[FeeNotice]:
    """Open notices the money may be for: its own first, then those of the same amount or payer."""
    fen = found.item.amount_fen
    rows = FeeNotice.objects.filter(status__in=FEE_NOTICE.states_that_can("be_paid"))
    likely = Q(amount_fen=fen)
    if found.sender:
        likely |= Q(payer_name=found.sender)
    if found.payment is not None:
        likely |= Q(pk=found.payment.notice_id)
    fitting = rows.filter(likely).order_by("-issued_at", "-id")[:20]
    return [notice for notice in fitting if notice.outstanding_fen >= fen][:5]


def course(found: UnknownMoney) -> list[tuple[str, dt.datetime, str]]:
    """What happened to an item: what, when, who and why."""
    course = [(gettext("Arrived"), found.since, found.text)]
    for hold in found.holds:
        by = " · ".join(filter(None, (str(hold.journal.actor or ""), hold.journal.memo)))
        course.append((gettext("Proposed"), hold.journal.at, by))
        state = _state(hold)
        if state is not None:
            done = hold.resolution.journal
            is_placed = state == TransferState.POST_PENDING
            words = gettext("Placed") if is_placed else pgettext("money", "Rejected")
            why = done.memo if state == TransferState.VOID_PENDING else ""
            course.append((words, done.at, " · ".join(filter(None, (str(done.actor or ""), why)))))
    return course
