"""What a draw is made of, how strong it is, what came out of it, what waits for whom."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import region_prefix
from bidding import vault
from bidding.models import Draw, DrawShare, OpeningKey, SeedParty
from bidding.queries.opening_keys import opening_keys
from bidding.sealing import hpke
from bidding.states import DRAW, DrawStatus
from core import chain
from core.actors import Actor, Duty, Role
from core.models import ChainEntry, Organisation, Region

from .beacons import Network, second
from .escrow import Holder
from .subjects import subject_of
from .transcript import NO_BEACON, SCHEME
from .words import KINDS

PLATFORM = SeedParty.PLATFORM.value


def network() -> Network:
    """The beacon network that draws of this market name."""
    return Network(settings.BEACON_NAME, settings.BEACON_GENESIS, settings.BEACON_PERIOD)


def new_holders(region: Region, owner: Organisation | None) -> dict[str, dict[str, str]]:
    """To whom secrets of a new draw are sealed: the platform, and the people who can open."""
    found = {PLATFORM: {"party": PLATFORM, "key": hpke.public_key(vault.escrow_key()).hex()}}
    for party, keys in opening_keys(region, owner).items():
        for key in keys:
            found[str(key.pk)] = {"party": party, "key": key.public_key}
    return found


def holders(draw: Draw) -> dict[str, Holder]:
    """The keepers of a draw, as `escrow.seal` takes them."""
    return {
        name: Holder(each["party"], bytes.fromhex(each["key"]))
        for name, each in draw.holders.items()
    }


def key_of(actor: Actor, draw: Draw) -> OpeningKey | None:
    """The key of a person that the secrets of a draw were sealed to."""
    mine = OpeningKey.objects.filter(membership=actor.membership).order_by("-id")
    return next((key for key in mine if str(key.pk) in draw.holders), None)


def party_of(actor: Actor, draw: Draw) -> str | None:
    """For which party a person may release: its role says it."""
    if actor.role == Role.REGULATOR:
        return SeedParty.REGULATOR
    third = Role.OWNER if draw.owner_id else Role.OPERATOR
    return SeedParty.OWNER if actor.role == third else None


def notice_facts(draw: Draw, draw_at: dt.datetime | None = None) -> dict[str, Any]:
    """What the notice of a draw binds: commitments, keepers, the beacon, the planned time."""
    facts = {
        "commits": {each.party: each.commitment for each in draw.shares.order_by("party")},
        "escrow": {name: each["key"] for name, each in draw.holders.items()},
        "beacon": planned_beacon(draw, draw_at),
    }
    return facts | ({"draw_at": chain.moment(draw_at)} if draw_at else {})


def planned_beacon(draw: Draw, draw_at: dt.datetime | None) -> dict[str, str]:
    """Source and time of the beacon, as far as they are known: its time is that of the draw."""
    if draw.beacon_source == NO_BEACON:
        return {"source": NO_BEACON, "at": ""}
    if draw_at is None:
        return {"source": draw.beacon_source, "at": ""}
    return {"source": network().source_at(draw_at), "at": second(draw_at)}


def committed(draw: Draw) -> list[DrawShare]:
    """The secrets that enter the seed: those of the parties, and of agencies on the frozen list."""
    found = draw.shares.select_related("agency__organisation").order_by("party")
    return [each for each in found if each.agency_id is None or each.party in draw.tickets]


def own_secrets(draw: Draw) -> list[DrawShare]:
    """Those made outside the platform."""
    return [each for each in committed(draw) if each.party != PLATFORM]


def order(draw: Draw | None) -> tuple[str, ...]:
    """The names in the order of the draw; empty before it, and where it was aborted."""
    if draw is None or not draw.can("show_order"):
        return ()
    return tuple(place["id"] for place in draw.result.transcript["ranking"])


def names(draw: Draw) -> dict[str, object]:
    """The frozen names and what stands behind each; empty while nothing is frozen."""
    return subject_of(draw).names(draw) if draw.list_hash else {}


def promised(draw: Draw) -> dict[str, Any]:
    """What a chain held before any secret was known, for `scheme.verify_transcript`.

    Empty where nothing is frozen yet. What was committed to later than the notice joins it.
    """
    found: dict[str, Any] = {"commits": {}}
    for entry in ChainEntry.objects.filter(chain=draw.chain).order_by("sequence"):
        told = entry.payload
        if told.get("draw", draw.number) != draw.number:
            continue
        if entry.kind == "notice" or entry.kind == "draw announced":
            found = {
                "rule": told["rule"],
                "commits": dict(told.get("commits", {})),
                "beacon": told.get("beacon", {}),
            }
        elif entry.kind == "commitment":
            found["commits"][told["party"]] = told["commitment"]
        elif entry.kind == "list":
            found["commits"] |= told.get("commits", {})
            found["beacon"] = told.get("beacon", found["beacon"])
            return found | {"list_hash": told["list_hash"], "tickets": told["tickets"]}
    return {}


def entries(draw: Draw) -> list[tuple[ChainEntry, object]]:
    """What the public chain keeps of a draw, in order, each with its name."""
    kept = ChainEntry.objects.filter(chain=draw.chain).order_by("sequence")
    return [
        (each, KINDS.get(each.kind, _("Notice published")))
        for each in kept
        if each.kind == "notice" or each.payload.get("draw") == draw.number
    ]


def seen(number: str) -> Draw | None:
    """A draw that the public sees, by its number."""
    found = Draw.objects.filter(number=number).select_related("region", "owner", "result").first()
    return found if found is not None and subject_of(found).is_seen(found) else None


# How strong it is, who was silent


@dataclass(frozen=True)
class Strength:
    """Who could have known the result, and when."""

    made_outside: int  # parties besides the platform that made their own secrets
    has_beacon: bool

    @property
    def is_strong(self) -> bool:
        """Nobody could know it before the time of the draw."""
        return self.has_beacon

    @property
    def is_weak(self) -> bool:
        """The platform alone could have known it."""
        return not self.has_beacon and self.made_outside == 0


def strength(draw: Draw) -> Strength:
    """How strong a draw is by what has been committed to so far."""
    return Strength(len(own_secrets(draw)), draw.beacon_source != NO_BEACON)


def silences(draw: Draw) -> list[tuple[object, int, int]]:
    """Who could have released in time in draws held so far: party, how often silent, of how many.

    Of the owner of this draw, and of the regulator of its region.
    """
    held = Draw.objects.filter(status=DrawStatus.DRAWN, region=draw.region_id)
    of = {SeedParty.REGULATOR: held}
    if draw.owner_id:
        of = {SeedParty.OWNER: held.filter(owner=draw.owner_id), **of}
    return [
        (party.label, found.filter(result__silent__contains=[party.value]).count(), found.count())
        for party, found in of.items()
    ]


# What waits for whom


def of_region(actor: Actor) -> QuerySet[Draw]:
    """The draws of a regulator's region, newest first."""
    found = Draw.objects.select_related("owner", "region").order_by("-announced_at", "-id")
    if actor.role != Role.REGULATOR or actor.membership is None:
        return found.none()
    if actor.membership.region is None:
        return found
    return found.filter(region__code__startswith=region_prefix(actor.membership.region.code))


def of_people(actor: Actor) -> QuerySet[Draw]:
    """The draws in which a person has a part to release or a value to type."""
    found = Draw.objects.select_related("owner", "region").order_by("draw_at", "id")
    if actor.role == Role.OWNER and actor.organisation and actor.has_duty(Duty.HANDLER):
        return found.filter(owner=actor.organisation)
    if actor.role == Role.OPERATOR:
        return found
    return of_region(actor).order_by("draw_at", "id")


def to_release(actor: Actor) -> QuerySet[Draw]:
    """Frozen lists that wait for what this person's party keeps, soonest first."""
    mine = of_people(actor).filter(status=DrawStatus.FROZEN)
    party = SeedParty.REGULATOR if actor.role == Role.REGULATOR else SeedParty.OWNER
    if actor.role == Role.OPERATOR:
        mine = mine.filter(owner=None)
    return mine.exclude(releases__party=party)


def to_commit(actor: Actor) -> QuerySet[Draw]:
    """Announced draws of the region without a secret of the regulator."""
    mine = of_region(actor).filter(status__in=DRAW.states_that_can("take_secrets"))
    return mine.exclude(shares__party=SeedParty.REGULATOR).filter(owner__isnull=False)


def to_type(actor: Actor, at: dt.datetime) -> QuerySet[Draw]:
    """Opened draws whose time has come and whose beacon this person can type, soonest first."""
    if actor.role not in (Role.REGULATOR, Role.OPERATOR):
        return Draw.objects.none()
    waiting = of_people(actor).filter(status=DrawStatus.OPENED, draw_at__lte=at)
    first = Q(beacon_typed_by=None) | ~Q(beacon_typed_by=actor.user)
    return waiting.filter(first, beacon_known_at=None).exclude(beacon_source=NO_BEACON)


def keys_file(number: str, holders: Mapping[str, Any]) -> dict[str, Any]:
    """What a party needs to make its secret without the page."""
    return {"scheme": SCHEME, "number": number, "holders": holders}
