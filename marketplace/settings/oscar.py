"""Oscar as the shelf and the till: which of its apps are present, and what they are told.

Only apps that store something we use are installed. Five kinds of Oscar code never run here: its
URLs, its middleware, its signal receivers, its templates and its search; so its root app, its
checkout, payment, customer, dashboard, shipping, reviews and analytics apps are absent.
"""

from oscar.defaults import *  # noqa: F403 - Oscar reads its settings by name

del globals()["HAYSTACK_SIGNAL_PROCESSOR"]  # comes with the defaults; there is no Haystack

OSCAR_APPS = [
    "marketplace.shop.apps.Address",
    "marketplace.shop.apps.Catalogue",
    "marketplace.shop.apps.Partner",
    "marketplace.shop.apps.Voucher",
    "marketplace.shop.apps.ConditionalOffer",
    "marketplace.shop.apps.Basket",
    "marketplace.shop.apps.Order",
    "marketplace.shop.apps.Wishlists",
    "marketplace.shop.apps.Communication",
]
# Oscar's models in few steps instead of 130 (marketplace.shop.tables says why).
MIGRATION_MODULES = {
    app: f"marketplace.shop.tables.{app}"
    for app in (
        "address",
        "basket",
        "catalogue",
        "communication",
        "offer",
        "order",
        "partner",
        "voucher",
        "wishlists",
    )
}
OSCAR_DYNAMIC_CLASS_LOADER = "marketplace.shop.loading.load"
OSCAR_SHOP_NAME = "中介超市"
OSCAR_HOMEPAGE = "/"
OSCAR_DEFAULT_CURRENCY = "CNY"
OSCAR_SLUG_ALLOW_UNICODE = True
OSCAR_SAVE_SENT_EMAILS_TO_DB = False
