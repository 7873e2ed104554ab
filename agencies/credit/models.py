"""How an agency has done: performance records, scores, places in the ranking."""

from django.db import models

from agencies.catalogue.models import Family
from agencies.credit.scoring import COMPONENTS
from agencies.entry.models import Agency
from core.models import Organisation, append_only


class PerformanceRecord(models.Model):
    """One completed, paid contract as the score reads it; nothing else can rate.

    Components are in [0, 1]; None where the contract gives no answer. `contract_number` is unique:
    a contract rates once. Rows are written one at a time (actions.credit), so the order of their
    keys is the order in which the market learned of them.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="performance")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    contract_number = models.CharField(max_length=20, unique=True)
    family = models.CharField(max_length=20, choices=Family)
    completed_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
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
            for name in COMPONENTS
        ]
        indexes = [models.Index(fields=["family", "completed_at"])]
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
    parts = models.JSONField()  # component: its value in [0, 1]
    inputs = models.JSONField()  # scoring.Inputs
    as_of = models.DateTimeField()

    class Meta:
        ordering = ["agency_id", "-as_of", "-id"]
        indexes = [models.Index(fields=["agency", "-as_of", "-id"], name="score_latest")]
        triggers = append_only("agencies_score")

    def __str__(self) -> str:
        return f"{self.agency} {self.value:.2f}"


class RankingSnapshot(models.Model):
    """Where an agency stood on a day, with the weights and parts, for appeals."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="ranking_snapshots")
    on = models.DateField()
    family = models.CharField(max_length=20, blank=True)
    position = models.PositiveIntegerField()
    is_newcomer_place = models.BooleanField(default=False)
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
