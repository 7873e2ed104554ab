"""Who proposes an amendment of a notice, who lets it out, and how late."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from bidding.models import Procurement, ProposedAmendment
from core.actors import Actor
from core.policy import YES, Verdict, no

from .people import another_than, approve_for, handle_for
from .sign_ups import in_time


def propose(actor: Actor, procurement: Procurement, at: dt.datetime) -> Verdict:
    """Handlers of the owner, while sign-up is open."""
    return handle_for(actor, procurement.owner) and _while_open(procurement, at)


def amend(actor: Actor, proposed: ProposedAmendment, at: dt.datetime) -> Verdict:
    """An approver of the owner who did not write it, while sign-up is open."""
    procurement = proposed.procurement
    wrote = actor.is_same_person(proposed.proposed_by)
    return (
        approve_for(actor, procurement.owner)
        and another_than(actor, procurement.owner, wrote)
        and _while_open(procurement, at)
    )


def send_back(actor: Actor, proposed: ProposedAmendment) -> Verdict:
    """Approvers of the owner."""
    return approve_for(actor, proposed.procurement.owner)


def take_back(actor: Actor, proposed: ProposedAmendment) -> Verdict:
    """Handlers of the owner."""
    return handle_for(actor, proposed.procurement.owner)


def _while_open(procurement: Procurement, at: dt.datetime) -> Verdict:
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
