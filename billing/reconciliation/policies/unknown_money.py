"""Who may place money of unknown purpose: one proposes, another decides."""

from django.utils.translation import gettext_lazy as _

from billing.models import FeeNotice, Transfer
from billing.policies import four_eyes
from billing.policies.notices import can_be_paid, pay, works_in_finance
from core.actors import Actor
from core.policy import YES, Verdict, no


def propose(actor: Actor) -> Verdict:
    """A person of finance."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if actor.user is None:
        return no(_("A person has to say what this money is for, not the system."))
    return YES


def take(notice: FeeNotice) -> Verdict:
    """A notice that is open and that nobody is paying now."""
    return pay(notice) if can_be_paid(notice) else no(_("Nothing is left to pay on this notice."))


def decide(actor: Actor, held: Transfer) -> Verdict:
    """A finance approver who did not propose it."""
    return four_eyes.decide(actor, maker=held.journal.actor)
