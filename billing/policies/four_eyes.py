"""What two people of finance decide: one asks or proposes, another approves or rejects."""

from django.utils.translation import gettext_lazy as _

from core.actors import Actor, Duty, Role
from core.policy import YES, Verdict, no


def approves(actor: Actor) -> Verdict:
    """The second person: a finance approver."""
    if actor.role != Role.FINANCE or not actor.has_duty(Duty.APPROVER):
        return no(_("Only a finance approver can decide this."))
    return YES
