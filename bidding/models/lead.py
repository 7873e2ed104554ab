"""What points at collusion and waits for a person's judgement."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding import states
from core.workflow import Machine

from .procurement import Procurement


class LeadKind(models.TextChoices):
    """What was noticed."""

    PRICES = "prices", _("Shape of the prices")
    MEETING = "meeting", _("Two agencies meet too often")
    TURNS = "turns", _("Two agencies win in turns")
    MATCH = "match", _("Entrants share a fact")


class Lead(models.Model):
    """An evidence card for the regulator of a procurement's region and sector; never a verdict.

    `numbers` are what it rests on, `reason` a bidding.methods.protocol.Reason as JSON; both stay as
    found. `key` names the finding within its kind, so that the same one is never made twice.
    """

    machine: ClassVar[Machine] = states.LEAD

    kind = models.CharField(_("kind"), max_length=12, choices=LeadKind)
    key = models.CharField(max_length=120)
    # Where it was noticed; of a finding over many procurements the last one.
    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="leads")
    agencies = models.ManyToManyField(Agency, related_name="leads")
    numbers = models.JSONField()
    reason = models.JSONField()
    found_at = models.DateTimeField(_("found at"))
    status = models.CharField(
        _("status"), max_length=12, choices=states.LeadStatus, default=states.LeadStatus.OPEN
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(_("decision and reasons"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-found_at", "-id"]
        constraints = [
            states.LEAD.check("lead"),
            models.UniqueConstraint(fields=["kind", "key"], name="lead_found_once"),
            models.CheckConstraint(
                condition=models.Q(assigned_at=None, assigned_to=None)
                | models.Q(assigned_at__isnull=False, assigned_to__isnull=False),
                name="lead_assigned_to_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None, decided_by=None, decision="")
                | models.Q(decided_at__isnull=False, decided_by__isnull=False)
                & ~models.Q(decision=""),
                name="lead_decided_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.procurement.number}"
