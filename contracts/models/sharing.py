"""Results that departments share, and who of them read what was delivered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Department, Organisation, append_only

from .work import Deliverable


class SharedResult(models.Model):
    """An accepted version of a unified survey that a department is entitled to read."""

    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="shared")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(_("shared at"))

    class Meta:
        ordering = ["-shared_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "department"], name="result_shared_once_a_department"
            )
        ]
        triggers = append_only("contracts_sharedresult")

    def __str__(self) -> str:
        return f"{self.deliverable} → {self.department}"


class Reading(models.Model):
    """A regulator downloaded a delivered version: owner and agency see who and when."""

    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="readings")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+"
    )
    read_at = models.DateTimeField(_("read at"))

    class Meta:
        ordering = ["-read_at", "-id"]
        triggers = append_only("contracts_reading")

    def __str__(self) -> str:
        return f"{self.deliverable} · {self.acting_for}"
