"""Files that belong to a notice."""

from django.conf import settings
from django.db import models

from core.models import StoredFile

from .procurement import Procurement


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Reads over attachments."""

    def current(self) -> "AttachmentQuerySet":
        """Those of the notice as it reads now, in the order they came."""
        return self.filter(removed_at=None).select_related("file").order_by("id")


class Attachment(models.Model):
    """A file of a notice. One that an amendment took away stays: both versions are public."""

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["procurement_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "file"], name="attachment_file_once"),
            models.CheckConstraint(
                condition=models.Q(removed_at=None, removed_by=None)
                | models.Q(removed_at__isnull=False, removed_by__isnull=False),
                name="attachment_removed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.file}"
