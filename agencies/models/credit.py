"""How an agency has done: performance records, scores, compliance points, complaints, sanctions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies import states
from core.models import Organisation, append_only
from core.workflow import Machine

from .agency import Agency
from .catalogue import Family


class PerformanceRecord(models.Model):
    """One completed, paid contract as the score reads it; nothing else can rate.

    Components are in [0, 1]; None where the contract gives no answer. `contract_number` is unique:
    a contract rates once. Corrections are new formula inputs, never edits.
    """

    COMPONENTS: ClassVar = (
        "on_time",
        "accepted_first_time",
        "quality",
        "dispute_free",
        "price_honoured",
        "answers_in_time",
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="performance")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    contract_number = models.CharField(max_length=20, unique=True)
    family = models.CharField(max_length=20, choices=Family)
    completed_at = models.DateTimeField()
    is_related_party = models.BooleanField(default=False)
    on_time = models.FloatField(null=True)
    accepted_first_time = models.FloatField(null=True)
    quality = models.FloatField(null=True)
    dispute_free = models.FloatField(null=True)
    price_honoured = models.FloatField(null=True)
    answers_in_time = models.FloatField(null=True)

    class Meta:
        ordering = ["completed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__isnull": True})
                | models.Q(**{f"{name}__gte": 0, f"{name}__lte": 1}),
                name=f"performance_{name}_in_unit",
            )
            for name in (
                "on_time",
                "accepted_first_time",
                "quality",
                "dispute_free",
                "price_honoured",
                "answers_in_time",
            )
        ]
        triggers = append_only("agencies_performancerecord")

    def __str__(self) -> str:
        return f"{self.agency} {self.contract_number}"


class Score(models.Model):
    """A performance score as computed once, with its formula version and every input row."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="scores")
    formula = models.CharField(max_length=20)
    value = models.FloatField()  # 0 to 100
    interval_low = models.FloatField()
    interval_high = models.FloatField()
    records = models.PositiveIntegerField()
    inputs = models.JSONField()
    as_of = models.DateTimeField()

    class Meta:
        ordering = ["agency_id", "-as_of", "-id"]
        triggers = append_only("agencies_score")

    def __str__(self) -> str:
        return f"{self.agency} {self.value:.2f}"


class CompliancePoints(models.Model):
    """Points for a breach: rule, evidence, decision, expiry. Kept apart from the score."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="compliance_points")
    rule = models.CharField(_("rule"), max_length=40)
    points = models.PositiveSmallIntegerField(_("points"))
    evidence = models.TextField(_("evidence"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    decided_at = models.DateTimeField()
    expires_on = models.DateField(_("count until"))

    class Meta:
        ordering = ["agency_id", "-decided_at", "-id"]
        verbose_name_plural = "compliance points"

    def __str__(self) -> str:
        return f"{self.agency} +{self.points}"


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
        constraints = [states.COMPLAINT.check("complaint")]

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
    reason = models.TextField(_("facts and reasons"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.SanctionStatus,
        default=states.SanctionStatus.NOTIFIED,
    )
    notified_at = models.DateTimeField(_("notified at"))
    statement_until = models.DateTimeField(_("statement possible until"))
    statement = models.TextField(_("statement of the agency"), blank=True)
    stated_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
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
        ]

    def __str__(self) -> str:
        return self.number


class RankingSnapshot(models.Model):
    """Where an agency stood on a day, with the weights and parts, for appeals."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="ranking_snapshots")
    on = models.DateField()
    family = models.CharField(max_length=20, blank=True)
    position = models.PositiveIntegerField()
    weights_version = models.CharField(max_length=20)
    parts = models.JSONField()

    class Meta:
        ordering = ["on", "family", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "on", "family"], name="ranking_snapshot_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} #{self.position} {self.agency}"
