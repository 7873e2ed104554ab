"""The weights of a best value."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bidding.models import Procurement


class BestValueWeights(models.Model):
    """What each part weighs in a procurement, in per cent; together 100."""

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="weights"
    )
    price = models.PositiveSmallIntegerField(_("price"))
    credit = models.PositiveSmallIntegerField(_("credit"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))
    proposal = models.PositiveSmallIntegerField(_("proposal"), default=0)

    class Meta:
        ordering = ["procurement_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    price__gte=1,
                    days__lte=100,
                    proposal__lte=99,
                    credit=100 - models.F("price") - models.F("days") - models.F("proposal"),
                ),
                name="weights_sum_to_100",
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.price}/{self.credit}/{self.days}/{self.proposal}"

    def as_json(self) -> dict[str, int]:
        """As a form gives them and the chain keeps them."""
        return {
            "price": self.price,
            "credit": self.credit,
            "days": self.days,
            "proposal": self.proposal,
        }
