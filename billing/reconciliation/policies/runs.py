"""Statements and reconciliation runs."""

from django.utils.translation import gettext_lazy as _

from billing.policies.four_eyes import approves
from billing.policies.notices import works_in_finance
from billing.reconciliation.models import ReconciliationRun
from billing.reconciliation.states import ExceptionStatus, RunStatus
from core.actors import Actor
from core.policy import YES, Verdict, no

SETTLED = (ExceptionStatus.POSTED, ExceptionStatus.CARRIED)


def import_statement(actor: Actor) -> Verdict:
    """Finance staff."""
    return works_in_finance(actor)


def reconcile(actor: Actor) -> Verdict:
    """Finance staff; running it again is harmless."""
    return works_in_finance(actor)


def sign(actor: Actor, run: ReconciliationRun) -> Verdict:
    """A finance approver signs what was matched."""
    if not (verdict := approves(actor)):
        return verdict
    if run.status != RunStatus.MATCHED:
        return no(_("Only a matched run can be signed, once."))
    return YES


def lock(actor: Actor, run: ReconciliationRun) -> Verdict:
    """A finance approver closes the day when every difference is explained."""
    if not (verdict := approves(actor)):
        return verdict
    if run.status != RunStatus.SIGNED:
        return no(_("Sign the run first; a locked one stays locked."))
    if run.exceptions.exclude(status__in=SETTLED).exists():
        return no(_("Explain every difference first; then the day can be closed."))
    return YES
