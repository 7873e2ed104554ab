"""Who keeps a share of the key to sealed bids, and who releases it."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from agencies.models import Agency
from bidding.models import Procurement, SeedParty
from core.actors import Actor, Duty, Role
from core.policy import YES, Verdict, no

from .people import bid_for, handle_for, judge


def keep_shares(actor: Actor) -> Verdict:
    """Handlers of project owners, regulators, and the operator's people."""
    if actor.role in (Role.REGULATOR, Role.OPERATOR):
        return YES
    if actor.role == Role.OWNER and actor.has_duty(Duty.HANDLER):
        return YES
    return no(
        _("Only handlers of project owners, regulators and operators help to open what is sealed.")
    )


def release(actor: Actor, procurement: Procurement, party: str) -> Verdict:
    """Whoever keeps the share of a party; the platform's is released by the clock."""
    if party == SeedParty.OWNER:
        return handle_for(actor, procurement.owner)
    if party == SeedParty.REGULATOR and covers_region(actor, procurement.project.region):
        return judge(actor, procurement)
    if party == SeedParty.PLATFORM and actor.role == Role.SYSTEM:
        return YES
    return no(_("Only who keeps this share of the key may release it."))


def open_own(actor: Actor, agency: Agency) -> Verdict:
    """Those who bid for the agency."""
    return bid_for(actor, agency)
