"""Where too few took part and the rules leave it to the owner to go on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .procurement import Procurement


class Shortfall(models.Model):
    """Too few came, also after the extension: one person says why to go on, another approves.

    Without both by `decide_by` the procurement fails.
    """

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="shortfall"
    )
    entrants = models.PositiveSmallIntegerField(_("eligible agencies"))
    decide_by = models.DateTimeField(_("decide by"))
    reason = models.CharField(_("why it goes on"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["procurement_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(proposed_at=None, proposed_by=None, reason="")
                | models.Q(proposed_at__isnull=False, proposed_by__isnull=False)
                & ~models.Q(reason=""),
                name="shortfall_proposed_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None, approved_by=None)
                | models.Q(
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    proposed_by__isnull=False,
                )
                & ~models.Q(approved_by=models.F("proposed_by")),
                name="shortfall_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.entrants}"
