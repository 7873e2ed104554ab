"""What evaluation by people stores: the pool, the panel of a procurement, its scores."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Family
from bidding.models.procurement import Procurement
from bidding.panels import states
from core.models import Region, append_only
from core.workflow import Machine


class Expert(models.Model):
    """A person of the expert pool, numbered ZJK-…: under that number lists for draws are public.

    `employer_code` is the employer's unified social credit code, empty for who has none; by it and
    by the name an expert is kept away from employers. `reason` is the last decision's.
    """

    machine: ClassVar[Machine] = states.EXPERT

    number = models.CharField(_("number"), max_length=20, unique=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="expert")
    title = models.CharField(_("professional title"), max_length=80)
    employer_name = models.CharField(_("employer"), max_length=200)
    employer_code = models.CharField(
        _("credit code of the employer"), max_length=18, blank=True, db_index=True
    )
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("place of work"), related_name="+"
    )
    families = ArrayField(
        models.CharField(max_length=20, choices=Family), verbose_name=_("fields of expertise")
    )
    experience = models.TextField(_("experience"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.ExpertStatus,
        default=states.ExpertStatus.APPLIED,
    )
    applied_at = models.DateTimeField(_("applied at"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            states.EXPERT.check("expert"),
            models.CheckConstraint(
                condition=models.Q(families__len__gte=1), name="expert_has_a_field"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("be_drawn")."""
        return self.machine.can(self.status, capability)

    @property
    def chain(self) -> str:
        """The name of its chain, which tells when it could be drawn."""
        return f"expert:{self.number}"

    @property
    def family_labels(self) -> list[object]:
        """The words for its fields."""
        return [Family(family).label for family in self.families]


class Panel(models.Model):
    """The evaluators of one procurement and what they score by, fixed in the notice.

    `criteria` is a list of {"name", "points"}; the points add up to 100. How many are seated, from
    where and until when they score are rules of the region, frozen with the notice.
    """

    machine: ClassVar[Machine] = states.PANEL

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="panel"
    )
    criteria = models.JSONField(_("criteria"))
    draw = models.OneToOneField(
        "bidding.Draw", models.PROTECT, null=True, blank=True, related_name="panel"
    )
    order = models.JSONField(default=list)  # the numbers of experts in the order of the draw
    status = models.CharField(
        _("status"), max_length=12, choices=states.PanelStatus, default=states.PanelStatus.ANNOUNCED
    )
    score_by = models.DateTimeField(_("scores until"), null=True, blank=True)
    published_at = models.DateTimeField(_("scores published at"), null=True, blank=True)
    explain_by = models.DateTimeField(_("explanations until"), null=True, blank=True)

    class Meta:
        ordering = ["procurement_id"]
        constraints = [states.PANEL.check("panel")]

    def __str__(self) -> str:
        return f"panel {self.procurement_id}"

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("be_scored")."""
        return self.machine.can(self.status, capability)

    @property
    def number(self) -> str:
        """What its draw and its sheets are bound to."""
        return f"{self.procurement.number}-panel"


class Evaluator(models.Model):
    """An expert on a panel. `place` is the place in the draw.

    `sheet` holds the scores encrypted, first as a draft and then as handed in; `digest` is their
    hash, which enters the public chain when they are handed in (bidding.panels.sheets).
    """

    machine: ClassVar[Machine] = states.EVALUATOR

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="evaluators")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="seats")
    place = models.PositiveIntegerField(_("place"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.EvaluatorStatus,
        default=states.EvaluatorStatus.SEATED,
    )
    seated_at = models.DateTimeField()
    declared_at = models.DateTimeField(_("declared free of interests at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    sheet = models.BinaryField(default=b"")
    digest = models.CharField(max_length=64, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(_("handed in at"), null=True, blank=True)

    class Meta:
        ordering = ["panel_id", "place"]
        constraints = [
            states.EVALUATOR.check("evaluator"),
            models.UniqueConstraint(fields=["panel", "expert"], name="evaluator_once_a_panel"),
            models.CheckConstraint(
                condition=models.Q(handed_in_at=None)
                | models.Q(declared_at__isnull=False) & ~models.Q(digest=""),
                name="evaluator_declared_before_scores",
            ),
        ]

    def __str__(self) -> str:
        return self.expert.number

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("score")."""
        return self.machine.can(self.status, capability)


class BidScore(models.Model):
    """What one evaluator gave one bid, in hundredths of a point a criterion. Written once.

    There is none before all of them are published together.
    """

    evaluator = models.ForeignKey(Evaluator, models.PROTECT, related_name="scores")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    points = ArrayField(models.PositiveIntegerField())
    total = models.PositiveIntegerField(_("points of all criteria"))
    remark = models.CharField(_("remark"), max_length=500, blank=True)

    class Meta:
        ordering = ["evaluator_id", "agency_id"]
        triggers = append_only("bidding_bidscore")
        constraints = [
            models.UniqueConstraint(fields=["evaluator", "agency"], name="bid_score_once"),
            models.CheckConstraint(
                condition=models.Q(total__lte=10_000), name="bid_score_at_most_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluator_id} {self.agency_id} {self.total}"


class Deviation(models.Model):
    """A score far from those of the others, and how its evaluator explains it. It counts anyway."""

    score = models.OneToOneField(BidScore, models.PROTECT, related_name="deviation")
    explanation = models.TextField(_("explanation"), blank=True)
    explained_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["score_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(explanation="", explained_at=None)
                | ~models.Q(explanation="") & models.Q(explained_at__isnull=False),
                name="deviation_explained_with_words",
            )
        ]

    def __str__(self) -> str:
        return f"{self.score_id}"
