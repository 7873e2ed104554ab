"""Sealed bids: who may open, what counts, what was published, how far an opening is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from agencies.models import Agency
from bidding.methods.registry import method_of
from bidding.models import (
    Envelope,
    OpenedBid,
    OpeningKey,
    Procurement,
    Release,
    SealedBid,
    SeedParty,
    SignUp,
)
from bidding.models.procurement import ProcurementQuerySet
from bidding.sealing import SCHEME
from bidding.sealing.bids import BID, GENESIS
from bidding.sealing.contents import BidField
from bidding.states import ProcurementStatus, SignUpStatus
from core.actors import Actor
from core.models import ChainEntry

from .desks import supervised_by
from .draws import entrant_id
from .opening_keys import opening_keys

T = TypeVar("T")


def opening_key(actor: Actor) -> OpeningKey | None:
    """The newest key of the person in this role, to which shares are sealed."""
    found = OpeningKey.objects.filter(membership=actor.membership).order_by("-id")
    return found.first() if actor.membership else None


def holders(procurement: Procurement) -> dict[str, list[OpeningKey]]:
    """The newest keys of those who can open the bids of a procurement."""
    return opening_keys(procurement.project.region, procurement.owner)


def envelope_of(procurement: Procurement, name: str = BID) -> Envelope:
    """The envelope of a name."""
    return procurement.envelopes.get(name=name)


def taking_bids(procurement: Procurement) -> list[Envelope]:
    """The envelopes into which agencies send at present, also those of one bid together."""
    return list(procurement.envelopes.filter(closed_at=None).order_by("id"))


def being_opened(procurement: Procurement) -> Envelope | None:
    """The envelope that waits for two shares of its key."""
    return procurement.envelopes.filter(opening_at__isnull=False, opened_at=None).first()


def last_bid(envelope: Envelope, agency: Agency) -> SealedBid | None:
    """The agency's newest bid, which is the one that counts."""
    mine = SealedBid.objects.filter(envelope=envelope, agency=agency)
    return mine.order_by("-sequence").first()


def next_sequence(envelope: Envelope, agency: Agency) -> int:
    """The number of the agency's next bid in an envelope."""
    last = last_bid(envelope, agency)
    return last.sequence + 1 if last else 1


def all_bids(envelope: Envelope) -> list[SealedBid]:
    """Every bid that came in, also replaced and withdrawn ones, in the order of the chain."""
    found = SealedBid.objects.filter(envelope=envelope).order_by("position")
    return list(found.select_related("envelope", "agency__organisation", "opened"))


def bids_to_publish(envelope: Envelope) -> dict[str, Any]:
    """The hashes of all bids, of those that count, and the head: nothing of what they hold."""
    found = (
        SealedBid.objects.filter(envelope=envelope)
        .order_by("position")
        .values_list("agency_id", "digest", "head")
    )
    rows = list(found)
    return {
        "digests": [digest for _agency, digest, _head in rows],
        "counted": _counted(envelope, [(agency, digest) for agency, digest, _head in rows]),
        "head": rows[-1][2] if rows else GENESIS,
    }


def counted(envelope: Envelope, bids: Iterable[SealedBid]) -> list[SealedBid]:
    """Of these, the last bid of each agency that still takes part, in the order of the chain."""
    return _counted(envelope, [(bid.agency_id, bid) for bid in bids])


def _counted(envelope: Envelope, bids: Iterable[tuple[int, T]]) -> list[T]:
    # Their keys alone: at a closing nobody should wait for the rest.
    taking_part = set(
        SignUp.objects.filter(procurement=envelope.procurement_id, status=SignUpStatus.SUBMITTED)
        .order_by("id")
        .values_list("agency_id", flat=True)
    )
    return [bid for agency, bid in dict(bids).items() if agency in taking_part]


def published(envelope: Envelope) -> dict[str, Any]:
    """The list of hashes as the public chain holds it; empty before the deadline."""
    chain = envelope.procurement.chain
    for entry in ChainEntry.objects.filter(chain=chain, kind="bids").order_by("sequence"):
        payload: dict[str, Any] = entry.payload
        if payload.get("envelope", BID) == envelope.name:
            return payload
    return {}


def opened(envelope: Envelope) -> list[OpenedBid]:
    """What the counted bids say, by price; those without one, or that hold no bid, at the end."""
    found = OpenedBid.objects.filter(bid__envelope=envelope)
    rows = found.select_related("bid__agency__organisation").order_by("bid_id")
    return sorted(rows, key=lambda each: (each.content or {}).get("amount_fen", 10**15))


@dataclass(frozen=True)
class PartyState:
    """A party of the opening: what its share is committed to, and since when it is released."""

    party: str
    label: object
    commitment: str
    released_at: dt.datetime | None


def parties(envelope: Envelope) -> list[PartyState]:
    """The three parties, in the order of their names."""
    commitments = dict(envelope.key_shares.order_by("id").values_list("party", "commitment"))
    released = dict(envelope.releases.order_by("id").values_list("party", "released_at"))
    return [
        PartyState(party.value, party.label, commitments[party], released.get(party))
        for party in SeedParty
        if party in commitments
    ]


@dataclass(frozen=True)
class EnvelopeState:
    """An envelope as the page of its opening shows it."""

    envelope: Envelope
    fields: Sequence[BidField]
    parties: list[PartyState]
    published: dict[str, Any]
    opened: list[tuple[OpenedBid, str, list[tuple[BidField, int | str]]]]  # with name and values

    @property
    def counted(self) -> set[str]:
        """The hashes of the bids that count."""
        return set(self.published.get("counted", ()))


def states(procurement: Procurement) -> list[EnvelopeState]:
    """Every envelope so far, in the order in which they were made."""
    method = method_of(procurement)
    return [
        _state(each, method.fields(procurement, each.name))
        for each in procurement.envelopes.order_by("id")
    ]


def _state(envelope: Envelope, fields: Sequence[BidField]) -> EnvelopeState:
    rows = [
        (
            each,
            entrant_id(each.bid.agency),
            [(field, each.content[field.name]) for field in fields if each.content],
        )
        for each in opened(envelope)
    ]
    return EnvelopeState(envelope, fields, parties(envelope), published(envelope), rows)


def to_open(actor: Actor) -> ProcurementQuerySet:
    """Openings in the region that wait for the regulator's share."""
    waiting = supervised_by(actor).filter(status=ProcurementStatus.OPENING)
    mine = Release.objects.filter(party=SeedParty.REGULATOR, envelope__opened_at=None)
    return waiting.exclude(pk__in=mine.values("envelope__procurement"))


def notice_file(procurement: Procurement) -> dict[str, Any]:
    """What a bidder needs to seal without the page: keys and fields of the envelopes open."""
    method = method_of(procurement)
    return {
        "scheme": SCHEME,
        "number": procurement.number,
        "envelopes": [
            {
                "name": each.name,
                "number": each.number,
                "public_key": each.public_key,
                "fields": [field.as_json() for field in method.fields(procurement, each.name)],
            }
            for each in taking_bids(procurement)
        ],
    }
