"""Reconcile a bank account with the books, explain the differences, sign and lock the day."""

import datetime as dt
import hashlib
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import accounts, ledger
from billing.ledger import Line
from billing.matching import rules
from billing.models import (
    Account,
    BankAccount,
    ExceptionKind,
    ReconciliationException,
    ReconciliationRun,
    Resolution,
)
from billing.models.reconciliation import RUN_OPEN
from billing.policies import reconciliation as policies
from billing.states import ExceptionStatus
from core import chain, workflow
from core.actors import Actor
from core.errors import BadInput, Conflict
from core.policy import require

EXPLANATION_LIMIT: Final = 300


class DayClosed(Conflict):
    """A run up to this day or a later one is signed. Facts: until."""

    sentence = _("This day is signed already. What arrives late belongs to the next day's run.")


class RunStillOpen(Conflict):
    """A run up to a later day is open. Facts: until."""

    sentence = _("A run up to a later day is still open. Continue with that one.")


class NoExplanation(BadInput):
    """The explanation is empty or too long."""

    sentence = _("Explain the difference in one or two sentences of at most 300 characters.")


@transaction.atomic
def reconcile(
    *,
    account: BankAccount,
    until: dt.date,
    by: Actor,
    at: dt.datetime,
    progress: rules.Progress = lambda step: None,
) -> ReconciliationRun:
    """Bring the account's lines and ledger entries up to `until` together.

    Running it again continues the open run: matches and open differences are found anew, what
    people have proposed or settled stays. Raises DayClosed and RunStillOpen.
    """
    require(policies.reconcile(by))
    # Two runs of one account at once would take the same lines: they queue here.
    BankAccount.objects.select_for_update(no_key=True).get(pk=account.pk)
    run = _open_run(account, until, by, at)
    run.matches.all().delete()
    run.exceptions.filter(status=ExceptionStatus.OPEN).delete()
    books = Account.objects.filter(code=account.ledger_code).first()
    totals = rules.match(
        rules.Scope(run.pk, account.pk, books.pk if books else None, until), progress=progress
    )
    run.inputs_hash = str(totals.pop("inputs_hash"))
    run.rules_version, run.until, run.totals, run.started_at = rules.VERSION, until, totals, at
    run.save(update_fields=["inputs_hash", "rules_version", "until", "totals", "started_at"])
    return workflow.move(run, "match", by=by, at=at)


def _open_run(
    account: BankAccount, until: dt.date, by: Actor, at: dt.datetime
) -> ReconciliationRun:
    closed = account.runs.exclude(status__in=RUN_OPEN).filter(until__gte=until).first()
    if closed is not None:
        raise DayClosed(until=closed.until)
    run: ReconciliationRun | None = account.runs.filter(status__in=RUN_OPEN).first()
    if run is None:
        return ReconciliationRun.objects.create(
            account=account,
            until=until,
            rules_version=rules.VERSION,
            started_by=by.user,
            started_at=at,
        )
    if run.until > until:
        raise RunStillOpen(until=run.until)
    return run


def _lock(exception: ReconciliationException) -> ReconciliationException:
    return (
        ReconciliationException.objects.select_for_update(of=("self",), no_key=True)
        .select_related("run__account", "proposed_by")
        .get(pk=exception.pk)
    )


@transaction.atomic
def propose_explanation(
    *,
    exception: ReconciliationException,
    resolution: Resolution,
    explanation: str,
    by: Actor,
    at: dt.datetime,
) -> ReconciliationException:
    """Say why the difference is there and how to settle it. Raises NoExplanation."""
    exception = _lock(exception)
    require(policies.propose(by, exception))
    require(policies.may_resolve(exception, resolution))
    text = explanation.strip()
    if not text or len(text) > EXPLANATION_LIMIT:
        raise NoExplanation
    exception.resolution, exception.explanation = resolution, text
    exception.proposed_by = by.user
    exception.save(update_fields=["resolution", "explanation", "proposed_by"])
    return workflow.move(exception, "propose", by=by, at=at, reason=text)


@transaction.atomic
def approve_explanation(
    *, exception: ReconciliationException, by: Actor, at: dt.datetime
) -> ReconciliationException:
    """Another person agrees: the difference is posted to suspense or carried forward."""
    exception = _lock(exception)
    require(policies.decide(by, exception))
    exception.approved_by, exception.resolved_at = by.user, at
    if exception.resolution == Resolution.POST:
        exception.posting = ledger.post(
            key=f"exception:{exception.pk}",
            kind="reconciliation",
            lines=[suspense(exception)],
            actor=by,
            at=at,
            subject=f"exception:{exception.pk}",
            memo=exception.explanation,
            value_date=exception.run.until,
        )
    exception.save(update_fields=["approved_by", "resolved_at", "posting"])
    verb = "post" if exception.resolution == Resolution.POST else "carry"
    return workflow.move(exception, verb, by=by, at=at)


@transaction.atomic
def reject_explanation(
    *, exception: ReconciliationException, by: Actor, reason: str, at: dt.datetime
) -> ReconciliationException:
    """Another person does not agree; the difference is open again."""
    exception = _lock(exception)
    require(policies.decide(by, exception))
    exception.resolution, exception.explanation, exception.proposed_by = "", "", None
    exception.save(update_fields=["resolution", "explanation", "proposed_by"])
    return workflow.move(exception, "reject", by=by, at=at, reason=reason)


def suspense(exception: ReconciliationException) -> Line:
    """The booking that makes the books say what the bank says."""
    bank, fen = exception.run.account.ledger_code, exception.amount_fen
    if fen < 0:
        return Line(accounts.suspense_short(), bank, -fen)
    if exception.kind == ExceptionKind.UNKNOWN_PAYER:
        return Line(bank, accounts.pending_unknown(), fen)
    return Line(bank, accounts.suspense_long(), fen)


@transaction.atomic
def sign_run(*, run: ReconciliationRun, by: Actor, at: dt.datetime) -> ReconciliationRun:
    """Vouch for the matching; its inputs, rules and totals go into the public chain as a hash."""
    run = _lock_run(run)
    require(policies.sign(by, run))
    run.signed_by, run.signed_at = by.user, at
    run.save(update_fields=["signed_by", "signed_at"])
    _record(run, "signed", at)
    return workflow.move(run, "sign", by=by, at=at)


@transaction.atomic
def lock_run(*, run: ReconciliationRun, by: Actor, at: dt.datetime) -> ReconciliationRun:
    """Close the day: every difference has been explained and approved."""
    run = _lock_run(run)
    require(policies.lock(by, run))
    _record(run, "locked", at)
    return workflow.move(run, "lock", by=by, at=at)


def _lock_run(run: ReconciliationRun) -> ReconciliationRun:
    BankAccount.objects.select_for_update(no_key=True).get(pk=run.account_id)
    return (
        ReconciliationRun.objects.select_for_update(of=("self",), no_key=True)
        .select_related("account")
        .get(pk=run.pk)
    )


def _record(run: ReconciliationRun, kind: str, at: dt.datetime) -> None:
    settled = run.exceptions.order_by("id").values_list(
        "kind", "amount_fen", "status", "explanation"
    )
    body = [run.inputs_hash, run.rules_version, run.totals, [list(row) for row in settled]]
    payload = {
        "until": run.until.isoformat(),
        "inputs": run.inputs_hash,
        "rules": run.rules_version,
        "result": hashlib.sha256(chain.canonical(body)).hexdigest(),
    }
    chain.append(f"reconciliation:{run.account_id}", kind, payload, at=at)
