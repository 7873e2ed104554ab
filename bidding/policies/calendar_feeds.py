"""Who has a calendar address."""

from django.utils.translation import gettext_lazy as _

from core.actors import Actor
from core.policy import YES, Verdict, no


def renew(actor: Actor) -> Verdict:
    """Members, each for themselves in the role they act in."""
    if actor.membership is None:
        return no(_("Only members of an organisation have dates here. Switch to a role of yours."))
    return YES
