"""What was done: milestones, deliverables, ratings."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts import states
from core.models import StoredFile
from core.workflow import Machine

from .contract import Contract


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    """Reads over milestones."""

    def overdue_for_acceptance(self, at: dt.datetime) -> MilestoneQuerySet:
        """Delivered ones that the owner has not answered in time."""
        waiting = states.MILESTONE.states_that_can("be_accepted")
        return self.filter(status__in=waiting, due_at__lte=at).order_by("due_at", "id")


class Milestone(models.Model):
    """A part of the work with its amount and working days; work starts when it is funded."""

    machine: ClassVar[Machine] = states.MILESTONE

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="milestones")
    sequence = models.PositiveSmallIntegerField(_("no."))
    name = models.CharField(pgettext_lazy("thing", "name"), max_length=120)
    amount_fen = models.BigIntegerField(_("amount"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=states.MilestoneStatus,
        default=states.MilestoneStatus.PLANNED,
    )
    notice_code = models.CharField(_("payment code"), max_length=20, blank=True)
    funded_at = models.DateTimeField(_("funded at"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["contract_id", "sequence"]
        constraints = [
            states.MILESTONE.check("milestone"),
            models.UniqueConstraint(fields=["contract", "sequence"], name="milestone_sequence"),
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0, days__gte=1), name="milestone_amount_and_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract.number} #{self.sequence} {self.name}"

    @property
    def subject(self) -> str:
        """How billing names it."""
        return f"milestone:{self.pk}"

    def can(self, capability: str) -> bool:
        """True when the status holds the capability."""
        return states.MILESTONE.can(self.status, capability)


class Deliverable(models.Model):
    """One version of what was handed over; rework makes a new version."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="deliverables")
    version = models.PositiveSmallIntegerField(_("version"))
    file = models.ForeignKey(StoredFile, models.PROTECT)
    note = models.TextField(_("note"), blank=True)
    tracking_number = models.CharField(_("express tracking number"), max_length=60, blank=True)
    delivered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    delivered_at = models.DateTimeField(_("delivered at"))
    rework_reason = models.TextField(_("rework asked for"), blank=True)

    class Meta:
        ordering = ["milestone_id", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "version"], name="deliverable_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id} v{self.version}"


class Rating(models.Model):
    """The owner's rating of a completed, paid contract: five dimensions, 1 to 5. Once."""

    DIMENSIONS: ClassVar = ("quality", "timeliness", "attitude", "charge", "standard")

    contract = models.OneToOneField(Contract, models.PROTECT, related_name="rating")
    quality = models.PositiveSmallIntegerField(_("quality"))
    timeliness = models.PositiveSmallIntegerField(_("timeliness"))
    attitude = models.PositiveSmallIntegerField(_("attitude"))
    charge = models.PositiveSmallIntegerField(_("charge"))
    standard = models.PositiveSmallIntegerField(_("standard"))
    comment = models.TextField(_("comment"), blank=True)
    rated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(_("rated at"))
    reply = models.TextField(_("reply of the agency"), blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-rated_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{name}__gte": 1, f"{name}__lte": 5}),
                    name=f"rating_{name}_1_to_5",
                )
                for name in ("quality", "timeliness", "attitude", "charge", "standard")
            ),
            models.CheckConstraint(
                condition=models.Q(replied_at=None, replied_by=None)
                | models.Q(replied_at__isnull=False, replied_by__isnull=False),
                name="rating_replied_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}"

    @classmethod
    def questions(cls) -> list[tuple[str, str]]:
        """The five marks with what the form asks for each."""
        fields = {field.name: field for field in cls._meta.fields}
        return [(name, str(fields[name].verbose_name)) for name in cls.DIMENSIONS]
