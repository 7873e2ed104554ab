"""An agency's standing offers: on the shelf, changed, paused, withdrawn."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import ServiceItem
from agencies.entry.models import Agency
from agencies.offers import policies
from agencies.offers.events import OfferListed, OfferRevised
from agencies.offers.models import Offer
from agencies.offers.queries.eligibility import eligibility
from agencies.offers.states import OfferStatus
from core import events
from core.actors import Actor
from core.clock import local_date
from core.errors import BadInput, Conflict
from core.policy import require
from core.workflow import move


class OfferExists(Conflict):
    """The agency already offers this item. Facts: item."""

    sentence = _("You already offer this item. Change that offer instead.")


class BadOffer(BadInput):
    """Price or promised days are out of range. Facts: field."""

    field: str


def _check_terms(price_fen: int | None, promised_days: int) -> None:
    if price_fen is not None and price_fen <= 0:
        raise BadOffer(
            _("The price must be more than zero; leave it empty for a negotiable price."),
            field="price_fen",
        )
    if not 1 <= promised_days <= 1000:
        raise BadOffer(_("Promise between 1 and 1000 working days."), field="promised_days")


def _lock(agency: Agency) -> Agency:
    """The agency's row guards its offers: no suspension and no other listing overtakes one."""
    return (
        Agency.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation")
        .get(pk=agency.pk)
    )


def _fresh(offer: Offer) -> Offer:
    _lock(offer.agency)
    return Offer.objects.select_related("agency__organisation", "item").get(pk=offer.pk)


@transaction.atomic
def list_offer(
    *,
    agency: Agency,
    item: ServiceItem,
    price_fen: int | None,
    promised_days: int,
    by: Actor,
    at: dt.datetime,
    service_standard: str = "",
) -> Offer:
    """Put an offer on the shelf: price in fen or None for negotiable, promised working days.

    Raises Refused (with what is missing), BadOffer, OfferExists.
    """
    agency = _lock(agency)
    require(policies.list_offer(by, agency, item, eligibility(agency, item, local_date(at))))
    _check_terms(price_fen, promised_days)
    if (
        Offer.objects.filter(agency=agency, item=item)
        .exclude(status=OfferStatus.WITHDRAWN)
        .exists()
    ):
        raise OfferExists(item=item.code)
    offer = Offer.objects.create(
        agency=agency,
        item=item,
        price_fen=price_fen,
        promised_days=promised_days,
        service_standard=service_standard,
    )
    return _put_on_shelf(offer, by, at)


def _put_on_shelf(offer: Offer, by: Actor, at: dt.datetime) -> Offer:
    move(offer, "list", by=by, at=at)
    offer.listed_at = at
    offer.save(update_fields=["listed_at"])
    events.publish(OfferListed(offer, at))
    return offer


@transaction.atomic
def relist_offer(*, offer: Offer, by: Actor, at: dt.datetime) -> Offer:
    """Put a paused offer back on the shelf. Raises Refused, WrongStatus."""
    offer = _fresh(offer)
    eligible = eligibility(offer.agency, offer.item, local_date(at))
    require(policies.list_offer(by, offer.agency, offer.item, eligible))
    return _put_on_shelf(offer, by, at)


@transaction.atomic
def change_offer(
    *,
    offer: Offer,
    price_fen: int | None,
    promised_days: int,
    by: Actor,
    at: dt.datetime,
    service_standard: str = "",
) -> Offer:
    """Change the terms of an offer. Orders made before keep theirs. Raises Refused, BadOffer."""
    offer = _fresh(offer)
    require(policies.change_offer(by, offer))
    _check_terms(price_fen, promised_days)
    offer.price_fen, offer.promised_days = price_fen, promised_days
    offer.service_standard = service_standard
    offer.save(update_fields=["price_fen", "promised_days", "service_standard"])
    events.publish(OfferRevised(offer, at))
    return offer


@transaction.atomic
def pause_offer(*, offer: Offer, by: Actor, at: dt.datetime) -> Offer:
    """Take an offer from the shelf for a while. Raises Refused."""
    offer = _fresh(offer)
    require(policies.pause_offer(by, offer))
    move(offer, "pause", by=by, at=at)
    return offer


@transaction.atomic
def withdraw_offer(*, offer: Offer, by: Actor, at: dt.datetime) -> Offer:
    """Take an offer from the shelf for good. Raises Refused."""
    offer = _fresh(offer)
    require(policies.withdraw_offer(by, offer))
    move(offer, "withdraw", by=by, at=at)
    return offer
