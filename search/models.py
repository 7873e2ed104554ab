"""What search stores: one narrow row per findable thing, written with the thing itself."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What can be found."""

    OFFER = "offer", _("Offers")
    AGENCY = "agency", _("Agencies")
    NOTICE = "notice", _("Notices")


class ArrayToTsvector(Func):
    """PostgreSQL's array_to_tsvector: tokens made in Python, looked up by the server."""

    function = "array_to_tsvector"


class SearchEntry(models.Model):
    """A findable thing. A delisted one stays as an invisible row."""

    kind = models.CharField(max_length=8, choices=Kind)
    object_id = models.BigIntegerField()
    agency_id = models.BigIntegerField(null=True)
    is_visible = models.BooleanField(default=True)
    text = models.TextField()
    tokens = ArrayField(models.TextField())
    family = models.CharField(max_length=20, blank=True)
    item = models.CharField(max_length=16, blank=True)
    region = models.CharField(max_length=6, blank=True)
    price_fen = models.BigIntegerField(null=True)
    price_band = models.SmallIntegerField(null=True)
    days = models.PositiveSmallIntegerField(null=True)
    days_band = models.SmallIntegerField(null=True)
    is_newcomer = models.BooleanField(null=True)
    # True for members of a library, for offers: of one that holds the item. Never False, so that
    # the filter stands only where there is somebody to find.
    is_library_member = models.BooleanField(null=True)
    method = models.CharField(max_length=16, blank=True)
    stage = models.CharField(max_length=12, blank=True)
    closes_at = models.DateTimeField(null=True)
    rank = models.FloatField(default=0)  # out of 100, not indexed: it changes often
    parts = models.JSONField(null=True)  # of the rank, for "why here"

    class Meta:
        ordering = ["kind", "object_id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")
        ]
        indexes = [
            GinIndex(ArrayToTsvector("tokens"), name="search_entry_tokens", fastupdate=False),
            models.Index(fields=["agency_id"], name="search_entry_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
