"""What libraries store: the tender with its promises, its items, its members, objections."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.models import Agency, ServiceItem
from bidding.libraries import states
from bidding.libraries.admission import credit_text
from bidding.methods.protocol import Reason
from bidding.models.objection import ResultObjection, decided_by_someone
from core.models import Department, Region
from core.workflow import Machine


class TenderInterval(models.IntegerChoices):
    """How often a library is tendered, in months (seed 001, part 2.3: half-yearly or yearly)."""

    HALF_YEARLY = 6, _("Every half year")
    YEARLY = 12, _("Every year")


class Presence(models.TextChoices):
    """How a member serves the hall (seed 001, part 2.3)."""

    ONLINE = "online", _("Listed online")
    STAFFED = "staffed", _("Staffed desk in the service hall")


class LibraryQuerySet(models.QuerySet["Library"]):
    """Reads over libraries."""

    def visible(self) -> "LibraryQuerySet":
        """Whatever was published."""
        return self.filter(published_at__isnull=False)

    def on_show(self) -> "LibraryQuerySet":
        """With what a list shows, newest first."""
        return (
            self.select_related("region", "department")
            .prefetch_related("items__item")
            .order_by("-created_at", "-id")
        )

    def in_force(self, at: dt.datetime) -> "LibraryQuerySet":
        """Those that may be picked from at a moment, by their timestamps too."""
        return self.filter(
            status__in=states.LIBRARY.states_that_can("be_picked_from"), ends_at__gt=at
        )


class Library(models.Model):
    """Agencies admitted by one open tender, for some items, at one promise each.

    Numbered RK-…. `rules` is the region policy frozen at publishing, `agreement` the text that
    every member signs, frozen too. `seats` members at most. `due_at` is when the clock acts next.
    """

    machine: ClassVar[Machine] = states.LIBRARY

    number = models.CharField(_("number"), max_length=20, unique=True)
    title = models.CharField(pgettext_lazy("library", "title"), max_length=200)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("region"), related_name="+")
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("sector department"),
        related_name="+",
    )
    seats = models.PositiveSmallIntegerField(_("seats"))
    term_months = models.PositiveSmallIntegerField(_("term in months"), default=24)
    interval_months = models.PositiveSmallIntegerField(
        _("tendered"), choices=TenderInterval, default=TenderInterval.YEARLY
    )
    service_standard = models.TextField(_("service standard"))
    agreement = models.TextField(_("library agreement"), blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.LibraryStatus,
        default=states.LibraryStatus.DRAFT,
    )
    rules = models.JSONField(default=dict)
    is_direct_entry = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("applications until"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    publicity_until = models.DateTimeField(_("publicity until"), null=True, blank=True)
    in_force_at = models.DateTimeField(_("in force from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("in force until"), null=True, blank=True)
    # From then on the regulator's desk asks for the next tender.
    remind_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    # It puts equals in order, where there are any.
    draw = models.OneToOneField(
        "bidding.Draw", models.PROTECT, null=True, blank=True, related_name="library"
    )
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    failure = models.CharField(_("why it ended"), max_length=300, blank=True)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name_plural = "libraries"
        constraints = [
            states.LIBRARY.check("library"),
            models.CheckConstraint(
                condition=models.Q(seats__gte=1, term_months__gte=1),
                name="library_seats_and_term",
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_at=None, ends_at=None)
                | models.Q(ends_at__gt=models.F("in_force_at")),
                name="library_term_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def chain(self) -> str:
        """The name of its public chain."""
        return f"library:{self.number}"

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("take_applications")."""
        return self.machine.can(self.status, capability)


class LibraryItem(models.Model):
    """One item of a library with its promises: working days, and the fee as a price or a rate.

    `rate_bp` is in basis points of the fee by the standard that the owner names when picking:
    8500 is 85 % of it.
    """

    library = models.ForeignKey(Library, models.CASCADE, related_name="items")
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+")
    price_fen = models.BigIntegerField(_("price"), null=True, blank=True)
    rate_bp = models.PositiveIntegerField(_("rate of the standard fee"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))

    class Meta:
        ordering = ["library_id", "item__code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["library", "item"], name="library_item_once"),
            models.CheckConstraint(
                condition=models.Q(price_fen__gt=0, rate_bp=None)
                | models.Q(price_fen=None, rate_bp__gte=1, rate_bp__lte=10_000),
                name="library_item_price_or_rate",
            ),
            models.CheckConstraint(condition=models.Q(days__gte=1), name="library_item_days"),
        ]

    def __str__(self) -> str:
        return f"{self.item.code} {self.item}"

    @property
    def percent(self) -> str:
        """The rate as people write it: 8500 gives "85"."""
        return f"{(self.rate_bp or 0) / 100:g}"


class LibraryMember(models.Model):
    """An agency in a library, from its application to the end of its membership.

    `seat` is one of 1 … seats while it holds one; the database lets nobody else have it. `score` is
    the credit that ranked it, in hundredths of a point, as it was at closing; `place` its order.
    """

    machine: ClassVar[Machine] = states.MEMBER

    library = models.ForeignKey(Library, models.PROTECT, related_name="members")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="library_memberships")
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.MemberStatus,
        default=states.MemberStatus.APPLIED,
    )
    presence = models.CharField(
        _("presence"), max_length=8, choices=Presence, default=Presence.ONLINE
    )
    eligibility = models.JSONField()
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(_("applied at"))
    score = models.PositiveIntegerField(_("credit"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    reason = models.JSONField(default=dict)
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    sign_until = models.DateTimeField(_("sign until"), null=True, blank=True)
    agreement_sha256 = models.CharField(max_length=64, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(_("agreement signed at"), null=True, blank=True)
    leaves_at = models.DateTimeField(_("leaves at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=500, blank=True)

    class Meta:
        ordering = ["library_id", "place", "id"]
        constraints = [
            states.MEMBER.check("library_member"),
            models.UniqueConstraint(
                fields=["library", "agency"], name="library_member_once_per_agency"
            ),
            models.UniqueConstraint(
                fields=["library", "seat"],
                condition=models.Q(status__in=states.MEMBER.states_that_can("hold_seat")),
                name="library_seat_held_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=states.MEMBER.states_that_can("hold_seat"))
                | models.Q(seat__isnull=False, seat__gte=1),
                name="library_member_has_its_seat",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at=None, signed_by=None, agreement_sha256="")
                | models.Q(signed_at__isnull=False, signed_by__isnull=False)
                & ~models.Q(agreement_sha256=""),
                name="library_agreement_signed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.agency)

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("be_picked")."""
        return self.machine.can(self.status, capability)

    @property
    def why(self) -> str:
        """Why it stands where it stands, in the reader's language; empty before the order."""
        return Reason(**self.reason).sentence if self.reason else ""

    @property
    def credit(self) -> str:
        """The credit at closing as people write it: 8125 gives "81.25"; empty before."""
        return "" if self.score is None else credit_text(self.score)

    @property
    def until(self) -> dt.datetime | None:
        """Until when the membership lasts: to the end of the term, or of its notice."""
        return self.leaves_at or self.library.ends_at


class LibraryObjection(ResultObjection):
    """An objection against a result in publicity: against one agency's place, or all of it."""

    library = models.ForeignKey(Library, models.PROTECT, related_name="objections")
    against = models.ForeignKey(
        LibraryMember, models.PROTECT, null=True, blank=True, related_name="objections"
    )

    class Meta:
        ordering = ["library_id", "received_at", "id"]
        constraints = [decided_by_someone("library_objection_decided_by_someone")]
