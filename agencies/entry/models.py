"""Who may sell: agencies, their papers, their people, their offers."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.catalogue.models import Family, QualificationType
from agencies.entry import states
from core.models import Organisation, Region, StoredFile
from core.workflow import Machine


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Reads over agencies."""

    def that_can(self, capability: str) -> "AgencyQuerySet":
        """Agencies whose status holds the capability ("bid", "be_listed")."""
        return self.filter(status__in=states.AGENCY.states_that_can(capability))


class Agency(models.Model):
    """An organisation in its capacity as seller. One registration is valid everywhere."""

    machine: ClassVar[Machine] = states.AGENCY

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="agency")
    # Whose regulator reviews the entry (None: that of the seat); the entry is valid everywhere.
    review_region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("region that reviews the entry"),
        related_name="+",
    )
    introduction = models.TextField(_("introduction"), blank=True)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=states.AgencyStatus, default=states.AgencyStatus.DRAFT
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    publicity_until = models.DateTimeField(_("publicity until"), null=True, blank=True)
    admitted_at = models.DateTimeField(_("admitted at"), null=True, blank=True)
    suspended_until = models.DateField(_("suspended until"), null=True, blank=True)
    barred_until = models.DateField(_("barred until"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "id"]
        verbose_name_plural = "agencies"
        constraints = [states.AGENCY.check("agency")]

    def __str__(self) -> str:
        return self.organisation.name

    def can(self, capability: str) -> bool:
        """True when the status holds the capability; says nothing about qualifications."""
        return states.AGENCY.can(self.status, capability)


class EntryFileKind(models.TextChoices):
    """The papers of an entry."""

    LICENCE = "licence", _("Business licence")
    COMMITMENT = "commitment", _("Letter of commitment")
    AUTHORISATION = "authorisation", _("Authorisation of the contact person")
    OTHER = "other", _("Other")


class EntryFile(models.Model):
    """One paper of an entry; a newer one of the same kind replaces it in the review."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="entry_files")
    kind = models.CharField(_("kind"), max_length=16, choices=EntryFileKind)
    file = models.ForeignKey(StoredFile, models.PROTECT)

    class Meta:
        ordering = ["kind", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"


class EntryRemark(models.Model):
    """A reviewer's remark on one field of an entry. Only remarked fields reopen."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="remarks")
    field = models.CharField(_("field"), max_length=40)
    text = models.TextField(_("remark"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["agency_id", "at", "id"]

    def __str__(self) -> str:
        return f"{self.field}: {self.text[:40]}"


class QualificationQuerySet(models.QuerySet["Qualification"]):
    """Reads over qualifications."""

    def valid_on(self, on: dt.date) -> "QualificationQuerySet":
        """Confirmed certificates that have not expired on a date."""
        return self.filter(
            models.Q(expires_on=None) | models.Q(expires_on__gte=on),
            confirmed_at__isnull=False,
            issued_on__lte=on,
        )


class Qualification(models.Model):
    """A certificate of an agency. Its number is unique market-wide. It counts once confirmed."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="qualifications")
    type = models.ForeignKey(QualificationType, models.PROTECT, verbose_name=_("kind"))
    level = models.CharField(_("level"), max_length=20, blank=True)
    certificate_number = models.CharField(_("certificate number"), max_length=60, unique=True)
    issued_on = models.DateField(_("issued on"))
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = QualificationQuerySet.as_manager()

    class Meta:
        ordering = ["agency_id", "type__code", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_on=None)
                | models.Q(expires_on__gte=models.F("issued_on")),
                name="qualification_dates_order",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by=None)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="qualification_confirmed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.level} {self.certificate_number}"


class Practitioner(models.Model):
    """A professional; counts for one agency at a time. The identity number is kept as a hash."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="practitioners")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=80)
    identity_hash = models.CharField(max_length=64)
    qualification = models.ForeignKey(
        QualificationType, models.PROTECT, verbose_name=_("professional qualification")
    )
    major = models.CharField(_("major"), max_length=60, blank=True)
    certificate_number = models.CharField(_("certificate number"), max_length=60)
    joined_on = models.DateField(_("joined on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)

    class Meta:
        ordering = ["agency_id", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["identity_hash"],
                condition=models.Q(left_on=None),
                name="practitioner_one_agency_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["certificate_number"],
                condition=models.Q(left_on=None),
                name="practitioner_certificate_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PastWork(models.Model):
    """A work finished outside this market, with its proof. It counts once a regulator confirms it.

    Works finished here need no proof: the market knows them (agencies.credit).
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="past_works")
    title = models.CharField(pgettext_lazy("work", "title"), max_length=200)
    client = models.CharField(pgettext_lazy("work", "client"), max_length=200)
    family = models.CharField(_("family"), max_length=20, choices=Family)
    finished_on = models.DateField(_("finished on"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["agency_id", "-finished_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by=None)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="past_work_confirmed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.title
