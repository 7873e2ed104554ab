"""Statements, reconciliation runs and their differences."""

from django.utils.translation import gettext_lazy as _

from billing.models import ExceptionKind, ReconciliationException, ReconciliationRun, Resolution
from billing.states import ExceptionStatus, RunStatus
from core.actors import Actor, Duty, Role
from core.policy import YES, Verdict, no

from .notices import works_in_finance

FOUR_EYES = _("You proposed this explanation yourself. Another person has to approve it.")
SETTLED = (ExceptionStatus.POSTED, ExceptionStatus.CARRIED)


def import_statement(actor: Actor) -> Verdict:
    """Finance staff."""
    return works_in_finance(actor)


def reconcile(actor: Actor) -> Verdict:
    """Finance staff; running it again is harmless."""
    return works_in_finance(actor)


def propose(actor: Actor, exception: ReconciliationException) -> Verdict:
    """Finance staff explain an open difference of a run that is not locked."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if actor.user is None:
        return no(_("A person has to explain a difference, not the system."))
    if exception.status != ExceptionStatus.OPEN:
        return no(_("This difference has been explained already."))
    return YES


def may_resolve(exception: ReconciliationException, resolution: str) -> Verdict:
    """What is still on its way is carried forward, not posted."""
    if exception.kind == ExceptionKind.TIMING and resolution != Resolution.CARRY:
        return no(_("Money that is still on its way is carried forward, not posted."))
    return YES


def decide(actor: Actor, exception: ReconciliationException) -> Verdict:
    """Approve or reject: a finance approver who did not write the explanation."""
    if not (verdict := _approves(actor)):
        return verdict
    if exception.status != ExceptionStatus.PROPOSED:
        return no(_("There is no explanation to decide on."))
    return no(FOUR_EYES) if actor.is_same_person(exception.proposed_by) else YES


def sign(actor: Actor, run: ReconciliationRun) -> Verdict:
    """A finance approver signs what was matched."""
    if not (verdict := _approves(actor)):
        return verdict
    if run.status != RunStatus.MATCHED:
        return no(_("Only a matched run can be signed, once."))
    return YES


def lock(actor: Actor, run: ReconciliationRun) -> Verdict:
    """A finance approver closes the day when every difference is explained."""
    if not (verdict := _approves(actor)):
        return verdict
    if run.status != RunStatus.SIGNED:
        return no(_("Sign the run first; a locked one stays locked."))
    if run.exceptions.exclude(status__in=SETTLED).exists():
        return no(_("Explain every difference first; then the day can be closed."))
    return YES


def _approves(actor: Actor) -> Verdict:
    if actor.role != Role.FINANCE or not actor.has_duty(Duty.APPROVER):
        return no(_("Only a finance approver can decide this."))
    return YES
