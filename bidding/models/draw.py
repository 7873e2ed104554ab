"""The verifiable draw (ZJCS-DRAW-1, bidding.draws): what is drawn, the secrets, the result."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding import states
from core.models import Organisation, Region, append_only
from core.workflow import Machine


class SeedParty(models.TextChoices):
    """Who keeps a share of what opens the secrets of a draw, or sealed bids."""

    OWNER = "owner", _("Project owner")
    REGULATOR = "regulator", _("Regulator")
    PLATFORM = "platform", _("Platform")


class Draw(models.Model):
    """One draw of one subject, from its notice to its result.

    `number` is its name in the scheme, `purpose` who is told of the result
    (bidding.draws.subjects), `chain` where its facts are kept. `holders` are the keys that the
    secrets are sealed to: {"platform" or the id of an OpeningKey: {"party", "key"}}. Where there is
    no `owner`, the operator's people keep the third share.
    """

    machine: ClassVar[Machine] = states.DRAW

    number = models.CharField(_("number"), max_length=64, unique=True)
    purpose = models.CharField(max_length=16)
    chain = models.CharField(max_length=80)
    rule = models.CharField(max_length=200)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.DrawStatus,
        default=states.DrawStatus.ANNOUNCED,
    )
    holders = models.JSONField()
    tickets = models.JSONField(default=dict)
    list_hash = models.CharField(max_length=64, blank=True)
    # The time of the draw; known from the freezing on, before that it is the plan of the notice.
    draw_at = models.DateTimeField(_("time of the draw"), null=True, blank=True)
    beacon_source = models.CharField(max_length=120)
    beacon_value = models.CharField(max_length=1024, blank=True)
    beacon_typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    beacon_known_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    aborted_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-announced_at", "-id"]
        constraints = [
            states.DRAW.check("draw"),
            models.CheckConstraint(
                condition=models.Q(frozen_at=None, list_hash="", draw_at=None)
                | models.Q(frozen_at__isnull=False, draw_at__isnull=False)
                & ~models.Q(list_hash=""),
                name="draw_frozen_with_its_list",
            ),
            models.CheckConstraint(
                condition=models.Q(beacon_known_at=None) | ~models.Q(beacon_value=""),
                name="draw_beacon_known_with_its_value",
            ),
        ]

    def __str__(self) -> str:
        return f"draw {self.number}"

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("be_opened")."""
        return self.machine.can(self.status, capability)


class DrawShare(models.Model):
    """A party's secret of a draw: committed to, sealed to the keepers, known once opened.

    `party` is "owner", "regulator", "platform", or an agency's name in the draw. `escrow` holds the
    secret split two of three, each part sealed to whom it was given: {holder: hex}. `is_shown`: the
    party showed it itself. `is_false`: what was opened is not what was committed to, so it counts
    as empty.
    """

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="shares")
    party = models.CharField(_("party"), max_length=64)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    commitment = models.CharField(max_length=64)
    escrow = models.JSONField()
    committed_at = models.DateTimeField()
    revealed = models.CharField(max_length=64, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    is_shown = models.BooleanField(default=False)
    is_false = models.BooleanField(default=False)

    class Meta:
        ordering = ["draw_id", "party"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "party"], name="draw_share_once"),
            models.CheckConstraint(
                condition=models.Q(is_false=False) | models.Q(revealed=""),
                name="draw_share_false_or_revealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.party}"

    @property
    def label(self) -> object:
        """Whose it is, for a reader."""
        return SeedParty(self.party).label if self.party in SeedParty.values else self.agency


class DrawRelease(models.Model):
    """A party has released its parts of the secrets. Erased once the secrets are known."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="releases")
    party = models.CharField(_("party"), max_length=12, choices=SeedParty)
    parts = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField()

    class Meta:
        ordering = ["draw_id", "released_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "party"], name="draw_release_once_a_party")
        ]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.party}"


class DrawResult(models.Model):
    """What was drawn, as it was held; `silent` are the parties that released nothing in time."""

    draw = models.OneToOneField(Draw, models.PROTECT, primary_key=True, related_name="result")
    transcript = models.JSONField()
    silent = models.JSONField(default=list)
    drawn_at = models.DateTimeField()

    class Meta:
        ordering = ["-drawn_at", "draw_id"]
        triggers = append_only("bidding_drawresult")

    def __str__(self) -> str:
        return f"result {self.draw_id}"
