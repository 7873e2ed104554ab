"""Sealed bids: who may open, what counts, what was published, how far an opening is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from agencies.entry.scope import covers_region
from agencies.models import Agency
from bidding.models import (
    KeyShare,
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
from bidding.sealing.bids import GENESIS
from bidding.states import ProcurementStatus, SignUpStatus
from core.actors import Actor, Duty, Role
from core.models import ChainEntry

from .desks import supervised_by

T = TypeVar("T")


def opening_key(actor: Actor) -> OpeningKey | None:
    """The newest key of the person in this role, to which shares are sealed."""
    found = OpeningKey.objects.filter(membership=actor.membership).order_by("-id")
    return found.first() if actor.membership else None


def holders(procurement: Procurement) -> dict[str, list[OpeningKey]]:
    """The newest keys of those who can open for the owner and for the regulator."""
    live = OpeningKey.objects.filter(membership__is_active=True).order_by("membership_id", "-id")
    newest = live.distinct("membership_id").select_related(
        "membership__user", "membership__organisation", "membership__region"
    )
    owners = newest.filter(
        membership__role=Role.OWNER, membership__organisation=procurement.owner_id
    )
    regulators = newest.filter(membership__role=Role.REGULATOR)
    region = procurement.project.region
    return {
        SeedParty.OWNER: [
            key for key in owners if key.membership.as_actor().has_duty(Duty.HANDLER)
        ],
        SeedParty.REGULATOR: [
            key for key in regulators if covers_region(key.membership.as_actor(), region)
        ],
    }


def last_bid(procurement: Procurement, agency: Agency) -> SealedBid | None:
    """The agency's newest bid, which is the one that counts."""
    mine = SealedBid.objects.filter(procurement=procurement, agency=agency)
    return mine.order_by("-sequence").first()


def all_bids(procurement: Procurement) -> list[SealedBid]:
    """Every bid that came in, also replaced and withdrawn ones, in the order of the chain."""
    found = SealedBid.objects.filter(procurement=procurement).order_by("position")
    return list(found.select_related("agency__organisation", "opened"))


def bids_to_publish(procurement: Procurement) -> dict[str, Any]:
    """The hashes of all bids, of those that count, and the head: nothing of what they hold."""
    found = (
        SealedBid.objects.filter(procurement=procurement)
        .order_by("position")
        .values_list("agency_id", "digest", "head")
    )
    rows = list(found)
    return {
        "digests": [digest for _agency, digest, _head in rows],
        "counted": _counted(procurement, [(agency, digest) for agency, digest, _head in rows]),
        "head": rows[-1][2] if rows else GENESIS,
    }


def counted(procurement: Procurement, bids: Iterable[SealedBid]) -> list[SealedBid]:
    """Of these, the last bid of each agency that still takes part, in the order of the chain."""
    return _counted(procurement, [(bid.agency_id, bid) for bid in bids])


def _counted(procurement: Procurement, bids: Iterable[tuple[int, T]]) -> list[T]:
    # Their keys alone: at a closing nobody should wait for the rest.
    taking_part = set(
        SignUp.objects.filter(procurement=procurement, status=SignUpStatus.SUBMITTED)
        .order_by("id")
        .values_list("agency_id", flat=True)
    )
    return [bid for agency, bid in dict(bids).items() if agency in taking_part]


def published(procurement: Procurement) -> dict[str, Any]:
    """The list of hashes as the public chain holds it; empty before the deadline."""
    found = ChainEntry.objects.filter(chain=procurement.chain, kind="bids").first()
    payload: dict[str, Any] = found.payload if found else {}
    return payload


def opened(procurement: Procurement) -> list[OpenedBid]:
    """What the counted bids say, by price; those that hold no bid at the end."""
    found = OpenedBid.objects.filter(bid__procurement=procurement)
    rows = found.select_related("bid__agency__organisation").order_by("amount_fen", "bid_id")
    return list(rows)


@dataclass(frozen=True)
class PartyState:
    """A party of the opening: what its share is committed to, and since when it is released."""

    party: str
    label: object
    commitment: str
    released_at: dt.datetime | None


def parties(procurement: Procurement) -> list[PartyState]:
    """The three parties, in the order of their names."""
    commitments = dict(
        KeyShare.objects.filter(procurement=procurement)
        .order_by("id")
        .values_list("party", "commitment")
    )
    released = dict(
        Release.objects.filter(procurement=procurement)
        .order_by("id")
        .values_list("party", "released_at")
    )
    return [
        PartyState(party.value, party.label, commitments[party], released.get(party))
        for party in SeedParty
        if party in commitments
    ]


def to_open(actor: Actor) -> ProcurementQuerySet:
    """Openings in the region that wait for the regulator's share."""
    waiting = supervised_by(actor).filter(status=ProcurementStatus.OPENING)
    mine = Release.objects.filter(party=SeedParty.REGULATOR).values("procurement")
    return waiting.exclude(pk__in=mine)


def notice_file(procurement: Procurement) -> dict[str, Any]:
    """What a bidder needs to seal without the page."""
    return {
        "scheme": SCHEME,
        "number": procurement.number,
        "public_key": procurement.sealing.public_key,
        "floor_fen": procurement.sealing.floor_fen,
        "ceiling_fen": procurement.total_fen,
        "days": procurement.days,
    }
