"""Who asks about a notice, until when, and who answers."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.models import Procurement
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import handle_for
from .sign_ups import sign_up


def ask(actor: Actor, agency: Agency) -> Verdict:
    """Those who may sign up for the agency."""
    return sign_up(actor, agency)


def ask_in_time(procurement: Procurement, at: dt.datetime) -> Verdict:
    """While sign-up is open, until the moment that the notice names."""
    until = procurement.questions_until
    if not procurement.can("take_sign_ups") or until is None or at >= until:
        return no(_("The time for questions has ended."))
    return YES


def answer(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, until sign-up is closed."""
    may = handle_for(actor, procurement.owner)
    if may and not procurement.can("take_sign_ups"):
        return no(_("Sign-up is closed, so nothing is answered any more."))
    return may
