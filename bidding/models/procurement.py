"""How a need finds an agency: projects, procurements, sign-ups, awards."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.models import Agency, Offer, ServiceItem
from bidding import states
from bidding.methods import registry
from core.models import Organisation, Region
from core.region import Terms, terms_at
from core.workflow import Machine, status_known

from .objection import ResultObjection, decided_by_someone


class ProjectQuerySet(models.QuerySet["Project"]):
    """Reads over projects."""

    def with_terms(self, at: dt.datetime) -> "ProjectQuerySet":
        """With `terms`: the rules of the region in force, and the calendar (core.region.Terms)."""
        return self.annotate(terms=terms_at("region", at))


class Project(models.Model):
    """A project of an owner, for which services are needed."""

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="projects")
    name = models.CharField(_("project name"), max_length=200)
    # Of the national investment platform (core.numbers.parse_project_code).
    code = models.CharField(_("investment project code"), max_length=40, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("region"))
    description = models.TextField(_("description"), blank=True)
    created_at = models.DateTimeField()

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name

    def terms_of_region(self, at: dt.datetime) -> Terms:
        """The terms of its region; no query where the project was read `with_terms`."""
        if hasattr(self, "terms"):
            return Terms.from_json(self.terms)
        return Project.objects.with_terms(at).get(pk=self.pk).terms_of_region(at)


class ProcurementQuerySet(models.QuerySet["Procurement"]):
    """Reads over procurements."""

    def visible(self) -> "ProcurementQuerySet":
        """Whatever was published, also cancelled, and direct selections once awarded."""
        seen = models.Q(status__in=states.statuses_that_can("be_seen"))
        return self.filter(seen | models.Q(published_at__isnull=False))

    def rerunning(self, procurement: "Procurement") -> "ProcurementQuerySet":
        """What runs the need of an ended procurement again: one at most, drafts included."""
        given_up = models.Q(status=states.ProcurementStatus.CANCELLED, published_at=None)
        return self.filter(rerun_of=procurement).exclude(given_up).order_by("id")

    def on_show(self) -> "ProcurementQuerySet":
        """With what a list of notices shows, newest first."""
        return (
            self.select_related("owner", "project__region")
            .prefetch_related("lines__item")
            .order_by("-created_at", "-id")
        )


class Procurement(models.Model):
    """One need looking for one agency, under a frozen rule.

    Numbered ZJ-… in one series for all methods. `method` is a key of bidding.methods.registry; what
    only one method knows stands in the table of its terms. `rules` is the region policy frozen at
    publishing (core.region). `due_at` is when the clock task acts next.
    """

    number = models.CharField(_("number"), max_length=20, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="procurements")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="procurements")
    title = models.CharField(pgettext_lazy("procurement", "title"), max_length=200)
    method = models.CharField(_("method"), max_length=24, choices=registry.choices)
    # Of the price; the rest is social capital. Any fiscal money brings the rules of public money.
    fiscal_percent = models.PositiveSmallIntegerField(_("share of fiscal money"), default=0)
    scale = models.CharField(_("scale of the project"), max_length=300, blank=True)
    scope = models.TextField(_("scope of work"), blank=True)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.ProcurementStatus,
        default=states.ProcurementStatus.DRAFT,
    )
    rules = models.JSONField(default=dict)
    is_extended = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("sign-up until"), null=True, blank=True)
    # The number of the last amendment that who takes part has to confirm; 0 as it was published.
    version = models.PositiveSmallIntegerField(_("version"), default=0)
    questions_until = models.DateTimeField(_("questions until"), null=True, blank=True)
    # Where chance decides, also between equals: when the draw is held.
    draw_at = models.DateTimeField(_("time of the draw"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    draw = models.OneToOneField(
        "bidding.Draw", models.PROTECT, null=True, blank=True, related_name="procurement"
    )
    publicity_until = models.DateTimeField(_("publicity until"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    failure = models.CharField(_("why it failed"), max_length=300, blank=True)
    # The published procurement of the same need that ended without an award; `attempt` counts both.
    rerun_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reruns"
    )
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=1)

    objects = ProcurementQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            status_known("procurement", states.ProcurementStatus),
            models.CheckConstraint(
                condition=models.Q(approved_at=None, approved_by=None)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="procurement_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(fiscal_percent__lte=100), name="procurement_shares_sum_to_100"
            ),
            models.CheckConstraint(
                condition=models.Q(draw_at=None) | models.Q(draw_at__gte=models.F("closes_at")),
                name="procurement_drawn_after_closing",
            ),
            models.CheckConstraint(
                condition=models.Q(rerun_of=None, attempt=1)
                | models.Q(rerun_of__isnull=False, attempt__gte=2),
                name="procurement_attempt_counted",
            ),
            # A draft that was given up leaves the place to another one.
            models.UniqueConstraint(
                fields=["rerun_of"],
                condition=~models.Q(
                    status=states.ProcurementStatus.CANCELLED, published_at__isnull=True
                ),
                name="procurement_rerun_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def machine(self) -> Machine:
        """The lifecycle of its method."""
        return registry.method_of(self).machine

    @property
    def social_percent(self) -> int:
        """The share of the price that is no fiscal money: the two are a hundred."""
        return 100 - self.fiscal_percent

    @property
    def chain(self) -> str:
        """The name of its public chain."""
        return f"procurement:{self.number}"

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("be_seen", "take_sign_ups")."""
        return self.machine.can(self.status, capability)

    @property
    def list_hash(self) -> str:
        """The hash of the frozen list that its draw is held over; empty while nothing is frozen."""
        return self.draw.list_hash if self.draw else ""

    @property
    def total_fen(self) -> int:
        """The sum of its lines, in fen."""
        return sum(line.price_fen for line in self.lines.all())

    @property
    def days(self) -> int:
        """The working days of its longest line: lines run side by side."""
        return max((line.days for line in self.lines.all()), default=0)


class ProcurementLine(models.Model):
    """One service item of a procurement: the fixed or picked price and the working days."""

    procurement = models.ForeignKey(Procurement, models.CASCADE, related_name="lines")
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, blank=True, related_name="+")
    price_fen = models.BigIntegerField(_("price"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))

    class Meta:
        ordering = ["procurement_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "item"], name="line_item_once"),
            models.CheckConstraint(
                condition=models.Q(price_fen__gt=0, days__gte=1), name="line_price_and_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.price_fen}"


class SignUp(models.Model):
    """An agency takes part, with its eligibility frozen; what it bids is kept by the method."""

    machine: ClassVar[Machine] = states.SIGN_UP

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="sign_ups")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="sign_ups")
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.SignUpStatus,
        default=states.SignUpStatus.SUBMITTED,
    )
    eligibility = models.JSONField()
    exclusion = models.JSONField(default=list, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted at"))
    # The version of the notice that it stands for: an older one does not count at closing.
    version = models.PositiveSmallIntegerField(_("version"), default=0)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["procurement_id", "id"]
        constraints = [
            states.SIGN_UP.check("sign_up"),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by=None)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="sign_up_confirmed_by_someone",
            ),
            models.UniqueConstraint(
                fields=["procurement", "agency"], name="sign_up_once_per_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.agency}"


class Award(models.Model):
    """Who gets the work, at what price. `place` is 1 for the winner, 2 and 3 for alternates.

    Only the live one counts, and the database allows one live award a procurement.
    """

    machine: ClassVar[Machine] = states.AWARD

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="awards")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="awards")
    place = models.PositiveSmallIntegerField(_("place"), default=1)
    amount_fen = models.BigIntegerField(_("amount"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.AwardStatus,
        default=states.AwardStatus.PENDING,
    )
    eligibility = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("made at"))
    confirmed_at = models.DateTimeField(_("awarded at"), null=True, blank=True)
    refusal = models.CharField(_("reason of the refusal"), max_length=300, blank=True)

    class Meta:
        ordering = ["procurement_id", "place", "id"]
        constraints = [
            states.AWARD.check("award"),
            models.UniqueConstraint(
                fields=["procurement"],
                condition=models.Q(status__in=states.AWARD.states_that_can("live")),
                name="award_one_live",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="award_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} → {self.agency}"


class Objection(ResultObjection):
    """An objection against a result in publicity; undecided it holds the award."""

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="objections")

    class Meta:
        ordering = ["procurement_id", "received_at", "id"]
        constraints = [decided_by_someone("objection_decided_by_someone")]
