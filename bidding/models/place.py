"""The places of a result, as the method's outcome gave them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.models import Agency
from core.models import append_only

from .procurement import Procurement


class Place(models.Model):
    """Where an agency stands, at its own price (fen) and working days, and why. Written once.

    The winner, the alternates and every debrief read it; its hash is in the public chain.
    `reason` is a bidding.methods.protocol.Reason as JSON.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="places")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(_("place"))
    amount_fen = models.BigIntegerField(_("amount"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))
    reason = models.JSONField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["procurement_id", "place"]
        triggers = append_only("bidding_place")
        constraints = [
            models.UniqueConstraint(fields=["procurement", "place"], name="place_given_once"),
            models.UniqueConstraint(fields=["procurement", "agency"], name="place_one_an_agency"),
            models.CheckConstraint(
                condition=models.Q(place__gte=1, amount_fen__gt=0, days__gte=1),
                name="place_price_and_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.place}. {self.agency}"
