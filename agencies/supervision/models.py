"""What breaches leave behind: compliance points, complaints, sanctions, objections."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.entry.models import Agency, Practitioner
from agencies.supervision import states
from core.clock import local_date
from core.models import Organisation
from core.workflow import Machine


def _together(verb: str, model: str) -> models.CheckConstraint:
    """`{verb}_at` and `{verb}_by` are both there or both absent."""
    at, by = f"{verb}_at__isnull", f"{verb}_by__isnull"
    return models.CheckConstraint(
        condition=models.Q(**{at: True, by: True}) | models.Q(**{at: False, by: False}),
        name=f"{model}_{verb}_by_someone",
    )


class CompliancePointsQuerySet(models.QuerySet["CompliancePoints"]):
    """Reads over compliance points."""

    def counting_on(self, on: dt.date) -> "CompliancePointsQuerySet":
        """Points that count on a date: decided, neither expired nor lifted."""
        return self.filter(lifted_at=None, expires_on__gte=on)


class CompliancePoints(models.Model):
    """Points for a breach: rule, evidence, decision, expiry. Kept apart from the score.

    `decided_by` is None where a rule decided by itself. Lifted points no longer count but stay.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="compliance_points")
    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="compliance_points"
    )
    rule = models.CharField(_("rule"), max_length=40)
    points = models.PositiveSmallIntegerField(pgettext_lazy("field", "points"))
    evidence = models.TextField(_("evidence"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    decided_at = models.DateTimeField()
    expires_on = models.DateField(_("count until"))
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = CompliancePointsQuerySet.as_manager()

    class Meta:
        ordering = ["agency_id", "-decided_at", "-id"]
        verbose_name_plural = "compliance points"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(points__gte=1, points__lte=20), name="points_sensible"
            ),
            _together("lifted", "points"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} +{self.points}"


class Matter(models.TextChoices):
    """What a complaint is about; each has its window."""

    SERVICE = "service", _("The service of an agency")
    ENTRY = "entry", _("The entry of an agency")
    RESULT = "result", _("The result of a selection")


class Complaint(models.Model):
    """A complaint about an agency: received, admitted, heard, decided."""

    machine: ClassVar[Machine] = states.COMPLAINT

    number = models.CharField(_("number"), max_length=20, unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="complaints")
    # What it is about, by the number people know: a contract, a procurement, or nothing.
    about = models.CharField(_("contract or procurement number"), max_length=20, blank=True)
    complainant = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="complaints_made"
    )
    complainant_name = models.CharField(_("your name"), max_length=80)
    complainant_contact = models.CharField(_("your contact"), max_length=120)
    matter = models.CharField(_("matter"), max_length=8, choices=Matter, default=Matter.SERVICE)
    learned_on = models.DateField(_("when you learned of it"))
    text = models.TextField(_("what happened"))
    is_about_quality = models.BooleanField(_("about the quality of the work"), default=True)
    status = models.CharField(
        _("status"),
        max_length=14,
        choices=states.ComplaintStatus,
        default=states.ComplaintStatus.RECEIVED,
    )
    received_at = models.DateTimeField(_("received at"))
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    statement = models.TextField(_("statement of the agency"), blank=True)
    stated_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(_("decision and reasons"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            states.COMPLAINT.check("complaint"),
            _together("decided", "complaint"),
            models.CheckConstraint(
                condition=models.Q(is_about_quality=False) | models.Q(matter=Matter.SERVICE),
                name="complaint_quality_is_service",
            ),
        ]
        indexes = [models.Index(fields=["about"], name="complaint_about")]

    def __str__(self) -> str:
        return self.number


class SanctionKind(models.TextChoices):
    """What a sanction does."""

    WARNING = "warning", _("Warning")
    SUSPENSION = "suspension", _("Suspension")
    REMOVAL = "removal", _("Removal")


class Sanction(models.Model):
    """Two people decide: notice, statement of the agency, proposal, confirmation by another."""

    machine: ClassVar[Machine] = states.SANCTION

    number = models.CharField(_("number"), max_length=20, unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="sanctions")
    complaint = models.ForeignKey(
        Complaint, models.PROTECT, null=True, blank=True, related_name="sanctions"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=SanctionKind)
    rule = models.CharField(_("rule"), max_length=40, blank=True)
    reason = models.TextField(_("facts and reasons"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.SanctionStatus,
        default=states.SanctionStatus.NOTIFIED,
    )
    notified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    notified_at = models.DateTimeField(_("notified at"))
    statement_until = models.DateTimeField(_("statement possible until"))
    statement = models.TextField(_("statement of the agency"), blank=True)
    stated_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposal = models.TextField(_("proposal and reasons"), blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        ordering = ["-notified_at", "-id"]
        constraints = [
            states.SANCTION.check("sanction"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | (
                    models.Q(proposed_by__isnull=False)
                    & ~models.Q(confirmed_by=models.F("proposed_by"))
                ),
                name="sanction_by_two_people",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    status__in=[states.SanctionStatus.IN_FORCE, states.SanctionStatus.ENDED]
                )
                | models.Q(confirmed_by__isnull=False, ends_on__isnull=False),
                name="sanction_in_force_is_confirmed_and_ends",
            ),
            _together("proposed", "sanction"),
            _together("confirmed", "sanction"),
        ]
        indexes = [
            models.Index(
                fields=["ends_on"],
                name="sanction_running",
                condition=models.Q(status=states.SanctionStatus.IN_FORCE),
            )
        ]

    def __str__(self) -> str:
        return self.number


class Objection(models.Model):
    """An agency objects to points or to a sanction; accepted, they are lifted."""

    machine: ClassVar[Machine] = states.OBJECTION

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="objections")
    points = models.ForeignKey(
        CompliancePoints, models.PROTECT, null=True, blank=True, related_name="objections"
    )
    sanction = models.ForeignKey(
        Sanction, models.PROTECT, null=True, blank=True, related_name="objections"
    )
    text = models.TextField(_("objection"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.ObjectionStatus,
        default=states.ObjectionStatus.RECEIVED,
    )
    received_at = models.DateTimeField(_("received at"))
    decision = models.TextField(_("decision and reasons"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            states.OBJECTION.check("credit_objection"),
            _together("decided", "credit_objection"),
            models.CheckConstraint(
                condition=models.Q(points__isnull=False, sanction=None)
                | models.Q(points=None, sanction__isnull=False),
                name="credit_objection_to_one_thing",
            ),
            models.UniqueConstraint(fields=["points"], name="credit_objection_once_to_points"),
            models.UniqueConstraint(fields=["sanction"], name="credit_objection_once_to_sanction"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {local_date(self.received_at)}"
