"""Reads of the shop."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from oscar.core.loading import get_model

from agencies.models import Agency, Offer
from agencies.offers.eligibility import Eligibility
from agencies.offers.queries.eligibility import eligibilities
from core.actors import Actor
from core.clock import local_date
from core.policy import Verdict
from search.engine import Hit, Query, engine
from search.models import Kind

from . import policies
from .models import ProcurementOrder, ShelfItem

Basket = get_model("basket", "Basket")


def place_of(offer: Offer) -> ShelfItem:
    """The place of an offer on the shelf; no query where the offer came from its place."""
    place: ShelfItem = offer.shelf_item
    return place


def shown_offers() -> QuerySet[Offer]:
    """The offers that have a place on the shelf, with what the page of one shows."""
    return (
        Offer.objects.filter(shelf_item__isnull=False)
        .select_related("item", "agency__organisation__region", "shelf_item")
        .only(
            *("shelf_item__product", "shelf_item__stockrecord"),
            *("price_fen", "promised_days", "service_standard", "status"),
            *(f"item__{name}" for name in ("code", "family", "name_zh", "name_en", "status")),
            *("item__valid_from", "item__valid_to"),
            *(f"agency__{name}" for name in ("status", "suspended_until", "barred_until")),
            *("agency__organisation__name", "agency__organisation__credit_code"),
            *(f"agency__organisation__region__{name}" for name in ("name_zh", "name_en")),
        )
        .order_by("pk")
    )


@dataclass(frozen=True)
class Pick:
    """An offer in the basket, with the verdict of now."""

    place: ShelfItem
    verdict: Verdict

    @property
    def offer(self) -> Offer:
        """The offer itself."""
        return self.place.offer


@dataclass(frozen=True)
class Part:
    """What one agency gets from a basket: one order."""

    agency: Agency
    picks: tuple[Pick, ...]

    @property
    def total_fen(self) -> int:
        """The sum, in fen; negotiable prices count nothing."""
        return sum(pick.offer.price_fen or 0 for pick in self.picks)


@dataclass(frozen=True)
class Selection:
    """A basket as its owner sees it: split by agency, each pick with its verdict."""

    basket_id: int | None
    parts: tuple[Part, ...]

    @property
    def picks(self) -> list[Pick]:
        """Every pick, in the order of the parts."""
        return [pick for part in self.parts for pick in part.picks]

    @property
    def total_fen(self) -> int:
        """The sum over all agencies, in fen."""
        return sum(part.total_fen for part in self.parts)

    @property
    def is_ready(self) -> bool:
        """True when there is something, and all of it can be bought."""
        return bool(self.parts) and all(pick.verdict for pick in self.picks)

    @property
    def seen(self) -> str:
        """What the person has seen: offers, prices and days. It must still hold when placing."""
        return " ".join(
            f"{pick.offer.pk}:{pick.offer.price_fen}:{pick.offer.promised_days}"
            for pick in self.picks
        )


def open_selection(actor: Actor, *, at: dt.datetime) -> Selection:
    """The open basket of the person."""
    basket = Basket.objects.filter(owner=actor.user, status=Basket.OPEN).first()
    if basket is None:
        return Selection(None, ())
    return selection(basket.pk, offers_in(basket.pk), at=at, papers=True)


def offers_in(basket_id: int) -> QuerySet[Offer]:
    """The offers of a basket by agency, each with its place on the shelf, in one query."""
    return (
        Offer.objects.filter(shelf_item__product__basket_lines__basket=basket_id)
        .select_related(
            "item",
            "agency__organisation__region",
            "shelf_item__product__product_class",
            "shelf_item__stockrecord__partner",
        )
        .order_by("agency_id", "pk")
    )


def selection(
    basket_id: int, offers: Iterable[Offer], *, at: dt.datetime, papers: bool = False
) -> Selection:
    """A basket by its `offers_in`: offers, agencies and the list as they are at `at`.

    With `papers` each verdict also covers the qualifications; placing leaves them to bidding.
    """
    verdict = verdict_with_papers if papers else policies.buy
    on = local_date(at)
    return Selection(
        basket_id,
        tuple(
            Part(agency, tuple(Pick(place_of(offer), verdict(offer, on)) for offer in group))
            for agency, group in groupby(offers, key=lambda offer: offer.agency)
        ),
    )


def eligibility_of(offer: Offer, on: dt.date) -> Eligibility:
    """Whether the agency of an offer may take its item: one query."""
    (answer,) = eligibilities(offer.agency, [offer.item], on)
    return answer


def verdict_with_papers(offer: Offer, on: dt.date) -> Verdict:
    """May this be bought, qualifications included?"""
    return policies.buy(offer, on) and policies.qualify(eligibility_of(offer, on))


def basket_count(actor: Actor) -> int:
    """How many offers lie in the person's open basket."""
    if actor.user is None:
        return 0
    lines = get_model("basket", "Line").objects
    found: int = lines.filter(basket__owner=actor.user, basket__status=Basket.OPEN).count()
    return found


def selections_of(actor: Actor) -> QuerySet[ProcurementOrder]:
    """The orders of the actor's organisation, newest first."""
    return (
        ProcurementOrder.objects.filter(procurement__owner=actor.organisation)
        .select_related("procurement__project", "order")
        .prefetch_related("order__lines")
        .order_by("-procurement__created_at", "-procurement_id")
    )


def shortlist_of(actor: Actor, *, at: dt.datetime) -> list[Pick]:
    """What the person remembers, by item and price, with the verdict of now."""
    places = (
        ShelfItem.objects.with_truth()
        .filter(product__wishlists_lines__wishlist__owner=actor.user)
        .order_by("offer__item__code", "offer__price_fen", "offer_id")
        .distinct()
    )
    return [Pick(place, policies.buy(place.offer, local_date(at))) for place in places]


def messages_of(actor: Actor) -> QuerySet[Any]:
    """The person's messages, newest first."""
    found = get_model("communication", "Notification").objects.filter(recipient=actor.user)
    ordered: QuerySet[Any] = found.order_by("-date_sent", "-pk")
    return ordered


def new_messages(actor: Actor) -> int:
    """How many messages the person has not read."""
    if actor.user is None:
        return 0
    return messages_of(actor).filter(date_read=None).count()


def seen_list(
    selection: Selection, filters: dict[str, Any], *, by: Actor, at: dt.datetime
) -> dict[str, Any]:
    """The list as it stands at this moment, for the archive: filters, ranking, shortlist.

    `filters` are those each offer was chosen under, by its key; only those of the picked are kept.
    """
    picked = [pick.offer.pk for pick in selection.picks]
    items = sorted({pick.offer.item.code for pick in selection.picks})
    ranked = {item: engine().search(_ranking_of(item)).hits for item in items}
    wanted = [hit.object_id for hits in ranked.values() for hit in hits]
    terms = _terms(wanted, by=by, on=local_date(at))
    return {
        "at": at.isoformat(),
        "filters": {str(key): filters[str(key)] for key in picked if str(key) in filters},
        "ranking": [
            _ranked(item, hit, terms[hit.object_id])
            for item, hits in ranked.items()
            for hit in hits
            if hit.object_id in terms and terms[hit.object_id]["is_on_shelf"]
        ],
        "shortlist": [key for key, row in terms.items() if row["is_remembered"]],
        "picked": picked,
    }


def _ranking_of(item: str) -> Query:
    return Query("", {"kind": Kind.OFFER, "item": item}, size=100)


def _ranked(item: str, hit: Hit, row: dict[str, Any]) -> dict[str, Any]:
    """A place of the ranking as the archive keeps it, in plain data."""
    return {
        "item": item,
        "offer": hit.object_id,
        "agency": row["agency__organisation__name"],
        "price_fen": row["price_fen"],
        "days": row["promised_days"],
        "rank": hit.rank,
        "parts": hit.parts,
    }


def _terms(wanted: list[int], *, by: Actor, on: dt.date) -> dict[int, dict[str, Any]]:
    """These offers and those the person remembers, in the order of the shortlist."""
    mine = {"shelf_item__product__wishlists_lines__wishlist__owner": by.user}
    remembered = Offer.objects.filter(**mine).order_by().values("pk")
    named = Offer.objects.filter(pk__in=wanted).order_by().values("pk")
    on_shelf = Offer.objects.on_shelf(on).filter(pk=OuterRef("pk")).order_by()
    rows = (
        Offer.objects.filter(pk__in=named.union(remembered))
        .annotate(
            is_remembered=Exists(remembered.filter(pk=OuterRef("pk"))),
            is_on_shelf=Exists(on_shelf),
        )
        .order_by("item__code", "price_fen", "pk")
        .values(
            *("pk", "agency__organisation__name", "price_fen", "promised_days"),
            *("is_remembered", "is_on_shelf"),
        )
    )
    return {row["pk"]: row for row in rows}
