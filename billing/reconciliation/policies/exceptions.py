"""Differences of a run: one person explains, another decides."""

from django.utils.translation import gettext_lazy as _

from billing.policies import four_eyes
from billing.policies.notices import works_in_finance
from billing.reconciliation.models import ExceptionKind, ReconciliationException, Resolution
from billing.reconciliation.states import ExceptionStatus
from core.actors import Actor
from core.policy import YES, Verdict, no


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
    return four_eyes.decide(
        actor,
        maker=exception.proposed_by,
        is_open=exception.status == ExceptionStatus.PROPOSED,
        decided=_("There is no explanation to decide on."),
    )
