"""The finance workbench: what waits and for whom, where the money lies, what came in by source."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import (
    CharField,
    Count,
    F,
    Func,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.urls import reverse
from django.utils.translation import gettext as _

from billing import accounts, ledger
from billing.models import (
    Account,
    AccountKind,
    BankAccount,
    Channel,
    LedgerProof,
    Payment,
    Payout,
    Refund,
    Transfer,
    WebhookDelivery,
)
from billing.queries import desk
from billing.reconciliation.models import (
    RUN_OPEN,
    BankStatement,
    ReconciliationException,
    ReconciliationRun,
    StatementLine,
)
from billing.reconciliation.queries import runs, unknown_money
from billing.reconciliation.states import ExceptionStatus, RunStatus
from billing.states import PaymentStatus, PayoutStatus
from core.actors import Actor
from core.clock import SHANGHAI, local_date


@dataclass(frozen=True)
class Task:
    """Something that waits: how many, how much in fen (None without an amount), since when.

    `mine` of them I can take on; the others wait for somebody else, because I proposed them.
    """

    label: str
    url: str
    count: int
    mine: int
    fen: int | None
    since: dt.datetime | dt.date | None

    @property
    def others(self) -> int:
        """How many wait for somebody else."""
        return self.count - self.mine


def tasks(actor: Actor) -> list[Task]:
    """What waits for finance, only what there is."""
    listed = [
        *_differences(actor),
        *_unknown(actor),
        _asked(
            _("Payouts to decide"),
            f"{reverse('billing:payouts')}?status={PayoutStatus.REQUESTED}",
            desk.payouts_to_decide(),
            actor,
        ),
        _asked(
            _("Refunds to decide"),
            f"{reverse('billing:refunds')}?status=requested",
            desk.refunds_to_decide(),
            actor,
        ),
        _asked(
            _("Payouts on their way"),
            f"{reverse('billing:payouts')}?status={PayoutStatus.IN_TRANSIT}",
            Payout.objects.filter(status=PayoutStatus.IN_TRANSIT),
            None,
        ),
        _asked(
            _("Refunds to send by hand"),
            f"{reverse('billing:refunds')}?status=approved",
            Refund.objects.filter(status="approved", payment__gateway=""),
            None,
        ),
        *_days(),
    ]
    return [task for task in listed if task.count]


def _asked(
    label: str, url: str, rows: QuerySet[Payout] | QuerySet[Refund], actor: Actor | None
) -> Task:
    found = list(rows.values_list("amount_fen", "requested_at", "requested_by_id"))
    own = actor.user.pk if actor is not None and actor.user is not None else None
    return Task(
        label,
        url,
        len(found),
        sum(by != own for _fen, _at, by in found),
        sum(fen for fen, _at, _by in found),
        min((at for _fen, at, _by in found), default=None),
    )


def _differences(actor: Actor) -> list[Task]:
    rows = ReconciliationException.objects.order_by()
    page = reverse("billing:exceptions")
    made = []
    for status, label in (
        (ExceptionStatus.OPEN, _("Differences to explain")),
        (ExceptionStatus.PROPOSED, _("Explanations to decide")),
    ):
        found = rows.filter(status=status)
        own = found.filter(proposed_by=actor.user).count() if actor.user else 0
        sums = found.aggregate(fen=Sum("amount_fen"), since=Min("run__until"))
        url = f"{page}?status={status}"
        count = found.count()
        made.append(Task(label, url, count, count - own, sums["fen"], sums["since"]))
    return made


def _unknown(actor: Actor) -> list[Task]:
    found = unknown_money.with_facts(unknown_money.listed()[:200])
    page = reverse("billing:unknown_list")

    def task(label: str, wanted: Callable[[unknown_money.UnknownMoney], bool]) -> Task:
        some = [each for each in found if wanted(each)]
        own = sum(
            each.held is not None and actor.is_same_person(each.held.journal.actor) for each in some
        )
        return Task(
            label,
            page,
            len(some),
            len(some) - own,
            sum(each.item.amount_fen for each in some),
            min((each.since for each in some), default=None),
        )

    return [
        task(_("Money of unknown purpose to place"), lambda each: each.held is None),
        task(_("Placings to decide"), lambda each: each.held is not None),
    ]


def _days() -> list[Task]:
    page = reverse("billing:reconciliation")
    made = []
    for label, statuses in (
        (_("Days to sign"), RUN_OPEN),
        (_("Signed days to close"), (RunStatus.SIGNED,)),
    ):
        rows = ReconciliationRun.objects.filter(status__in=statuses).order_by("until", "id")
        first = rows.first()
        count = rows.count()
        url = reverse("billing:run", args=[first.pk]) if first and count == 1 else page
        made.append(Task(label, url, count, count, None, first.until if first else None))
    return made


def unmatched_fen() -> int:
    """What bank lines moved that no rule and no approved explanation accounts for, in fen."""
    waiting = runs.unsettled().aggregate(fen=Sum(Func(F("amount_fen"), function="abs")))
    fresh = (
        StatementLine.objects.filter(match=None, exceptions=None)
        .order_by()
        .aggregate(fen=Sum(Func(F("amount_fen"), function="abs")))
    )
    return (waiting["fen"] or 0) + (fresh["fen"] or 0)


@dataclass(frozen=True)
class Side:
    """A family of accounts on its side of the books: its name, code and balance in fen."""

    label: object
    code: str
    accounts: int
    fen: int


@dataclass(frozen=True)
class Balances:
    """Where the money lies, and whose it is; both sums are equal in books that balance."""

    have: list[Side]
    owe: list[Side]

    @property
    def have_fen(self) -> int:
        """Assets and expenses, in fen."""
        return sum(each.fen for each in self.have)

    @property
    def owe_fen(self) -> int:
        """Liabilities and income, in fen."""
        return sum(each.fen for each in self.owe)

    @property
    def difference_fen(self) -> int:
        """0 in books that balance."""
        return self.have_fen - self.owe_fen


def balances() -> Balances:
    """The balance of each family of accounts, one statement."""
    family = Func(F("code"), Value(":"), Value(1), function="split_part", output_field=CharField())
    rows = (
        Account.objects.order_by()
        .annotate(family=family)
        .values("family", "kind")
        .annotate(debited=Sum("debits"), credited=Sum("credits"), n=Sum(Value(1)))
        .order_by("family")
    )
    have, owe = [], []
    for row in rows:
        fen = row["debited"] - row["credited"]
        label = accounts.family_name(row["family"])
        if row["kind"] in (AccountKind.ASSET, AccountKind.EXPENSE):
            have.append(Side(label, row["family"], row["n"], fen))
        else:
            owe.append(Side(label, row["family"], row["n"], -fen))
    return Balances(have, owe)


@dataclass(frozen=True)
class Flow:
    """Money of one source in fen: today, this month, all in all, and in how many payments."""

    label: object
    today_fen: int
    month_fen: int
    all_fen: int
    count: int
    is_total: bool = False


def incoming(at: dt.datetime) -> list[Flow]:
    """What came in, by channel, and last the total."""
    rows = Payment.objects.filter(status=PaymentStatus.SUCCEEDED).order_by()
    flows = [
        _flow(channel.label, rows.filter(channel=channel), "succeeded_at", at)
        for channel in Channel
    ]
    return [*flows, _total(_("Total in"), flows)]


def outgoing(at: dt.datetime) -> list[Flow]:
    """What went out, by purpose as the ledger has booked it, and last the total."""
    sources = (
        (_("Payouts to agencies"), accounts.payout_in_transit(), "payout"),
        (_("Refunds to payers"), accounts.refund_payable(), "refund"),
    )
    flows = [
        _flow(
            label,
            Transfer.objects.filter(
                debit__code=code, journal__kind=kind, state__in=unknown_money.MOVED
            ).order_by(),
            "journal__at",
            at,
        )
        for label, code, kind in sources
    ]
    return [*flows, _total(_("Total out"), flows)]


def _flow(
    label: object, rows: QuerySet[Payment] | QuerySet[Transfer], moment: str, at: dt.datetime
) -> Flow:
    today = dt.datetime.combine(local_date(at), dt.time(), tzinfo=SHANGHAI)

    def since(start: dt.datetime) -> Sum:
        return Sum("amount_fen", filter=Q(**{f"{moment}__gte": start}), default=0)

    found = rows.aggregate(
        today=since(today),
        month=since(today.replace(day=1)),
        all=Sum("amount_fen", default=0),
        count=Count("pk"),
    )
    return Flow(label, found["today"], found["month"], found["all"], found["count"])


def _total(label: object, flows: Iterable[Flow]) -> Flow:
    listed = list(flows)
    return Flow(
        label,
        sum(each.today_fen for each in listed),
        sum(each.month_fen for each in listed),
        sum(each.all_fen for each in listed),
        sum(each.count for each in listed),
        is_total=True,
    )


@dataclass(frozen=True)
class Bank:
    """One of our bank accounts: what the books and the last statement say, in fen.

    The books open an account with its first entry; until then `is_in_books` is False.
    `closing_fen` is None without a statement that names a balance; `signed_on` is the last day
    somebody vouched for.
    """

    account: BankAccount
    is_in_books: bool
    book_fen: int
    closing_fen: int | None
    closing_on: dt.date | None
    signed_on: dt.date | None


def banks() -> list[Bank]:
    """Our bank accounts, each with its book balance and the bank's own word."""
    told = (
        BankStatement.objects.filter(account=OuterRef("pk"))
        .exclude(closing_fen=None)
        .order_by("-last_on", "-id")
    )
    signed = (
        ReconciliationRun.objects.filter(account=OuterRef("pk"))
        .exclude(status__in=RUN_OPEN)
        .order_by("-until", "-id")
    )
    rows = BankAccount.objects.annotate(
        closing_fen=Subquery(told.values("closing_fen")[:1]),
        closing_on=Subquery(told.values("last_on")[:1]),
        signed_on=Subquery(signed.values("until")[:1]),
    ).order_by("number", "id")
    books = Account.objects.in_bulk([row.ledger_code for row in rows], field_name="code")
    return [
        Bank(
            row,
            row.ledger_code in books,
            books[row.ledger_code].balance_fen if row.ledger_code in books else 0,
            row.closing_fen,
            row.closing_on,
            row.signed_on,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Waiting:
    """How many things wait for finance; amounts in fen."""

    refunds: int
    payouts: int
    payouts_in_transit: int
    unknown_payments: int
    odd_webhooks: int
    unknown_money_fen: int
    last_proof: LedgerProof | None


def waiting() -> Waiting:
    """The counts of the finance workbench."""
    return Waiting(
        refunds=desk.refunds_to_decide().count(),
        payouts=desk.payouts_to_decide().count(),
        payouts_in_transit=Payout.objects.filter(status=PayoutStatus.IN_TRANSIT).count(),
        unknown_payments=Payment.objects.filter(status=PaymentStatus.UNKNOWN).count(),
        odd_webhooks=WebhookDelivery.objects.exclude(last_error="").count(),
        unknown_money_fen=ledger.balance(accounts.pending_unknown())
        + ledger.balance(accounts.suspense_long()),
        last_proof=LedgerProof.objects.order_by("-at", "-id").first(),
    )
