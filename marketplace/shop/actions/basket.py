"""Fill and empty the basket. One open basket a person, each offer in it once."""

import datetime as dt
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from agencies.models import Offer
from core.actors import Actor
from core.clock import local_date
from core.policy import require
from marketplace.shop import policies, queries
from marketplace.shop.shelf import CURRENCY, yuan

Basket, Line = get_model("basket", "Basket"), get_model("basket", "Line")


@transaction.atomic
def add(*, offer: Offer, by: Actor, at: dt.datetime) -> Any:
    """Put an offer into the person's basket; twice is once. Raises Refused with the reason."""
    require(policies.select(by))
    require(policies.buy(offer, local_date(at)))
    place, price = queries.place_of(offer), yuan(offer.price_fen or 0)
    basket = _open_basket(by)
    Line.objects.bulk_create(
        [
            Line(
                basket=basket,
                line_reference=str(place.product_id),
                product_id=place.product_id,
                stockrecord_id=place.stockrecord_id,
                quantity=1,
                price_currency=CURRENCY,
                price_excl_tax=price,
                price_incl_tax=price,
            )
        ],
        ignore_conflicts=True,
    )
    return basket


@transaction.atomic
def remove(*, offer: Offer, by: Actor) -> None:
    """Take an offer out of the person's open basket."""
    require(policies.select(by))
    Line.objects.filter(
        basket__owner=by.user, basket__status=Basket.OPEN, product__shelf_item__offer=offer
    ).delete()


def _open_basket(by: Actor) -> Any:
    """The person's open basket. A unique index settles two first additions at once."""
    basket, _created = Basket.objects.get_or_create(owner=by.user, status=Basket.OPEN)
    return basket
