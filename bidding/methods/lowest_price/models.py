"""What the lowest price keeps beside the sealed bids: explanations of abnormally low prices."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bidding.models import Procurement, SignUp


class Explanation(models.Model):
    """A price so low that its bidder must explain it, and what its owner decides.

    `finding` is a bidding.methods.protocol.Reason as JSON. Without an explanation in time the price
    is out.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="explanations")
    sign_up = models.OneToOneField(SignUp, models.PROTECT, related_name="explanation")
    finding = models.JSONField()
    until = models.DateTimeField(_("explain until"))
    text = models.TextField(_("explanation"), blank=True)
    explained_at = models.DateTimeField(null=True)
    is_accepted = models.BooleanField(null=True)
    decision = models.TextField(_("decision and reasons"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["procurement_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_accepted=None, decided_at=None)
                | models.Q(is_accepted__isnull=False, decided_at__isnull=False),
                name="explanation_decided_at",
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.sign_up_id}"
