"""Who commits, releases, types the beacon, holds a draw."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from bidding.models import Draw, SeedParty
from bidding.policies.people import handle_for, stand_apart
from core.actors import Actor, Role
from core.policy import YES, Verdict, no


def speak_for(actor: Actor, draw: Draw, party: str) -> Verdict:
    """Whoever speaks for a party of the draw: commits for it and releases what it keeps."""
    if party == SeedParty.REGULATOR:
        if not covers_region(actor, draw.region):
            return no(_("Only the regulator of this region speaks for the regulator."))
        return YES if draw.owner is None else stand_apart(actor, draw.owner)
    if party == SeedParty.OWNER and draw.owner is not None:
        return handle_for(actor, draw.owner)
    if party == SeedParty.OWNER and actor.role == Role.OPERATOR:
        return YES
    if party == SeedParty.PLATFORM and actor.role == Role.SYSTEM:
        return YES
    return no(_("Only who keeps this part of the secrets may release it."))


def type_beacon(actor: Actor, draw: Draw) -> Verdict:
    """The worker; where it cannot read the beacon two people of the regulator or the operator."""
    if actor.role in (Role.SYSTEM, Role.OPERATOR) or covers_region(actor, draw.region):
        return YES
    return no(_("The value is typed in by people of the regulator or the operator."))


def hold(actor: Actor, draw: Draw) -> Verdict:
    """The clock, a handler of the owner, or the regulator of the region."""
    if covers_region(actor, draw.region) or actor.role == Role.SYSTEM:
        return YES
    if draw.owner is not None:
        return handle_for(actor, draw.owner)
    return no(_("Only the regulator of this region holds this draw."))
