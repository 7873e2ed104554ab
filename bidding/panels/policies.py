"""Who joins the expert pool and who looks after it."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from bidding.panels.models import Expert
from core.actors import Actor
from core.policy import YES, Verdict, no


def join_pool(actor: Actor, known: Expert | None) -> Verdict:
    """Anybody with an account; once more after a refusal, or to change what was admitted."""
    if actor.user is None:
        return no(_("Sign in to apply to the expert pool."))
    if known is not None and not known.can("apply_again"):
        return no(_("Your application is with the regulator, or you were removed from the pool."))
    return YES


def keep_expert(actor: Actor, expert: Expert) -> Verdict:
    """Regulators of the region where the expert works, never for themselves."""
    if not covers_region(actor, expert.region):
        return no(_("Only the regulator of the region where this expert works decides this."))
    if actor.is_same_person(expert.user):
        return no(_("Another regulator decides about you."))
    return YES
