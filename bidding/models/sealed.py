"""Sealed prices (ZJCS-SEAL-1, bidding.sealing): keys, shares, bids, what opening gave."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core.models import Membership, append_only

from .draw import SeedParty
from .procurement import Procurement


class Sealing(models.Model):
    """From which floor (fen) on sealed prices of a procurement count; its ceiling is its price."""

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="sealing"
    )
    floor_fen = models.BigIntegerField(_("floor"))

    class Meta:
        ordering = ["procurement_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(floor_fen__gte=0), name="sealing_floor_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.floor_fen}"


class Envelope(models.Model):
    """What bidders seal to one key, and what is opened at one moment: the bid, a round, a part.

    `number` is what its bids, shares and receipts are bound to: that of the procurement, with the
    name of the envelope where it is not the only kind ("ZJ-2026-000003/price"). The private half of
    the key is kept nowhere, only in shares. Closed, its hashes are public; opened, its content.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="envelopes")
    name = models.CharField(max_length=16)
    number = models.CharField(max_length=40, unique=True)
    public_key = models.CharField(max_length=64)
    closed_at = models.DateTimeField(null=True)
    opening_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["procurement_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["procurement", "name"], name="envelope_name_once"),
            models.UniqueConstraint(
                fields=["procurement"],
                condition=models.Q(opening_at__isnull=False, opened_at=None),
                name="envelope_opening_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(opening_at=None) | models.Q(closed_at__isnull=False),
                name="envelope_closed_before_opening",
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at=None) | models.Q(opening_at__isnull=False),
                name="envelope_opening_before_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.number


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
    """A party's share of an envelope's key, sealed to one person who may release it.

    The platform's has no holder: it is sealed under a key from the settings. `commitment` is in the
    notice, so that nobody can release another share.
    """

    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="key_shares")
    party = models.CharField(_("party"), max_length=12, choices=SeedParty)
    holder = models.ForeignKey(OpeningKey, models.PROTECT, null=True, related_name="shares")
    sealed = models.BinaryField()
    commitment = models.CharField(max_length=64)

    class Meta:
        ordering = ["envelope_id", "party", "id"]
        triggers = append_only("bidding_keyshare")
        constraints = [
            models.UniqueConstraint(
                fields=["envelope", "party", "holder"],
                name="key_share_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.envelope_id} {self.party}"


class Release(models.Model):
    """A party has released its share. It is kept until the bids are open, then erased."""

    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="releases")
    party = models.CharField(_("party"), max_length=12, choices=SeedParty)
    share = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField()

    class Meta:
        ordering = ["envelope_id", "released_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["envelope", "party"], name="release_once_a_party")
        ]

    def __str__(self) -> str:
        return f"{self.envelope_id} {self.party}"


class SealedBid(models.Model):
    """What a bidder sent: nobody can read it before the opening. Written once.

    `sequence` counts the agency's own bids, the last counts. `position` and `head` are the place in
    the envelope's chain of bids, which is published at the deadline and not before: a position
    would tell how many have bid.
    """

    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="sealed_bids")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="sealed_bids")
    sequence = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    digest = models.CharField(max_length=64, unique=True)
    position = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["envelope_id", "position"]
        triggers = append_only("bidding_sealedbid")
        constraints = [
            models.UniqueConstraint(
                fields=["envelope", "agency", "sequence"], name="sealed_bid_sequence_once"
            ),
            models.UniqueConstraint(
                fields=["envelope", "position"], name="sealed_bid_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.envelope_id} {self.digest[:12]}"


class Opener(models.TextChoices):
    """With which key a bid was opened."""

    SHARES = "shares", _("The shares of two parties")
    BIDDER = "bidder", _("The bidder's own key file")


class OpenedBid(models.Model):
    """What was in a sealed bid, by the names of its envelope's fields; None where it holds no bid.

    `content` is what bidding.sealing.contents.decode gave.
    """

    bid = models.OneToOneField(SealedBid, models.PROTECT, primary_key=True, related_name="opened")
    content = models.JSONField(null=True)
    opener = models.CharField(max_length=8, choices=Opener)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["bid_id"]
        triggers = append_only("bidding_openedbid")

    def __str__(self) -> str:
        return f"{self.bid_id} {self.opener}"
