"""Who may put what on the shelf, and what may be taken from it."""

from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import ServiceItem
from agencies.catalogue.policies import offer_item
from agencies.entry.models import Agency
from agencies.entry.policies import NOT_OURS
from agencies.offers.eligibility import Eligibility
from agencies.offers.models import Offer
from agencies.offers.states import OfferStatus
from core.actors import Actor, Duty, Role
from core.policy import YES, Verdict, no


def _sells(actor: Actor, agency: Agency) -> Verdict:
    if actor.role == Role.SYSTEM:
        return YES
    if actor.role != Role.AGENCY or not actor.acts_for(agency.organisation):
        return no(NOT_OURS)
    if not actor.has_duty(Duty.BIDDER):
        return no(_("Ask a bidder or an administrator of your agency: they keep the offers."))
    return YES


def list_offer(actor: Actor, agency: Agency, item: ServiceItem, eligible: Eligibility) -> Verdict:
    """A bidder of an admitted agency that is eligible for an item that is no bundle."""
    verdict = _sells(actor, agency)
    if not verdict:
        return verdict
    if not agency.can("offer"):
        return no(eligible.lines[0].sentence)
    verdict = offer_item(item, eligible.on)
    if not verdict:
        return verdict
    return YES if eligible else no(eligible.sentence)


def change_offer(actor: Actor, offer: Offer) -> Verdict:
    """A bidder of an admitted agency, for an offer not withdrawn."""
    verdict = _sells(actor, offer.agency)
    if not verdict:
        return verdict
    if not offer.agency.can("offer"):
        return no(_("The agency may not offer work now."))
    if offer.status == OfferStatus.WITHDRAWN:
        return no(_("This offer was withdrawn. List a new one."))
    return YES


def pause_offer(actor: Actor, offer: Offer) -> Verdict:
    """A bidder, for an offer on the shelf, whatever the agency's status."""
    verdict = _sells(actor, offer.agency)
    if verdict and offer.status != OfferStatus.LIVE:
        return no(_("Only an offer on the shelf can be paused."))
    return verdict


def withdraw_offer(actor: Actor, offer: Offer) -> Verdict:
    """A bidder, for an offer not withdrawn yet, whatever the agency's status."""
    verdict = _sells(actor, offer.agency)
    if verdict and offer.status == OfferStatus.WITHDRAWN:
        return no(_("This offer was already withdrawn."))
    return verdict
