"""Every selection or award becomes an order here, numbered as its procurement."""

from dataclasses import dataclass
from typing import Any

from oscar.apps.order import utils
from oscar.core import prices
from oscar.core.loading import get_model

from marketplace.shop.shelf import CURRENCY, yuan

Line = get_model("order", "Line")


@dataclass(frozen=True)
class Work:
    """One line of an order: what, from whom, for how many fen."""

    title: str
    agency_name: str
    price_fen: int
    product: Any = None
    stockrecord: Any = None


class NoShipping:
    """Nothing is shipped."""

    name = code = ""
    charge = prices.Price(CURRENCY, yuan(0), tax=yuan(0))


class OrderNumberGenerator(utils.OrderNumberGenerator):
    """Orders take the number of their procurement; a basket has none to give."""

    def order_number(self, basket):
        raise ValueError("an order takes the number of its procurement")


class OrderCreator(utils.OrderCreator):
    """Oscar's creator with a second door: a procurement instead of a priced basket."""

    def place_procurement(self, *, number, user, status, works, at, basket_id=None):
        """Write an order with one line a work, inside the caller's transaction.

        Prices are those agreed (offer or award), never read again from the shelf.
        """
        total_fen = sum(work.price_fen for work in works)
        order = self.create_order_model(
            user,
            None,
            None,
            NoShipping,
            NoShipping.charge,
            None,
            prices.Price(CURRENCY, yuan(total_fen), tax=yuan(0)),
            number,
            status,
            basket_id=basket_id,
            date_placed=at,
        )
        Line.objects.bulk_create(self._line(order, work) for work in works)
        return order

    def _line(self, order, work):
        price = yuan(work.price_fen)
        record = work.stockrecord
        return Line(
            order=order,
            partner=record.partner if record else None,
            partner_name=work.agency_name[:128],
            partner_sku=record.partner_sku if record else "",
            stockrecord=record,
            product=work.product,
            title=work.title[:255],
            quantity=1,
            line_price_excl_tax=price,
            line_price_incl_tax=price,
            line_price_before_discounts_excl_tax=price,
            line_price_before_discounts_incl_tax=price,
            unit_price_excl_tax=price,
            unit_price_incl_tax=price,
            status="",  # a line has no lifecycle; its order says how far the work is
            num_allocated=0,
        )
