"""Direct selection: the basket becomes one procurement and one order per agency."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from oscar.core.loading import get_class, get_model

from bidding.actions import open_project
from bidding.methods.direct.actions import DirectLine, LockedOffer, lock_offers, offer_directly
from bidding.models import Project
from core.actors import Actor
from core.models import Region
from core.policy import require
from marketplace.shop import policies, queries
from marketplace.shop.errors import AlreadySubmitted, EmptySelection, SelectionChanged
from marketplace.shop.models import ProcurementOrder

from .orders import make_order

Basket = get_model("basket", "Basket")
Work = get_class("order.utils", "Work")


@transaction.atomic
def place_orders(
    *,
    basket_id: int,
    seen: str,
    project: Project | None,
    fiscal_percent: int,
    reason: str,
    filters: dict[str, Any],
    by: Actor,
    at: dt.datetime,
    new_project: tuple[str, str, Region | None] = ("", "", None),
) -> list[ProcurementOrder]:
    """Claim the basket and place one order per agency. All or nothing.

    Without `project` a new one is opened from its name, code and region. `seen` is
    `Selection.seen` of the page the person confirmed; `filters` are those of the list the offers
    were chosen from. Raises Refused (with the reason of the offer), AlreadySubmitted,
    SelectionChanged, EmptySelection, and what `direct.actions.offer_directly` raises (the cap for
    public money, related parties, missing qualifications).
    """
    require(policies.select(by))
    _claim(basket_id, by, at)
    offers = lock_offers(queries.offers_in(basket_id))
    chosen = queries.selection(basket_id, offers, at=at)
    if not chosen.parts:
        raise EmptySelection
    for pick in chosen.picks:
        require(pick.verdict)
    if chosen.seen != seen:
        raise SelectionChanged
    if project is None:
        name, code, region = new_project
        assert by.organisation is not None, "an owner acts for an organisation"
        project = open_project(
            name=name, code=code, region=region or by.organisation.region, by=by, at=at
        )
    require(policies.use_project(by, project))
    archive = queries.seen_list(chosen, filters, by=by, at=at)
    return [
        _place(
            part,
            offers,
            basket_id,
            project=project,
            fiscal_percent=fiscal_percent,
            reason=reason,
            shortlist=archive,
            by=by,
            at=at,
        )
        for part in chosen.parts
    ]


def _claim(basket_id: int, by: Actor, at: dt.datetime) -> None:
    """Compare and set: of several submits of one basket exactly one goes on."""
    claimed = Basket.objects.filter(pk=basket_id, owner=by.user, status=Basket.OPEN).update(
        status=Basket.SUBMITTED, date_submitted=at
    )
    if not claimed:
        raise AlreadySubmitted


def _place(
    part: queries.Part, offers: Sequence[LockedOffer], basket_id: int, **facts: Any
) -> ProcurementOrder:
    lines = [
        DirectLine(offer, offer.price_fen or 0, offer.promised_days)
        for offer in offers
        if offer.agency_id == part.agency.pk
    ]
    procurement = offer_directly(lines=lines, **facts)
    works = [
        Work(
            title=pick.offer.item.name_zh,
            agency_name=part.agency.organisation.name,
            price_fen=pick.offer.price_fen or 0,
            product=pick.place.product,
            stockrecord=pick.place.stockrecord,
        )
        for pick in part.picks
    ]
    return make_order(
        procurement, works, user=facts["by"].user, at=facts["at"], basket_id=basket_id
    )
