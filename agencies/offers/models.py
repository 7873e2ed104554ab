"""What lies on the shelf: the offers of agencies."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import Family, ServiceItem
from agencies.catalogue.states import SERVICE_ITEM
from agencies.entry.models import Agency
from agencies.entry.states import AGENCY
from agencies.offers.states import OFFER, OfferStatus
from core.workflow import Machine


class OfferQuerySet(models.QuerySet["Offer"]):
    """Reads over offers."""

    def on_shelf(self, on: dt.date) -> "OfferQuerySet":
        """Live offers of agencies that can be selected, for items that are for sale."""
        return self.filter(
            ~models.Q(item__family=Family.BUNDLE),
            models.Q(item__valid_to=None) | models.Q(item__valid_to__gte=on),
            status__in=OFFER.states_that_can("be_bought"),
            agency__status__in=AGENCY.states_that_can("be_selected"),
            item__status__in=SERVICE_ITEM.states_that_can("be_bought"),
            item__valid_from__lte=on,
        )


class Offer(models.Model):
    """A standing offer on the shelf: agency × item, price (None: negotiable), promised days."""

    machine: ClassVar[Machine] = OFFER

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="offers")
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="offers")
    price_fen = models.BigIntegerField(_("price"), null=True, blank=True)
    promised_days = models.PositiveSmallIntegerField(_("promised working days"))
    service_standard = models.TextField(_("service standard"), blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=OfferStatus, default=OfferStatus.DRAFT
    )
    listed_at = models.DateTimeField(_("listed at"), null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["item__code", "price_fen", "id"]
        constraints = [
            OFFER.check("offer"),
            models.CheckConstraint(
                condition=models.Q(price_fen=None) | models.Q(price_fen__gt=0),
                name="offer_price_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(promised_days__gte=1, promised_days__lte=1000),
                name="offer_days_sensible",
            ),
            models.UniqueConstraint(
                fields=["agency", "item"],
                condition=~models.Q(status=OfferStatus.WITHDRAWN),
                name="offer_one_per_agency_and_item",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} · {self.agency}"
