"""Taking part in a draw."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.models import Procurement
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import bid_for


def sign_up(actor: Actor, agency: Agency) -> Verdict:
    """Bidders of an agency that may take new work."""
    may = bid_for(actor, agency)
    if may and not agency.can("bid"):
        return no(_("Your agency may not take new work at present."))
    return may


def withdraw(actor: Actor, agency: Agency) -> Verdict:
    """Bidders of the agency; free until the deadline."""
    return bid_for(actor, agency)


def confirm(actor: Actor, agency: Agency) -> Verdict:
    """Bidders of the agency, also one that may take no new work: closing judges that."""
    return bid_for(actor, agency)


def in_time(procurement: Procurement, at: dt.datetime) -> Verdict:
    """Until the deadline, by the clock that is passed in."""
    if not procurement.can("take_sign_ups"):
        return no(_("Sign-up for this procurement is not open."))
    if procurement.closes_at is None or at >= procurement.closes_at:
        return no(_("Sign-up for this procurement has ended."))
    return YES
