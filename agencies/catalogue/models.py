"""What may be bought: service items and what they require."""

import datetime as dt
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.catalogue import states
from core.models import Bilingual, Department
from core.workflow import Machine


class Family(models.TextChoices):
    """Families of service items."""

    ASSESSMENT = "assessment", _("Assessment and evaluation")
    SURVEYING = "surveying", _("Surveying and mapping")
    SURVEY_DESIGN = "survey-design", _("Investigation and engineering design")
    DESIGN = "design", _("Scheme design")
    PLANNING = "planning", _("Planning")
    DRAWING_REVIEW = "drawing-review", _("Drawing review")
    TECHNICAL_REVIEW = "technical-review", _("Technical review")
    TESTING = "testing", _("Testing and inspection")
    VALUATION = "valuation", _("Valuation")
    CONSULTING = "consulting", _("Consulting")
    FINANCE = "finance", _("Audit and finance")
    SUPERVISION = "supervision", _("Supervision")
    AGENCY = "agency", _("Tendering and procurement agency")
    LEGAL = "legal", _("Legal services")
    SERVICE = "service", _("Other services")
    BUNDLE = "bundle", _("Bundle")


class Commissioner(models.TextChoices):
    """Who commissions an item, and by default pays for it."""

    APPLICANT = "applicant", _("Applicant")
    AUTHORITY = "authority", _("Approval authority")
    EITHER = "either", _("Applicant or authority")


class BundleKind(models.TextChoices):
    """Bundles of items handled together."""

    MULTI_ASSESSMENT = "multi_assessment", _("Multi-assessment in one")
    UNIFIED_SURVEY = "unified_survey", _("Unified survey")
    JOINT_DRAWING_REVIEW = "joint_drawing_review", _("Joint drawing review")


class ServiceItemQuerySet(models.QuerySet["ServiceItem"]):
    """Reads over service items."""

    def ever_published(self) -> "ServiceItemQuerySet":
        """What is or was on the list: a draft is nobody's business."""
        return self.exclude(status=states.SERVICE_ITEM.initial)

    def on_list(self, on: dt.date) -> "ServiceItemQuerySet":
        """Items of the published list on a date: only these may be bought."""
        return self.filter(
            models.Q(valid_to=None) | models.Q(valid_to__gte=on),
            status__in=states.SERVICE_ITEM.states_that_can("be_bought"),
            valid_from__lte=on,
        ).order_by("code", "id")

    def for_sale(self, on: dt.date) -> "ServiceItemQuerySet":
        """What is offered and bought by itself on a date: the list without its bundles."""
        return self.on_list(on).exclude(family=Family.BUNDLE)

    def members_of(self, bundle: str, on: dt.date) -> "ServiceItemQuerySet":
        """The items that a bundle holds on a date, by its word in `BundleKind`."""
        return self.for_sale(on).filter(bundle=bundle)


class ServiceItem(Bilingual):
    """A kind of intermediary work on the published list.

    `unconfirmed` names the fields whose value is from memory: they show as "to be confirmed" and
    are never presented as law. `sources` says where the name and the details come from.
    """

    machine: ClassVar[Machine] = states.SERVICE_ITEM

    code = models.CharField(_("code"), max_length=16, unique=True)
    family = models.CharField(_("family"), max_length=20, choices=Family)
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("sector department"), related_name="items"
    )
    shared_with = models.ManyToManyField(
        Department, blank=True, verbose_name=_("also concerns"), related_name="shared_items"
    )
    governing_approval = models.CharField(_("approval it serves"), max_length=200, blank=True)
    commissioned_by = models.CharField(_("commissioned by"), max_length=12, choices=Commissioner)
    paid_by = models.CharField(_("paid by"), max_length=12, choices=Commissioner)
    may_self_prepare = models.BooleanField(_("the applicant may prepare it"), null=True)
    qualification_text = models.TextField(_("required qualification"), blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    time_limit_text = models.TextField(_("time limit"), blank=True)
    time_limit_days = models.PositiveSmallIntegerField(
        _("time limit in working days"), null=True, blank=True
    )
    price_note = models.TextField(_("fee rule"), blank=True)
    bundle = models.CharField(_("bundle"), max_length=24, choices=BundleKind, blank=True)
    scope = models.TextField(_("what it covers"), blank=True)
    sources = models.JSONField(_("sources"), default=dict)
    unconfirmed = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=states.ItemStatus, default=states.ItemStatus.DRAFT
    )

    objects = ServiceItemQuerySet.as_manager()

    class Meta:
        ordering = ["code", "id"]
        constraints = [
            states.SERVICE_ITEM.check("service_item"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="service_item_validity_order",
            ),
        ]

    @property
    def is_bundle(self) -> bool:
        """True for the heading of a bundle, which no agency takes as one piece of work."""
        return self.family == Family.BUNDLE

    def is_on_list(self, on: dt.date) -> bool:
        """True when the item is on the published list on a date."""
        published = self.machine.can(self.status, "be_bought")
        return (
            published and self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        )


class QualificationType(Bilingual):
    """A kind of certificate. `levels` from highest to lowest, empty where there are none.

    `is_personal` tells a professional's certificate from an organisation's; `department` is the
    sector that checks it (None: the approval bureau).
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, verbose_name=_("sector department")
    )
    is_personal = models.BooleanField(_("held by a person"), default=False)
    levels = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        ordering = ["code", "id"]


class Source(Bilingual):
    """Where facts of the catalogue come from; `name` is its title."""

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        ordering = ["code", "id"]


class Requirement(models.Model):
    """One condition of an item: a qualification of a least level, or a number of practitioners.

    Requirements of one item that share an `alternative` number are any-of; across numbers all-of.
    """

    item = models.ForeignKey(ServiceItem, models.CASCADE, related_name="requirements")
    alternative = models.PositiveSmallIntegerField(default=1)
    qualification = models.ForeignKey(QualificationType, models.PROTECT)
    least_level = models.CharField(_("least level"), max_length=20, blank=True)
    practitioners = models.PositiveSmallIntegerField(_("number of practitioners"), default=0)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        ordering = ["item_id", "alternative", "id"]

    def __str__(self) -> str:
        return f"{self.item} · {self.qualification} {self.least_level}"


class ListDemand(models.Model):
    """Somebody was asked for work outside the published list and reports it."""

    described = models.TextField(_("what was demanded"))
    demanded_by = models.CharField(_("who demanded it"), max_length=200)
    contact = models.CharField(_("your contact"), max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.described[:40]
