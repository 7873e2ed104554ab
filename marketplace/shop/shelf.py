"""Keep Oscar's shelf in step with our offers.

Each offer is one standalone Product with exactly one StockRecord of the agency's one Partner.
Price and availability on the shelf are copies for Oscar's reports; what a buyer sees and pays
comes from the offer itself (marketplace.shop.partner.strategy).
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from agencies.models import Agency, Offer

from .models import ShelfItem

Partner, StockRecord = get_model("partner", "Partner"), get_model("partner", "StockRecord")
Product, ProductClass = get_model("catalogue", "Product"), get_model("catalogue", "ProductClass")

CURRENCY = "CNY"
CLASS_NAME = "Intermediary service"


def yuan(fen: int | None) -> Decimal | None:
    """Fen as Oscar's decimal yuan; None stays None (negotiable)."""
    return None if fen is None else Decimal(fen).scaleb(-2)


def partner_code(agency: Agency) -> str:
    """The code of the agency's one partner."""
    return f"agency-{agency.pk}"


@transaction.atomic
def put(offers: Iterable[Offer], *, on: dt.date) -> int:
    """Write these offers to the shelf, or bring them up to date; returns how many.

    Twelve statements however many offers there are. Safe to repeat.
    """
    truth = {
        offer.pk: offer
        for offer in Offer.objects.filter(pk__in=[o.pk for o in offers])
        .select_related("item", "agency__organisation")
        .order_by("pk")
    }
    if not truth:
        return 0
    sold = set(Offer.objects.on_shelf(on).filter(pk__in=truth).values_list("pk", flat=True))
    partners = _partners(offer.agency for offer in truth.values())
    products = _products(truth.values(), sold)
    records = StockRecord.objects.bulk_create(
        [
            StockRecord(
                product=products[offer.pk],
                partner=partners[offer.agency_id],
                partner_sku=f"offer-{offer.pk}",
                price_currency=CURRENCY,
                price=yuan(offer.price_fen),
            )
            for offer in truth.values()
        ],
        update_conflicts=True,
        unique_fields=["partner", "partner_sku"],
        update_fields=["price"],
        batch_size=2000,
    )
    ShelfItem.objects.bulk_create(
        [
            ShelfItem(offer=offer, product=products[offer.pk], stockrecord=record)
            for offer, record in zip(truth.values(), records, strict=True)
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )
    return len(truth)


def _partners(agencies: Iterable[Agency]) -> dict[int, Any]:
    mine = {agency.pk: agency for agency in agencies}
    made = Partner.objects.bulk_create(
        [Partner(code=partner_code(a), name=a.organisation.name[:128]) for a in mine.values()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name"],
        batch_size=2000,
    )
    return dict(zip(mine, made, strict=True))


def _products(offers: Iterable[Offer], sold: set[int]) -> dict[int, Any]:
    kind, _created = ProductClass.objects.get_or_create(
        slug="intermediary-service",
        defaults={"name": CLASS_NAME, "requires_shipping": False, "track_stock": False},
    )
    listed = list(offers)
    made = Product.objects.bulk_create(
        [
            Product(
                upc=f"offer-{offer.pk}",
                slug=f"offer-{offer.pk}",
                title=f"{offer.item.name_zh} · {offer.agency.organisation.name}"[:255],
                product_class=kind,
                structure=Product.STANDALONE,
                is_public=offer.pk in sold,
                is_discountable=False,
            )
            for offer in listed
        ],
        update_conflicts=True,
        unique_fields=["upc"],
        update_fields=["title", "is_public"],
        batch_size=2000,
    )
    return {offer.pk: product for offer, product in zip(listed, made, strict=True)}
