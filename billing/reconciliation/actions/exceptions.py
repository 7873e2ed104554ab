"""Explain a difference, and decide what another person has explained."""

import datetime as dt
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import accounts, ledger
from billing.ledger import Line
from billing.reconciliation.models import ExceptionKind, ReconciliationException, Resolution
from billing.reconciliation.policies import exceptions as policies
from core import workflow
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

EXPLANATION_LIMIT: Final = 300


class NoExplanation(BadInput):
    """The explanation is empty or too long."""

    sentence = _("Explain the difference in one or two sentences of at most 300 characters.")


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


def _lock(exception: ReconciliationException) -> ReconciliationException:
    return (
        ReconciliationException.objects.select_for_update(of=("self",), no_key=True)
        .select_related("run__account", "proposed_by")
        .get(pk=exception.pk)
    )
