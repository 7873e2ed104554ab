"""Agencies that must not take part in a procurement."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency

from .procurement import Procurement


class RecusalGround(models.TextChoices):
    """Why an agency must not take part."""

    EARLIER_WORK = "earlier_work", _("It prepared the work that is to be judged or checked")
    REVIEW = "review", _("It reviews or supervises the same project")
    INTEREST = "interest", _("It, its people or its parent have an interest in the result")
    DISPUTE = "dispute", _("It is in a dispute with the project owner before a court")


class Recusal(models.Model):
    """An agency that the notice leaves out, with its ground and reason; everybody reads them."""

    procurement = models.ForeignKey(Procurement, models.CASCADE, related_name="recusals")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    ground = models.CharField(_("ground"), max_length=16, choices=RecusalGround)
    reason = models.CharField(_("reason"), max_length=300)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["procurement_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "agency"], name="recusal_agency_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="recusal_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.agency}"
