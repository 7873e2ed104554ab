"""How many of the lowest prices enter a draw."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bidding.models import Procurement

LEAST, MOST, USUAL = 2, 10, 3


class LowestTerms(models.Model):
    """So many of the lowest prices enter the draw of a procurement; frozen with the notice."""

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="lowest_terms"
    )
    count = models.PositiveSmallIntegerField(_("lowest prices that enter the draw"))

    class Meta:
        ordering = ["procurement_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(count__gte=LEAST, count__lte=MOST), name="lowest_count_2_to_10"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.count}"
