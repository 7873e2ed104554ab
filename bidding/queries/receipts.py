"""Receipts of sealed bids: signed by the market, and held against what it published later."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from bidding.models import Envelope, SealedBid
from bidding.sealing import bids
from core import seals, signing_key
from core.chain import moment

from .draws import entrant_id
from .sealing import published

SCHEME: Final = "ZJCS-RECEIPT-1"
FACTS: Final = ("number", "agency", "sequence", "digest", "head", "at")


def receipt_file(bid: SealedBid) -> dict[str, Any]:
    """The receipt as its bidder keeps it; it does not tell how many bids came before."""
    facts: dict[str, Any] = {
        "number": bid.envelope.number,
        "agency": entrant_id(bid.agency),
        "sequence": bid.sequence,
        "digest": bid.digest,
        "head": bid.head,
        "at": moment(bid.received_at),
    }
    signature = signing_key.sign(_statement(facts))
    signed = {"public_key": signing_key.public_key(), "signature": signature}
    return {"scheme": SCHEME, **facts, **signed}


def _statement(facts: dict[str, Any]) -> bytes:
    return signing_key.statement(SCHEME, *(facts[name] for name in FACTS))


def of_the_same_bid(bid: SealedBid) -> list[SealedBid]:
    """The other envelopes that were sent together with it, for their receipts."""
    together = SealedBid.objects.filter(
        envelope__procurement=bid.envelope.procurement_id,
        agency=bid.agency_id,
        sequence=bid.sequence,
        received_at=bid.received_at,
    )
    return list(together.exclude(pk=bid.pk).select_related("envelope").order_by("id"))


def checks(receipt: dict[str, Any]) -> list[tuple[bool, object]]:
    """Whether the market signed it, and whether the published list holds the bid where it says."""
    key = str(receipt["public_key"])
    signed = signing_key.is_signed(_statement(receipt), str(receipt["signature"]), key)
    found: list[tuple[bool, object]] = [
        (signed, _("The signature belongs to the facts of the receipt.")),
        (seals.is_key_of_market(key), _("The key that signed is one of this market.")),
    ]
    envelope = Envelope.objects.filter(number=receipt["number"]).first()
    listed = published(envelope).get("digests") if envelope else None
    if listed is None:
        return found
    digest = receipt["digest"]
    up_to = listed[: listed.index(digest) + 1] if digest in listed else []
    at_its_place = bids.head(receipt["number"], up_to) == receipt["head"]
    return [
        *found,
        (bool(up_to), _("The list published at the deadline holds the hash of this bid.")),
        (at_its_place, _("All bids before it are those that it was received behind.")),
    ]
