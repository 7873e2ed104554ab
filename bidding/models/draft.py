"""What was typed into a draft, half done as it may be."""

from django.conf import settings
from django.db import models

from .procurement import Procurement


class DraftPage(models.Model):
    """One step of a draft as it was typed, right or wrong, by the names of its fields.

    `version` counts the saves, so that a second window does not replace what it has not seen. What
    is typed becomes the procurement's own facts when the owner asks for approval.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="pages")
    step = models.SlugField(max_length=24)
    typed = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["procurement_id", "step"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "step"], name="draft_page_once_per_step")
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.step} {self.version}"
