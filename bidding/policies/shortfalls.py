"""Who goes on with too few entrants."""

from django.utils.translation import gettext_lazy as _

from bidding.models import Procurement
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import approve_for, handle_for


def propose(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner."""
    return handle_for(actor, procurement.owner)


def go_on(actor: Actor, procurement: Procurement) -> Verdict:
    """Another person, an approver of the owner, once somebody has said why."""
    may = approve_for(actor, procurement.owner)
    if not may:
        return may
    if procurement.shortfall.proposed_by is None:
        return no(_("A handler has to say first why to go on with so few."))
    if actor.is_same_person(procurement.shortfall.proposed_by):
        return no(_("Somebody else of your organisation must approve what you proposed."))
    return YES


def lapse(actor: Actor, procurement: Procurement) -> Verdict:
    """The clock, or a handler of the owner."""
    return handle_for(actor, procurement.owner)
