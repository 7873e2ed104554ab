"""The terms of a direct selection."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.models import Procurement


class DirectTerms(models.Model):
    """The agency that was asked, why it, and until when it answers.

    `shortlist` is the list, filters and ranking as the owner saw them at that moment.
    """

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="direct_terms"
    )
    asked_agency = models.ForeignKey(Agency, models.PROTECT, related_name="direct_selections")
    reason = models.TextField(_("reason of the choice"), blank=True)
    answer_until = models.DateTimeField(_("answer until"))
    shortlist = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["procurement_id"]

    def __str__(self) -> str:
        return f"{self.procurement_id} → {self.asked_agency}"
