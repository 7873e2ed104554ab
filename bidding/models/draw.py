"""The verifiable draw of a procurement (ZJCS-DRAW-1, bidding.draw)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import append_only

from .procurement import Procurement


class SeedParty(models.TextChoices):
    """Who contributes to the seed."""

    OWNER = "owner", _("Project owner")
    REGULATOR = "regulator", _("Regulator")
    PLATFORM = "platform", _("Platform")


class SecretShare(models.Model):
    """A party's secret share: its commitment is public at once, the secret only when revealed.

    `sealed_secret` is kept encrypted by the platform for a party that asked for it; None where the
    party keeps the secret itself. A share never revealed counts as empty and is a breach.
    """

    party = models.CharField(_("party"), max_length=12, choices=SeedParty)
    commitment = models.CharField(max_length=64)
    sealed_secret = models.BinaryField(null=True)
    committed_at = models.DateTimeField()
    revealed = models.CharField(max_length=64, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class SeedShare(SecretShare):
    """A party's share of the draw of a procurement."""

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="seed_shares")

    class Meta:
        ordering = ["procurement_id", "party"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "party"], name="seed_share_once")
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.party}"


class Draw(models.Model):
    """One draw per procurement. An aborted draw stays public with its reason."""

    procurement = models.OneToOneField(Procurement, models.PROTECT, related_name="draw")
    list_hash = models.CharField(max_length=64)
    transcript = models.JSONField(default=dict)
    drawn_at = models.DateTimeField()
    aborted_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-drawn_at", "-id"]
        triggers = append_only("bidding_draw")

    def __str__(self) -> str:
        return f"draw {self.procurement_id}"
