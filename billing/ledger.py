"""The books. Money moves only through `post`, `hold` and what resolves a hold.

Each call is one statement (`billing_ledger_post`, see the migration): accounts are locked in id
order, floors are checked, journal and transfers are written with the balances after. Rows are never
changed; an error is put right by `reverse`. Amounts are integer fen, all in CNY.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from core import chain
from core.actors import SYSTEM, Actor
from core.clock import local_date
from core.errors import Conflict

from . import accounts
from .models import Account, Journal, LedgerProof, Transfer, TransferState

PROOF_CHAIN = "ledger"


@dataclass(frozen=True)
class Line:
    """One amount in fen from a credit account to a debit account, by their codes."""

    debit: str
    credit: str
    amount_fen: int


@dataclass(frozen=True)
class _Entry(Line):
    state: TransferState = TransferState.POSTED
    resolves: int | None = None
    expires_at: dt.datetime | None = None


class InsufficientFunds(Conflict):
    """An account would fall below its floor. Facts: account, available_fen, needed_fen."""

    sentence = _("The account does not hold enough money for this. Check its balance first.")


class KeyReused(Conflict):
    """The idempotency key was used before for something else. Facts: key, journal_id."""

    sentence = _("This was booked before with other contents. Reload the page to see it.")


class AlreadyReversed(Conflict):
    """The journal has been reversed before. Facts: journal_id."""

    sentence = _("This booking has been reversed already.")


class HoldResolved(Conflict):
    """The hold was posted, released or has expired. Facts: transfer_id."""

    sentence = _("This amount is no longer held. Reload the page to see what happened to it.")


def post(
    *,
    key: str,
    kind: str,
    lines: Sequence[Line],
    actor: Actor,
    at: dt.datetime,
    subject: str = "",
    memo: str = "",
    value_date: dt.date | None = None,
    reverses: Journal | None = None,
) -> Journal:
    """Book one business event; all lines or none.

    The same key with the same body returns the first journal; with another body it raises
    KeyReused. Raises InsufficientFunds and AlreadyReversed.
    """
    return _book(
        key=key,
        kind=kind,
        entries=[_Entry(n.debit, n.credit, n.amount_fen) for n in lines],
        actor=actor,
        at=at,
        subject=subject,
        memo=memo,
        value_date=value_date,
        reverses=reverses,
    )


def hold(
    *,
    key: str,
    kind: str,
    line: Line,
    expires_at: dt.datetime | None,
    actor: Actor,
    at: dt.datetime,
    subject: str = "",
    memo: str = "",
) -> Transfer:
    """Set an amount aside: it cannot be spent twice, and it has not moved yet.

    Raises InsufficientFunds and KeyReused.
    """
    entry = _Entry(
        line.debit, line.credit, line.amount_fen, TransferState.PENDING, None, expires_at
    )
    journal = _book(
        key=key, kind=kind, entries=[entry], actor=actor, at=at, subject=subject, memo=memo
    )
    return journal.transfers.get()


def post_hold(
    *, held: Transfer, key: str, actor: Actor, at: dt.datetime, amount_fen: int | None = None
) -> Journal:
    """Move a held amount, or a part of it; the rest is released. It keeps the hold's memo.

    Raises HoldResolved, also for a hold past its expiry.
    """
    if held.expires_at is not None and held.expires_at <= at:
        raise HoldResolved(transfer_id=held.pk)
    amount = held.amount_fen if amount_fen is None else amount_fen
    if amount > held.amount_fen:
        raise ValueError("at most the held amount can be posted")
    memo = held.journal.memo
    return _resolve(held, TransferState.POST_PENDING, amount, key, actor, at, memo)


def void_hold(
    *, held: Transfer, key: str, actor: Actor, at: dt.datetime, memo: str = ""
) -> Journal:
    """Release a held amount; the memo says why. Raises HoldResolved."""
    return _resolve(held, TransferState.VOID_PENDING, held.amount_fen, key, actor, at, memo)


def expire_holds(*, at: dt.datetime) -> int:
    """Release every hold whose time is over; returns how many."""
    due = (
        Transfer.objects.filter(
            state=TransferState.PENDING, expires_at__lte=at, resolution__isnull=True
        )
        .select_related("journal", "debit", "credit")
        .order_by("id")
    )
    released = 0
    for held in due:
        try:
            void_hold(held=held, key=f"hold:{held.pk}:expire", actor=SYSTEM, at=at)
        except HoldResolved:
            continue  # posted while we looked
        released += 1
    return released


def reverse(
    *, journal: Journal, key: str, actor: Actor, at: dt.datetime, memo: str = ""
) -> Journal:
    """Undo a journal by its mirror image, once. Raises AlreadyReversed, InsufficientFunds."""
    moved = (TransferState.POSTED, TransferState.POST_PENDING)
    rows = journal.transfers.filter(state__in=moved).select_related("debit", "credit")
    lines = [Line(row.credit.code, row.debit.code, row.amount_fen) for row in rows.order_by("-id")]
    return post(
        key=key,
        kind=f"reverse {journal.kind}"[:40],
        lines=lines,
        actor=actor,
        at=at,
        subject=journal.subject,
        memo=memo,
        reverses=journal,
    )


def balance(code: str) -> int:
    """The posted balance of an account on its normal side, in fen; 0 for one never used."""
    account = Account.objects.filter(code=code).first()
    return account.balance_fen if account else 0


def available(code: str) -> int:
    """What an account can spend, in fen: its balance less what is held against it."""
    account = Account.objects.filter(code=code).first()
    return account.available_fen if account else 0


def _resolve(
    held: Transfer,
    state: TransferState,
    amount_fen: int,
    key: str,
    actor: Actor,
    at: dt.datetime,
    memo: str,
) -> Journal:
    entry = _Entry(held.debit.code, held.credit.code, amount_fen, state, held.pk)
    origin = held.journal
    return _book(
        key=key,
        kind=origin.kind,
        entries=[entry],
        actor=actor,
        at=at,
        subject=origin.subject,
        memo=memo,
    )


def _request_hash(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()


def _book(
    *,
    key: str,
    kind: str,
    entries: Sequence[_Entry],
    actor: Actor,
    at: dt.datetime,
    subject: str = "",
    memo: str = "",
    value_date: dt.date | None = None,
    reverses: Journal | None = None,
) -> Journal:
    if not entries or any(e.amount_fen <= 0 or e.debit == e.credit for e in entries):
        raise ValueError("a journal has lines, each a positive amount between two accounts")
    body = {
        "kind": kind,
        "subject": subject,
        "memo": memo,
        "value_date": value_date,
        "reverses": reverses.pk if reverses else None,
        "lines": [
            [e.debit, e.credit, e.amount_fen, e.state.value, e.resolves, e.expires_at]
            for e in entries
        ],
    }
    codes = sorted({code for e in entries for code in (e.debit, e.credit)})
    chart = [accounts.terms(code) for code in codes]
    arguments = [
        key,
        _request_hash(body),
        kind,
        subject,
        memo,
        actor.user.pk if actor.user else None,
        reverses.pk if reverses else None,
        at,
        value_date or local_date(at),
        codes,
        [t.kind.value for t in chart],
        [t.floor_fen for t in chart],
        [t.owner_id for t in chart],
        [e.debit for e in entries],
        [e.credit for e in entries],
        [e.amount_fen for e in entries],
        [e.state.value for e in entries],
        [e.resolves for e in entries],
        [e.expires_at for e in entries],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_POST, arguments)
        outcome, journal_id, facts = cursor.fetchone()
    if outcome == "other_body":
        raise KeyReused(key=key, journal_id=journal_id)
    if outcome == "reversed_before":
        raise AlreadyReversed(journal_id=reverses.pk if reverses else None)
    if outcome == "resolved_before":
        raise HoldResolved(transfer_id=entries[0].resolves)
    if outcome == "short":
        short = json.loads(facts)
        raise InsufficientFunds(
            account=short["account"],
            available_fen=short["available"],
            needed_fen=short["needed"],
        )
    return Journal.objects.get(pk=journal_id)


_POST = """
SELECT outcome, journal, facts::text FROM billing_ledger_post(
  %s, %s, %s, %s, %s, %s, %s, %s, %s,
  %s::text[], %s::text[], %s::bigint[], %s::bigint[],
  %s::text[], %s::text[], %s::bigint[], %s::text[], %s::bigint[], %s::timestamptz[])
"""


@dataclass(frozen=True)
class TrialBalance:
    """All accounts and their sums. `difference_fen` is 0 in books that balance."""

    accounts: list[Account]
    debits_fen: int
    credits_fen: int

    @property
    def difference_fen(self) -> int:
        """Debits less credits."""
        return self.debits_fen - self.credits_fen


def trial_balance() -> TrialBalance:
    """Every account in order of its code, with the sums of debits and credits in fen."""
    rows = list(Account.objects.select_related("owner").order_by("code", "id"))
    return TrialBalance(rows, sum(a.debits for a in rows), sum(a.credits for a in rows))


# One statement is one snapshot, so proving needs no lock and stops nobody.
_PROVE = """
WITH leg AS (
  SELECT t.id, t.debit_id AS account, 'D' AS side, t.debit_balance_after AS after,
         CASE WHEN t.state IN ('posted', 'post_pending') THEN t.amount_fen ELSE 0 END AS posted,
         CASE WHEN t.state = 'pending' THEN t.amount_fen ELSE -coalesce(h.amount_fen, 0) END AS held
    FROM billing_transfer t LEFT JOIN billing_transfer h ON h.id = t.resolves_id
  UNION ALL
  SELECT t.id, t.credit_id, 'C', t.credit_balance_after,
         CASE WHEN t.state IN ('posted', 'post_pending') THEN t.amount_fen ELSE 0 END,
         CASE WHEN t.state = 'pending' THEN t.amount_fen ELSE -coalesce(h.amount_fen, 0) END
    FROM billing_transfer t LEFT JOIN billing_transfer h ON h.id = t.resolves_id
), walked AS (
  SELECT leg.*, a.kind, sum(CASE WHEN side = 'D' THEN posted ELSE -posted END)
                          OVER (PARTITION BY account ORDER BY leg.id) AS net
    FROM leg JOIN billing_account a ON a.id = leg.account
), recomputed AS (
  SELECT account,
         sum(posted) FILTER (WHERE side = 'D') AS d, sum(posted) FILTER (WHERE side = 'C') AS c,
         sum(held) FILTER (WHERE side = 'D') AS dp, sum(held) FILTER (WHERE side = 'C') AS cp,
         bool_or(after <> CASE WHEN kind IN ('AS', 'EX') THEN net ELSE -net END) AS strayed
    FROM walked GROUP BY account
)
SELECT coalesce(sum(a.debits), 0), coalesce(sum(a.credits), 0), count(*),
       coalesce(array_agg(a.code ORDER BY a.code) FILTER (WHERE
         a.debits <> coalesce(r.d, 0) OR a.credits <> coalesce(r.c, 0)
         OR a.debits_pending <> coalesce(r.dp, 0) OR a.credits_pending <> coalesce(r.cp, 0)
         OR coalesce(r.strayed, false)), '{}'),
       (SELECT count(*) FROM billing_journal), (SELECT count(*) FROM billing_transfer)
  FROM billing_account a LEFT JOIN recomputed r ON r.account = a.id
"""


@transaction.atomic
def prove(at: dt.datetime) -> LedgerProof:
    """Recompute every balance from the transfers and store the outcome, also in a public chain.

    Balanced means: debits equal credits, each cached balance and each balance-after recomputes,
    and the chain of earlier proofs is intact.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PROVE)
        debit_sum, credit_sum, count, wrong, journals, transfers = cursor.fetchone()
    is_balanced = debit_sum == credit_sum and not wrong and chain.verify(PROOF_CHAIN).is_intact
    payload = {
        "debits_fen": int(debit_sum),
        "credits_fen": int(credit_sum),
        "accounts": count,
        "journals": journals,
        "transfers": transfers,
        "is_balanced": is_balanced,
    }
    chain.append(PROOF_CHAIN, "proof", payload, at=at)
    return LedgerProof.objects.create(
        at=at,
        debits_fen=debit_sum,
        credits_fen=credit_sum,
        accounts=count,
        wrong_accounts=wrong,
        is_balanced=is_balanced,
    )
