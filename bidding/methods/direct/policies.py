"""Direct selection: who may offer, and who may answer."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.methods.direct.models import DirectTerms
from bidding.models import Project
from bidding.parties import are_related
from bidding.policies.people import bid_for, handle_for
from bidding.region_rules import BiddingRules
from core.actors import Actor, Role
from core.money import format_fen
from core.policy import YES, Verdict, no


def offer_directly(actor: Actor, project: Project) -> Verdict:
    """Handlers of the project's owner."""
    return handle_for(actor, project.owner)


def spend_directly(total_fen: int, fiscal_percent: int, rules: BiddingRules) -> Verdict:
    """Public money above the region's cap may not go by direct selection.

    The total counts what was bought within a year for the same project and work.
    """
    if fiscal_percent > 0 and total_fen > rules.direct_cap_fen:
        return no(
            _(
                "Direct selection with public money ends at %(cap)s; with what was bought for the "
                "same project and work within a year this is %(total)s. Publish a procurement "
                "instead."
            )
            % {"cap": format_fen(rules.direct_cap_fen), "total": format_fen(total_fen)}
        )
    return YES


def ask_agency(agency: Agency, project: Project) -> Verdict:
    """An agency that may take new work and is not related to the owner."""
    if not agency.can("be_selected"):
        return no(
            _(
                "%(agency)s may not take new work: its status is “%(status)s”. "
                "Choose another agency."
            )
            % {"agency": agency.organisation.name, "status": agency.get_status_display()}
        )
    if are_related(agency.organisation, project.owner):
        return no(
            _(
                "You and this agency have the same legal representative or contact phone. "
                "Related parties may not contract here. Choose another agency."
            )
        )
    return YES


def answer(actor: Actor, terms: DirectTerms, at: dt.datetime) -> Verdict:
    """The agency that was asked, while it still may answer."""
    mine = bid_for(actor, terms.asked_agency)
    if mine and at > terms.answer_until:
        return no(
            _("The time to answer has passed. Ask the project owner to select your agency again.")
        )
    return mine


def lapse(actor: Actor) -> Verdict:
    """Only the clock lets an offer lapse."""
    return YES if actor.role == Role.SYSTEM else no(_("An unanswered offer lapses by itself."))
