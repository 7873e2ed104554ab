"""Who ends a procurement without an award after closing."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from bidding.models import EndingRequest, Procurement
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import handle_for


def ask_to_end(actor: Actor, procurement: Procurement) -> Verdict:
    """A handler of the owner, from the end of sign-up until the award stands."""
    may = handle_for(actor, procurement.owner)
    if may and not procurement.can("be_ended"):
        return no(
            _(
                "It cannot be ended now. Until sign-up closes you can cancel it; once the award "
                "stands, only the agency can give it back."
            )
        )
    return may


def decide_ending(actor: Actor, request: EndingRequest) -> Verdict:
    """A regulator of the region."""
    if not covers_region(actor, request.procurement.project.region):
        return no(_("Only the regulator of this region decides whether it ends."))
    return YES
