"""The shortlist: Oscar's wish list, one a person."""

from django.db import transaction
from oscar.core.loading import get_model

from agencies.models import Offer
from core.actors import Actor
from core.policy import require
from marketplace.shop import policies, queries

WishList, Line = get_model("wishlists", "WishList"), get_model("wishlists", "Line")


@transaction.atomic
def shortlist(*, offer: Offer, by: Actor) -> None:
    """Remember an offer for comparison; twice is once. Raises Refused."""
    require(policies.select(by))
    place = queries.place_of(offer)
    mine = WishList.objects.filter(owner=by.user).order_by("pk").first()
    if mine is None:
        mine = WishList.objects.create(owner=by.user)
    Line.objects.get_or_create(
        wishlist=mine, product=place.product, defaults={"title": place.product.title}
    )


@transaction.atomic
def forget(*, offer: Offer, by: Actor) -> None:
    """Take an offer off the shortlist."""
    require(policies.select(by))
    Line.objects.filter(wishlist__owner=by.user, product__shelf_item__offer=offer).delete()
