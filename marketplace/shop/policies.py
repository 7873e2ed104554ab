"""May this be bought, and by whom."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.catalogue.policies import buy_item
from agencies.models import Offer
from agencies.offers.eligibility import Eligibility
from bidding.models import Project
from core.actors import Actor, Duty, Role
from core.policy import YES, Verdict, no


def select(actor: Actor) -> Verdict:
    """Members of a project owner who handle its business may select."""
    if actor.user is None:
        return no(_("Sign in as a project owner to select an agency."))
    if actor.role != Role.OWNER:
        return no(_("Only a project owner selects. Switch to your project owner role."))
    if not actor.has_duty(Duty.HANDLER):
        return no(_("Only a handler of your organisation selects. Ask your administrator."))
    return YES


def buy(offer: Offer, on: dt.date) -> Verdict:
    """May anyone buy this offer on that date? The list guard, the agency, the offer itself."""
    listed = buy_item(offer.item, on)
    if not listed:
        return listed
    if not offer.agency.can("be_selected"):
        return no(
            _(
                "%(agency)s may not take new work: its status is “%(status)s”. "
                "Choose another agency."
            )
            % {
                "agency": offer.agency.organisation.name,
                "status": offer.agency.get_status_display(),
            }
        )
    if not offer.machine.can(offer.status, "be_bought"):
        return no(_("This offer is no longer on the shelf. Choose another one."))
    if offer.price_fen is None:
        return no(
            _("The price of this offer is negotiable. Publish a procurement to receive prices.")
        )
    return YES


def qualify(answer: Eligibility) -> Verdict:
    """The agency must hold what the item requires today; an expired paper ends exactly that."""
    return YES if answer else no(answer.sentence)


def use_project(actor: Actor, project: Project) -> Verdict:
    """A selection belongs to a project of one's own organisation."""
    if actor.acts_for(project.owner):
        return YES
    return no(_("Choose a project of your own organisation."))
