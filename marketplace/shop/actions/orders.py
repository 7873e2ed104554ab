"""Orders: one for each procurement by selection or award, moving with it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from oscar.core.loading import get_class, get_model

from agencies.models import Agency
from bidding.models import Award, Procurement
from core.models import User
from marketplace.shop.models import ProcurementOrder, ShelfItem

OrderCreator, Work = get_class("order.utils", "OrderCreator"), get_class("order.utils", "Work")
Order = get_model("order", "Order")


def make_order(
    procurement: Procurement,
    works: Sequence[Any],
    *,
    user: User,
    at: dt.datetime,
    basket_id: int | None = None,
) -> ProcurementOrder:
    """Make a procurement an order with its number and status, inside the caller's transaction."""
    order = OrderCreator().place_procurement(
        number=procurement.number,
        user=user,
        status=procurement.status,
        works=works,
        at=at,
        basket_id=basket_id,
    )
    return ProcurementOrder.objects.create(procurement=procurement, order=order)


def order_award(award: Award, *, at: dt.datetime) -> ProcurementOrder:
    """A won procurement becomes an order; asked twice, it stays one."""
    procurement = award.procurement
    made = ProcurementOrder.objects.filter(procurement=procurement).first()
    if made is not None:
        return made
    return make_order(procurement, _works(award), user=procurement.created_by, at=at)


def _works(award: Award) -> list[Any]:
    """The lines of an award, tied to the agency's shelf where it has the item there.

    An award has one amount; with several lines it is shared by the lines' own prices, and the
    last line takes the rounding.
    """
    lines = list(award.procurement.lines.select_related("item").order_by("id"))
    places = _places(award.agency, [line.item_id for line in lines])
    total = sum(line.price_fen for line in lines)
    shares = [award.amount_fen * line.price_fen // total for line in lines]
    shares[-1] += award.amount_fen - sum(shares)
    return [
        Work(
            title=line.item.name_zh,
            agency_name=award.agency.organisation.name,
            price_fen=share,
            product=getattr(places.get(line.item_id), "product", None),
            stockrecord=getattr(places.get(line.item_id), "stockrecord", None),
        )
        for line, share in zip(lines, shares, strict=True)
    ]


def _places(agency: Agency, items: list[int]) -> dict[int, ShelfItem]:
    found = ShelfItem.objects.with_truth().filter(offer__agency=agency, offer__item__in=items)
    return {place.offer.item_id: place for place in found.order_by("offer_id")}


def follow(procurement: Procurement) -> None:
    """Give the order of a procurement its status, where there is one.

    The caller has just moved the procurement and holds its row, so orders follow one by one.
    """
    Order.objects.filter(placed__procurement=procurement).update(status=procurement.status)
