"""What ties our truth to Oscar's tables."""

from django.db import models

from agencies.models import Offer
from bidding.models import Procurement


class ShelfItemQuerySet(models.QuerySet["ShelfItem"]):
    """Reads over the shelf."""

    def with_truth(self) -> "ShelfItemQuerySet":
        """With offer, item, agency, product and stock record in one query."""
        return self.select_related(
            "product__product_class",
            "stockrecord__partner",
            "offer__item",
            "offer__agency__organisation__region",
        )


class ShelfItem(models.Model):
    """The place of an offer on Oscar's shelf: one offer, one product, one stock record."""

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="shelf_item")
    product = models.OneToOneField("catalogue.Product", models.PROTECT, related_name="shelf_item")
    stockrecord = models.OneToOneField(
        "partner.StockRecord", models.PROTECT, related_name="shelf_item"
    )

    objects = ShelfItemQuerySet.as_manager()

    class Meta:
        ordering = ["offer_id"]

    def __str__(self) -> str:
        return str(self.offer)


class ProcurementOrder(models.Model):
    """A procurement as an order: one number series, one order a procurement."""

    procurement = models.OneToOneField(Procurement, models.PROTECT, related_name="placed")
    order = models.OneToOneField("order.Order", models.PROTECT, related_name="placed")

    class Meta:
        ordering = ["-procurement_id"]

    def __str__(self) -> str:
        return str(self.order)

    @property
    def total_fen(self) -> int:
        """The sum of the order, in fen."""
        return int(self.order.total_incl_tax * 100)
