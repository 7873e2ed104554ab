"""Who explains an abnormally low price, and who decides about it."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from bidding.methods.lowest_price.models import Explanation
from bidding.policies.people import bid_for, handle_for
from core.actors import Actor
from core.policy import Verdict, no


def explain(actor: Actor, explanation: Explanation, at: dt.datetime) -> Verdict:
    """Bidders of the agency, once, until the time given to them."""
    may = bid_for(actor, explanation.sign_up.agency)
    if may and (explanation.explained_at or at >= explanation.until):
        return no(_("The time to explain this price has passed, or you have explained it."))
    return may


def judge(actor: Actor, explanation: Explanation) -> Verdict:
    """Handlers of the owner, once the agency has explained."""
    may = handle_for(actor, explanation.procurement.owner)
    if may and explanation.explained_at is None:
        return no(_("The agency has not explained its price yet."))
    if may and explanation.decided_at is not None:
        return no(_("This explanation has been decided already."))
    return may
