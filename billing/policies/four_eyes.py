"""What two people of finance decide: one asks or proposes, another approves or rejects."""

from django.utils.translation import gettext_lazy as _

from core.actors import Actor, Duty, Role
from core.models import User
from core.policy import YES, Verdict, no

FOUR_EYES = _("You proposed this yourself. Another person has to approve it.")


def approves(actor: Actor) -> Verdict:
    """The second person: a finance approver."""
    if actor.role != Role.FINANCE or not actor.has_duty(Duty.APPROVER):
        return no(_("Only a finance approver can decide this."))
    return YES


def decide(
    actor: Actor, *, maker: User | None, is_open: bool = True, decided: object = ""
) -> Verdict:
    """Approve or reject: a finance approver who is not the maker, while it is open.

    `decided` is the sentence for what no longer is.
    """
    if not (verdict := approves(actor)):
        return verdict
    if not is_open:
        return no(decided)
    return no(FOUR_EYES) if actor.is_same_person(maker) else YES
