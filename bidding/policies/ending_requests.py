"""Who ends a procurement without an award after closing."""

from django.utils.translation import gettext_lazy as _

from bidding.models import EndingRequest, Procurement
from core.actors import Actor
from core.policy import Verdict, no

from .people import handle_for, judge


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
    """A regulator of the region who does not buy here."""
    return judge(actor, request.procurement)
