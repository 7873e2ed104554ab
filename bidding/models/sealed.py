"""Sealed prices (ZJCS-SEAL-1, bidding.sealing): keys, shares, bids, what opening gave."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.models import Agency
from core.models import Membership, append_only

from .draw import SeedParty
from .procurement import Procurement


class Sealing(models.Model):
    """How prices of a procurement are sealed: from which floor (fen) on, and to which key.

    The key is made when the notice is published; its private half is kept nowhere, only in shares.
    """

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="sealing"
    )
    floor_fen = models.BigIntegerField(_("floor"))
    public_key = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["procurement_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(floor_fen__gte=0), name="sealing_floor_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.public_key[:12]}"


class OpeningKey(models.Model):
    """The key of a person who helps to open bids; its private half under that person's passphrase.

    A new passphrase makes a new key; the older ones open what was sealed to them.
    """

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="opening_keys")
    public_key = models.CharField(max_length=64)
    salt = models.BinaryField()
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        triggers = append_only("bidding_openingkey")

    def __str__(self) -> str:
        return f"{self.membership} {self.public_key[:12]}"


class KeyShare(models.Model):
    """A party's share of a procurement's key, sealed to one person who may release it.

    The platform's has no holder: it is sealed under a key from the settings. `commitment` is in the
    notice, so that nobody can release another share.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="key_shares")
    party = models.CharField(_("party"), max_length=12, choices=SeedParty)
    holder = models.ForeignKey(OpeningKey, models.PROTECT, null=True, related_name="shares")
    sealed = models.BinaryField()
    commitment = models.CharField(max_length=64)

    class Meta:
        ordering = ["procurement_id", "party", "id"]
        triggers = append_only("bidding_keyshare")
        constraints = [
            models.UniqueConstraint(
                fields=["procurement", "party", "holder"],
                name="key_share_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.party}"


class Release(models.Model):
    """A party has released its share. It is kept until the bids are open, then erased."""

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="releases")
    party = models.CharField(_("party"), max_length=12, choices=SeedParty)
    share = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField()

    class Meta:
        ordering = ["procurement_id", "released_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "party"], name="release_once_a_party")
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.party}"


class SealedBid(models.Model):
    """What a bidder sent: nobody can read it before the opening. Written once.

    `sequence` counts the agency's own bids, the last counts. `position` and `head` are the place in
    the procurement's chain of bids, which is published at the deadline and not before: a position
    would tell how many have bid.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="sealed_bids")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="sealed_bids")
    sequence = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    digest = models.CharField(max_length=64, unique=True)
    position = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["procurement_id", "position"]
        triggers = append_only("bidding_sealedbid")
        constraints = [
            models.UniqueConstraint(
                fields=["procurement", "agency", "sequence"], name="sealed_bid_sequence_once"
            ),
            models.UniqueConstraint(
                fields=["procurement", "position"], name="sealed_bid_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.digest[:12]}"


class Opener(models.TextChoices):
    """With which key a bid was opened."""

    SHARES = "shares", _("The shares of two parties")
    BIDDER = "bidder", _("The bidder's own key file")


class OpenedBid(models.Model):
    """What was in a sealed bid: price (fen) and working days, or neither where it holds no bid."""

    bid = models.OneToOneField(SealedBid, models.PROTECT, primary_key=True, related_name="opened")
    amount_fen = models.BigIntegerField(_("amount"), null=True)
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"), null=True)
    opener = models.CharField(max_length=8, choices=Opener)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["bid_id"]
        triggers = append_only("bidding_openedbid")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_fen=None, days=None)
                | models.Q(amount_fen__gt=0, days__gte=1),
                name="opened_bid_whole_or_none",
            )
        ]

    def __str__(self) -> str:
        return f"{self.bid_id} {self.amount_fen}"
