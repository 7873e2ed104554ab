"""Who amends a notice, and how late."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from bidding.models import Procurement
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import handle_for
from .sign_ups import in_time


def amend(actor: Actor, procurement: Procurement, at: dt.datetime) -> Verdict:
    """Handlers of the owner, while sign-up is open."""
    may = handle_for(actor, procurement.owner)
    if not may:
        return may
    if not procurement.can("be_amended") or not in_time(procurement, at):
        return no(_("A notice is amended only while sign-up is open."))
    return YES


def only_later(before: dt.datetime | None, after: dt.datetime) -> Verdict:
    """Sign-up may end later than the notice says, never sooner."""
    if before is not None and after < before:
        return no(
            _("Sign-up cannot end sooner than the notice says. Choose the same time or later.")
        )
    return YES
