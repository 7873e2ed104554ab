"""Configuration kept in the database: the calendar, region policies, number series, files."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CalendarDay(models.Model):
    """A date that differs from the published holiday data, with where that was announced."""

    date = models.DateField(_("date"), unique=True)
    is_working = models.BooleanField(_("working day"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["date"]

    def __str__(self) -> str:
        return self.date.isoformat()


class RegionPolicy(models.Model):
    """One version of a region's rules (core.region). A change is a new version, not an edit."""

    region = models.ForeignKey("core.Region", models.PROTECT, related_name="policies")
    version = models.PositiveIntegerField(_("version"))
    rules = models.JSONField(_("rules"), default=dict)
    in_force_from = models.DateTimeField(_("in force from"))

    class Meta:
        ordering = ["region_id", "version"]
        constraints = [
            models.UniqueConstraint(fields=["region", "version"], name="region_policy_version")
        ]

    def __str__(self) -> str:
        return f"{self.region} v{self.version}"


class NumberSeries(models.Model):
    """The last number given in a series; the row lock makes the series free of gaps."""

    prefix = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["prefix", "year"]
        constraints = [
            models.UniqueConstraint(fields=["prefix", "year"], name="number_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"


class StoredFile(models.Model):
    """A file as received: its bytes never change, its SHA-256 names them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(_("file"), upload_to="files/%Y/%m/")
    name = models.CharField(pgettext_lazy("thing", "name"), max_length=200)
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["uploaded_at", "id"]

    def __str__(self) -> str:
        return self.name
