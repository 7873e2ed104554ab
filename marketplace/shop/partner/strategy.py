"""Price and availability on the shelf: what our offer, its agency and the published list say."""

from oscar.apps.partner import availability, prices, strategy

from core.clock import local_date, now
from marketplace.shop import policies
from marketplace.shop.models import ShelfItem
from marketplace.shop.shelf import CURRENCY, yuan


class NotOnShelf(availability.Unavailable):
    """Cannot be bought; `message` is the sentence of the policy."""

    def __init__(self, reason):
        self.message = reason

    def is_purchase_permitted(self, quantity):
        return False, self.message


class OnShelf(availability.Available):
    """Can be bought, once: a second piece of the same work means nothing."""

    def is_purchase_permitted(self, quantity):
        return (quantity == 1, "")


class Shelf(strategy.Base):
    """The offer decides; a product without one cannot be bought."""

    def fetch_for_product(self, product, stockrecord=None):
        place = ShelfItem.objects.with_truth().filter(product=product).first()
        return self.fetch_for_place(place)

    def fetch_for_place(self, place):
        """The purchase info of a shelf item loaded with `with_truth()`: no query."""
        if place is None:
            return strategy.PurchaseInfo(prices.Unavailable(), availability.Unavailable(), None)
        verdict = policies.buy(place.offer, local_date(now()))
        price = prices.Unavailable()
        if place.offer.price_fen is not None:
            price = prices.FixedPrice(CURRENCY, yuan(place.offer.price_fen), tax=yuan(0))
        available = OnShelf() if verdict else NotOnShelf(verdict.reason)
        return strategy.PurchaseInfo(price, available, place.stockrecord)

    def fetch_for_parent(self, product):
        return strategy.PurchaseInfo(prices.Unavailable(), availability.Unavailable(), None)


class Selector:
    """Oscar's seam: everyone sees the same shelf."""

    def strategy(self, request=None, user=None, **kwargs):
        return Shelf()
