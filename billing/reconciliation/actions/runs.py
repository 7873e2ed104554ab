"""Reconcile a bank account with the books, sign the run and lock the day."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing.models import Account, BankAccount
from billing.reconciliation.matching import rules
from billing.reconciliation.models import RUN_OPEN, ReconciliationRun
from billing.reconciliation.policies import runs as policies
from billing.reconciliation.states import ExceptionStatus
from core import chain, workflow
from core.actors import Actor
from core.errors import Conflict
from core.policy import require


class DayClosed(Conflict):
    """A run up to this day or a later one is signed. Facts: until."""

    sentence = _("This day is signed already. What arrives late belongs to the next day's run.")


class RunStillOpen(Conflict):
    """A run up to a later day is open. Facts: until."""

    sentence = _("A run up to a later day is still open. Continue with that one.")


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
