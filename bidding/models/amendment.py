"""What an owner changed in a notice after it was published."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import append_only

from .procurement import Procurement


class Amendment(models.Model):
    """A change of a public notice: both versions are kept as they were, written once.

    `before` and `after` hold what may be amended (bidding.queries.amendments.amendable). Where more
    than the time changed it `is_to_be_confirmed` by who had signed up before.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField(_("number"))
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(_("reason"), max_length=300)
    is_to_be_confirmed = models.BooleanField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["procurement_id", "number"]
        triggers = append_only("bidding_amendment")
        constraints = [
            models.UniqueConstraint(
                fields=["procurement", "number"], name="amendment_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.number}"
