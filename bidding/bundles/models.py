"""What bundles store: the application with its members, its stages, pauses, papers, opinions."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.models import BundleKind, ServiceItem
from bidding.bundles import states
from bidding.bundles.procedures import PROCEDURES, Procedure, StageKey
from bidding.models.procurement import Procurement, Project
from core.models import Department, Organisation, StoredFile
from core.workflow import Machine, status_known


class BundleQuerySet(models.QuerySet["Bundle"]):
    """Reads over bundles."""

    def visible(self) -> "BundleQuerySet":
        """Whatever was handed in at the window: its clock is public."""
        return self.filter(submitted_at__isnull=False)

    def on_show(self) -> "BundleQuerySet":
        """With what a list shows, newest first."""
        return (
            self.select_related("project__region", "owner")
            .prefetch_related("members__item", "members__department", "stages", "pauses")
            .order_by("-created_at", "-id")
        )


class Bundle(models.Model):
    """Items of one project handled together: one acceptance, one joint review, one result.

    Numbered HB-…. `rules` is the region policy frozen when it was started. The clock runs from
    `accepted_at`; `due_on` is its last day, later by every working day on which it stood still.
    `round` counts the joint reviews. `missing` is what the window listed, once.
    """

    number = models.CharField(_("number"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=24, choices=BundleKind)
    project = models.ForeignKey(Project, models.PROTECT, related_name="bundles")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="bundles")
    status = models.CharField(
        _("status"), max_length=12, choices=states.BundleStatus, default=states.BundleStatus.DRAFT
    )
    rules = models.JSONField(default=dict)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    papers_asked_at = models.DateTimeField(null=True, blank=True)
    missing = models.TextField(_("missing papers"), blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    review_on = models.DateField(_("day of the joint review"), null=True, blank=True)
    participants = models.TextField(_("participants"), blank=True)
    result = models.TextField(pgettext_lazy("bundle", "result"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BundleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            status_known("bundle", states.BundleStatus),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None, due_on=None)
                | models.Q(accepted_at__isnull=False, due_on__isnull=False),
                name="bundle_clock_runs_from_acceptance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"

    @property
    def procedure(self) -> Procedure:
        """How its kind is handled."""
        return PROCEDURES[self.kind]

    @property
    def machine(self) -> Machine:
        """The lifecycle of its kind."""
        return self.procedure.machine

    @property
    def chain(self) -> str:
        """The name of its public chain."""
        return f"bundle:{self.number}"

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("take_opinions")."""
        return self.machine.can(self.status, capability)


class BundleMember(models.Model):
    """One item of a bundle, the department that reviews it, and the procurement that found who
    does the work. Agencies may differ from member to member."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="members")
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    procurement = models.ForeignKey(
        Procurement, models.PROTECT, null=True, blank=True, related_name="bundle_members"
    )

    class Meta:
        ordering = ["bundle_id", "item__code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["bundle", "item"], name="bundle_item_once"),
            models.UniqueConstraint(fields=["procurement", "item"], name="bundle_work_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item.code} {self.item}"


class BundleStage(models.Model):
    """A stage that has begun: so many working days (`days`), its last day, and its real end.

    `due_on` moves with every pause. What is still to come is planned by the procedure.
    """

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="stages")
    sequence = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=12, choices=StageKey)
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))
    started_at = models.DateTimeField()
    due_on = models.DateField(_("due on"))
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["bundle_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["bundle", "sequence"], name="bundle_stage_sequence"),
            models.UniqueConstraint(
                fields=["bundle"],
                condition=models.Q(ended_at=None),
                name="bundle_one_stage_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bundle_id} #{self.sequence} {self.key}"


class BundlePause(models.Model):
    """The clock stands still while papers of the owner are missing; the reason is public."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=300)
    paused_at = models.DateTimeField(_("stood still from"))
    paused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    resumed_at = models.DateTimeField(_("ran again from"), null=True, blank=True)
    resumed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["bundle_id", "paused_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle"],
                condition=models.Q(resumed_at=None),
                name="bundle_one_pause_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(resumed_at=None, resumed_by=None)
                | models.Q(resumed_at__isnull=False, resumed_by__isnull=False),
                name="bundle_resumed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bundle_id} {self.reason}"


class BundlePaper(models.Model):
    """A file the owner handed in at the window: the application, what was missing, the rework."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in at"))

    class Meta:
        ordering = ["bundle_id", "handed_in_at", "id"]

    def __str__(self) -> str:
        return f"{self.bundle_id} {self.file}"


class Opinion(models.Model):
    """What one department says in one round of the joint review; nobody else reads it before the
    merged opinion is returned."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="opinions")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(_("round"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("given at"))

    class Meta:
        ordering = ["bundle_id", "round", "department__code", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle", "department", "round"], name="opinion_once_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.bundle_id} {self.department} #{self.round}"


class OpinionItem(models.Model):
    """One thing that has to be changed, told in the first round; settled in a later one."""

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="items")
    text = models.CharField(_("what has to be changed"), max_length=500)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta:
        ordering = ["opinion_id", "id"]

    def __str__(self) -> str:
        return self.text


def open_pause(bundle: Bundle) -> BundlePause | None:
    """The pause that lasts; None while the clock runs."""
    return bundle.pauses.filter(resumed_at=None).order_by("id").first()


def running_stage(bundle: Bundle) -> BundleStage | None:
    """The stage that is under way; None before the first and after the last."""
    return bundle.stages.filter(ended_at=None).order_by("sequence").first()


def unsettled(bundle: Bundle) -> models.QuerySet[OpinionItem]:
    """What still has to be changed, by department in the order it was told."""
    return (
        OpinionItem.objects.filter(opinion__bundle=bundle, settled_at=None)
        .select_related("opinion__department")
        .order_by("opinion__department__code", "id")
    )


def started_on(bundle: Bundle) -> dt.datetime:
    """The moment its plan begins with: the acceptance, or when it was started before that."""
    return bundle.accepted_at or bundle.submitted_at or bundle.created_at
