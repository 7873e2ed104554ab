"""Who invites people to watch a draw or an opening, and who says what they saw."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from bidding.methods.registry import method_of
from bidding.models import OpenedBid, Procurement, Witness
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import handle_for


def invite(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, or the regulator of the region, until there is nothing left to see."""
    if not is_to_be_watched(procurement):
        return no(_("Nothing is left to watch here: no draw and no opening is still to come."))
    if covers_region(actor, procurement.project.region):
        return YES
    return handle_for(actor, procurement.owner)


def attest(actor: Actor, witness: Witness) -> Verdict:
    """Whoever was invited, once, after the draw or the opening."""
    if not actor.is_same_person(witness.person):
        return no(_("Only who was invited says what they saw."))
    if witness.attested_at is not None:
        return no(_("You have said what you saw."))
    if not was_watched(witness.procurement):
        return no(_("Say what you saw once the draw or the opening has taken place."))
    return YES


def was_watched(procurement: Procurement) -> bool:
    """True once the draw was held, or the bids were opened."""
    opened = OpenedBid.objects.filter(bid__envelope__procurement=procurement)
    is_drawn = procurement.draw is not None and procurement.draw.can("show_order")
    return is_drawn or opened.order_by().exists()


def is_to_be_watched(procurement: Procurement) -> bool:
    """True while a draw or an opening is still to come."""
    method = method_of(procurement)
    if not (method.may_draw or method.is_sealed) or was_watched(procurement):
        return False
    capabilities = ("be_edited", "be_cancelled", "be_drawn", "take_sign_ups")
    is_opening = method.is_sealed and procurement.can("be_ended")
    return is_opening or any(procurement.can(each) for each in capabilities)
