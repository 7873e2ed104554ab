"""From the draw to the award."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.models import Objection, Procurement
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import bid_for, handle_for, judge


def publicise(actor: Actor, procurement: Procurement) -> Verdict:
    """The clock, or a handler of the owner."""
    return handle_for(actor, procurement.owner)


def object_to_result(procurement: Procurement, at: dt.datetime) -> Verdict:
    """Anyone, while the result is in publicity."""
    until = procurement.publicity_until
    if not procurement.can("be_objected_to") or until is None or at > until:
        return no(_("This result is not in publicity. File a complaint instead."))
    return YES


def decide_objection(actor: Actor, objection: Objection) -> Verdict:
    """A regulator of the region who does not buy here."""
    return judge(actor, objection.procurement)


def award(actor: Actor, procurement: Procurement) -> Verdict:
    """The clock, or a handler of the owner."""
    return handle_for(actor, procurement.owner)


def refuse_award(actor: Actor, agency: Agency) -> Verdict:
    """Those who bid for the agency."""
    return bid_for(actor, agency)
