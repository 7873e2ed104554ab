"""Who closes, reveals and draws."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from bidding.models import Procurement, SeedParty
from core.actors import Actor, Role
from core.policy import YES, Verdict, no

from .people import handle_for


def close(actor: Actor, procurement: Procurement) -> Verdict:
    """The clock, or a handler of the owner."""
    return handle_for(actor, procurement.owner)


def speak_for(actor: Actor, procurement: Procurement, party: str) -> Verdict:
    """Whoever speaks for a party of the seed: commits for it and reveals its secret."""
    if party == SeedParty.OWNER:
        return handle_for(actor, procurement.owner)
    if party == SeedParty.REGULATOR:
        if covers_region(actor, procurement.project.region):
            return YES
        return no(_("Only the regulator of this region reveals the regulator's secret."))
    if actor.role in (Role.OPERATOR, Role.SYSTEM):
        return YES
    return no(_("Only the platform reveals its own secret."))


def draw(actor: Actor, procurement: Procurement) -> Verdict:
    """The clock, a handler of the owner, or the regulator of the region."""
    if covers_region(actor, procurement.project.region):
        return YES
    return handle_for(actor, procurement.owner)
