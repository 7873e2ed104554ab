"""People who are invited to watch a draw or an opening live."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .procurement import Procurement


class Witness(models.Model):
    """Somebody who was asked to watch, in which capacity, and what they say they saw."""

    procurement = models.ForeignKey(Procurement, models.CASCADE, related_name="witnesses")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    capacity = models.CharField(_("capacity"), max_length=80)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    attested_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(_("what they saw"), max_length=300, blank=True)

    class Meta:
        ordering = ["procurement_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "person"], name="witness_once"),
            models.CheckConstraint(
                condition=models.Q(attested_at=None, remark="") | ~models.Q(attested_at=None),
                name="witness_speaks_after_the_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.person}"
