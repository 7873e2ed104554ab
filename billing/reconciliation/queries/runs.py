"""Reads for the reconciliation pages: rows of a run, candidates of a difference, counters."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, overload

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from billing.models import FeeNotice, Transfer
from billing.reconciliation.matching.reasons import why
from billing.reconciliation.models import (
    RUN_OPEN,
    Match,
    ReconciliationException,
    ReconciliationRun,
    StatementLine,
)
from billing.reconciliation.states import ExceptionStatus

UNSETTLED: Final = (ExceptionStatus.OPEN, ExceptionStatus.PROPOSED)
RULE_NAMES: Final = {
    "reversal_pair": _("Reversed by the bank"),
    "exact_reference": _("Reference and amount agree"),
    "code_in_text": _("Payment code found in the text"),
    "number_in_text": _("Our number found in the text"),
}
NEAR: Final = dt.timedelta(days=10)


@dataclass(frozen=True)
class Row:
    """One line of a run's table: a match or a difference. Amounts in fen; None for nothing."""

    reference: str
    title: str
    on: dt.date
    book_fen: int | None
    bank_fen: int | None
    verdict: object
    tone: str
    note: str
    exception: ReconciliationException | None = None
    is_settled: bool = True

    @property
    def difference_fen(self) -> int:
        """What the bank has more than the books; nothing for a reversed line."""
        if self.book_fen is None and self.exception is None:
            return 0
        return (self.bank_fen or 0) - (self.book_fen or 0)


class RunRows:
    """The rows of a run, differences first, fetched page by page."""

    def __init__(self, run: ReconciliationRun, *, state: str = "", words: str = "") -> None:
        self._bank = run.account.ledger_code
        exceptions = exceptions_first(run.exceptions.all())
        matches = run.matches.select_related(
            "line", "transfer__journal", "transfer__debit", "reversal_of"
        ).order_by("line__on", "line_id")
        if words:
            exceptions, matches = exceptions.filter(named(words)), matches.filter(named(words))
        if state == "waiting":
            exceptions, matches = exceptions.filter(status__in=UNSETTLED), matches.none()
        elif state == "matched":
            exceptions = exceptions.none()
        elif state == "different":
            matches = matches.none()
        self._exceptions, self._matches = exceptions, matches
        self._first = exceptions.count()

    def __len__(self) -> int:
        return self._first + self._matches.count()

    count = __len__

    @overload
    def __getitem__(self, part: int, /) -> Row: ...
    @overload
    def __getitem__(self, part: slice, /) -> list[Row]: ...
    def __getitem__(self, part: int | slice, /) -> Row | list[Row]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        start, stop = part.start or 0, part.stop if part.stop is not None else len(self)
        things: list[ReconciliationException | Match] = [*self._exceptions[start:stop]]
        begin, end = max(start - self._first, 0), max(stop - self._first, 0)
        things += self._matches[begin:end]
        return rows_of(things, self._bank)

    def __iter__(self) -> Iterator[Row]:
        """Every row, in steps that fit in memory."""
        for start in range(0, len(self), 2_000):
            yield from self[start : start + 2_000]


def exceptions_first(
    exceptions: QuerySet[ReconciliationException],
) -> QuerySet[ReconciliationException]:
    """Those that wait first, then by kind."""
    urgency = Case(
        When(status=ExceptionStatus.OPEN, then=Value(0)),
        When(status=ExceptionStatus.PROPOSED, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return exceptions.select_related(
        "line", "transfer__journal", "transfer__debit", "run__account"
    ).order_by(urgency, "kind", "id")


def named(words: str) -> Q:
    """Matches or differences whose line or entry carries the words."""
    return (
        Q(line__reference__icontains=words)
        | Q(line__found_reference__icontains=words)
        | Q(line__counterparty__icontains=words)
        | Q(line__narrative__icontains=words)
        | Q(transfer__journal__memo__icontains=words)
    )


def signed(transfer: Transfer | None, bank: str) -> int | None:
    """A transfer as the bank account sees it: positive for money in."""
    return None if transfer is None else _as_banked(transfer, bank)


def _as_banked(transfer: Transfer, bank: str) -> int:
    return transfer.amount_fen if transfer.debit.code == bank else -transfer.amount_fen


def _reference(thing: ReconciliationException | Match) -> str:
    booked: str = thing.transfer.journal.reference if thing.transfer is not None else ""
    if booked or thing.line is None:
        return booked
    return thing.line.found_reference or thing.line.reference


def rows_of(things: Iterable[ReconciliationException | Match], bank: str) -> list[Row]:
    """Matches and differences as rows, with the titles of the fee notices they name."""
    listed = list(things)
    references = {_reference(thing) for thing in listed} - {""}
    notices = FeeNotice.objects.filter(code__in=references).order_by()
    titles = dict(notices.values_list("code", "title"))
    return [_row(thing, titles.get(_reference(thing), ""), bank) for thing in listed]


def _row(thing: ReconciliationException | Match, title: str, bank: str) -> Row:
    line, transfer = thing.line, thing.transfer
    on = line.on if line is not None else transfer.value_date if transfer is not None else None
    assert on is not None
    text = title or (line.counterparty or line.narrative if line is not None else "")
    bank_fen = line.amount_fen if line is not None else None
    facts = (_reference(thing), text, on, signed(transfer, bank), bank_fen)
    if isinstance(thing, Match):
        return Row(*facts, RULE_NAMES.get(thing.rule, thing.rule), "ok", "")
    waits = thing.status in UNSETTLED
    tone = "bad" if thing.kind in ("short", "duplicate") else "warn"
    return Row(
        *facts,
        thing.get_kind_display(),
        tone if waits else "ok",
        why(thing.kind, thing.facts),
        thing,
        not waits,
    )


def unsettled() -> QuerySet[ReconciliationException]:
    """Differences that wait for a person."""
    return ReconciliationException.objects.filter(status__in=UNSETTLED)


def open_runs() -> QuerySet[ReconciliationRun]:
    """Runs that nobody has signed."""
    return ReconciliationRun.objects.filter(status__in=RUN_OPEN)


def candidates(exception: ReconciliationException) -> list[Row]:
    """What might belong to a difference: of the same amount near its day, not matched yet."""
    bank, days = exception.run.account.ledger_code, exception.run.until
    if exception.line is not None and exception.transfer is None:
        fen, on = exception.line.amount_fen, exception.line.on
        side = Q(debit__code=bank) if fen > 0 else Q(credit__code=bank)
        entries = (
            Transfer.objects.filter(side, amount_fen=abs(fen), matches=None)
            .filter(value_date__range=(on - NEAR, on + NEAR), journal__explains=None)
            .select_related("journal", "debit")
            .order_by("value_date", "id")[:5]
        )
        return [
            Row(
                entry.journal.reference,
                entry.journal.memo,
                entry.value_date,
                signed(entry, bank),
                None,
                _("Entry in the books"),
                "mute",
                "",
            )
            for entry in entries
        ]
    if exception.transfer is None or exception.line is not None:
        return []
    lines = StatementLine.objects.filter(
        account=exception.run.account,
        amount_fen=_as_banked(exception.transfer, bank),
        match=None,
        on__range=(days - 2 * NEAR, days + NEAR),
    ).order_by("on", "id")[:5]
    return [
        Row(
            line.found_reference or line.reference,
            line.counterparty or line.narrative,
            line.on,
            None,
            line.amount_fen,
            _("Line of the bank"),
            "mute",
            "",
        )
        for line in lines
    ]
