"""App configurations: our own `shop`, and Oscar's apps without their views and receivers.

Oscar's configurations import every view and signal receiver of their app when they get ready. We
serve none of these views, so the quiet ones below only register the models.
"""

from django.apps import AppConfig
from django.contrib import admin
from oscar.apps.address.apps import AddressConfig
from oscar.apps.basket.apps import BasketConfig
from oscar.apps.catalogue.apps import CatalogueOnlyConfig
from oscar.apps.communication.apps import CommunicationConfig
from oscar.apps.offer.apps import OfferConfig
from oscar.apps.order.apps import OrderConfig
from oscar.apps.partner.apps import PartnerConfig
from oscar.apps.voucher.apps import VoucherConfig
from oscar.apps.wishlists.apps import WishlistsConfig


class ShopConfig(AppConfig):
    name = "marketplace.shop"
    label = "shop"


class Quiet(AppConfig):
    """Models only: no view, no signal receiver, no page of Django's admin."""

    def ready(self) -> None:
        for model in self.get_models():
            if admin.site.is_registered(model):
                admin.site.unregister(model)

    def get_urls(self) -> list[object]:
        return []


class Address(Quiet, AddressConfig):
    pass


class Catalogue(Quiet, CatalogueOnlyConfig):
    pass


class Basket(Quiet, BasketConfig):
    pass


class Voucher(Quiet, VoucherConfig):
    pass


class ConditionalOffer(Quiet, OfferConfig):
    pass


class Wishlists(Quiet, WishlistsConfig):
    pass


class Partner(Quiet, PartnerConfig):
    """Class fork: the strategy."""

    name = "marketplace.shop.partner"


class Order(Quiet, OrderConfig):
    """Class fork: the order creator."""

    name = "marketplace.shop.order"


class Communication(Quiet, CommunicationConfig):
    """Class fork: the dispatcher."""

    name = "marketplace.shop.communication"
