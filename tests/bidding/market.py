"""A small market for bidding: an owner with a handler and an approver, agencies, an item."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import transaction

from agencies.models import Agency, Offer, ServiceItem
from bidding import actions
from bidding.actions import sealing
from bidding.draws import actions as draws
from bidding.draws import queries
from bidding.draws.escrow import Holder, SealedSecret, seal
from bidding.methods import random_draw
from bidding.methods.direct.actions import DirectLine, lock_offers, offer_directly
from bidding.models import Award, Draw, EndingRequest, Procurement, Project, SignUp
from bidding.sealing import passphrases
from core.actors import Actor
from core.models import Region, RegionPolicy
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    OfferFactory,
    ProjectFactory,
    ServiceItemFactory,
)

AT = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)  # a Monday, 10:00 in Shanghai


def owner_of(project: Project, *duties: str) -> Actor:
    """Somebody of the project's owner with these duties."""
    return MembershipFactory(organisation=project.owner, duties=list(duties)).as_actor()


def bidder_of(agency: Agency, *duties: str) -> Actor:
    """Somebody who bids for the agency."""
    return MembershipFactory(
        organisation=agency.organisation, agency=True, duties=list(duties) or ["bidder"]
    ).as_actor()


@dataclass
class Market:
    """An owner with one project, and one item."""

    project: Project = field(default_factory=ProjectFactory)
    item: ServiceItem = field(default_factory=ServiceItemFactory)

    def __post_init__(self) -> None:
        self.handler = owner_of(self.project, "handler")
        self.approver = owner_of(self.project, "approver")

    def offer(self, agency: Agency | None = None, **more: object) -> DirectLine:
        """A line for an offer on the shelf at ¥20,000.00 in 20 working days."""
        offer = OfferFactory(agency=agency or AgencyFactory(), item=self.item, **more)
        return DirectLine(offer, offer.price_fen, offer.promised_days)

    @transaction.atomic
    def offered(self, *lines: DirectLine, **changes: object) -> Procurement:
        """A direct selection that waits for the agency's answer."""
        picked = {line.offer.pk: line for line in lines or [self.offer()]}
        facts = {
            "project": self.project,
            "lines": [
                picked[offer.pk]._replace(offer=offer)
                for offer in lock_offers(Offer.objects.filter(pk__in=picked))
            ],
            "shortlist": {"places": ["a", "b"]},
            "fiscal_percent": 0,
            "reason": "最近的机构，报价适中",
            "by": self.handler,
            "at": AT,
        }
        return offer_directly(**(facts | changes))


CLOSES = AT + dt.timedelta(days=3)
DRAWN = CLOSES + dt.timedelta(minutes=30)
PASSPHRASE = "five words only the person knows"
CHANCE = b"c" * 32
BEACON = b"b" * 32


@cache
def _fast(passphrase: str, salt: bytes) -> object:
    return _slow(passphrase, salt)


_slow = passphrases._cipher  # Argon2id takes its tenth of a second once a passphrase and salt
passphrases._cipher = _fast


def opener(by: Actor, passphrase: str = PASSPHRASE) -> Actor:
    """A person with an opening passphrase."""
    assert by.membership is not None
    chance = by.membership.role.encode()[:1] * 48  # every owner has one key here, to be quick
    sealing.set_opening_passphrase(by=by, passphrase=passphrase, chance=chance, at=AT)
    return by


def owner_secret(procurement: Procurement, chance: bytes = b"o" * 32) -> SealedSecret:
    """As the owner's browser makes it before the notice is published."""
    region, owner = procurement.project.region, procurement.owner
    keepers = {
        name: Holder(each["party"], bytes.fromhex(each["key"]))
        for name, each in queries.new_holders(region, owner).items()
    }
    return seal(procurement.number, "owner", keepers, chance)


def later_secret(draw: Draw, party: str, chance: bytes = b"r" * 32) -> SealedSecret:
    """As a browser makes it for a draw that is announced."""
    return seal(draw.number, party, queries.holders(draw), chance)


def publish(*, procurement: Procurement, **facts: Any) -> Procurement:
    """Publish with a secret that the owner made."""
    made = {"secret": owner_secret(procurement), "chance": CHANCE}
    return actions.publish(procurement=procurement, **(made | facts))


def without_beacon(region: Region) -> None:
    """From now on draws of the region need no public value: they rest on secrets alone."""
    rules = {"draw_beacon": "none"}
    RegionPolicy.objects.create(region=region, version=1, rules=rules, in_force_from=AT)


def draw_of(procurement: Procurement) -> Draw:
    """Its draw as it is now."""
    return Draw.objects.get(number=procurement.number)


def at(moment: dt.datetime):
    """A clock that stands still."""
    return lambda: moment


def regulator(**more: object) -> Actor:
    """The approval bureau's regulator."""
    return MembershipFactory(regulator=True, **more).as_actor()


@dataclass
class DrawMarket(Market):
    """The same, with a procurement by random draw brought to the stage that is asked for."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.regulator = opener(regulator())
        opener(self.handler)

    def drafted(self, **changes: object) -> Procurement:
        facts = {
            "method": random_draw.KEY,
            "project": self.project,
            "title": "污水处理厂扩建工程环境影响报告表编制",
            "lines": [actions.DraftLine(self.item, 12_000_000, 20)],
            "scope": "编制环境影响报告表并通过技术评审。",
            "closes_at": CLOSES,
            "by": self.handler,
            "at": AT,
        }
        return actions.draft_procurement(**(facts | changes))

    def approved(self, **changes: object) -> Procurement:
        return self.approve(self.drafted(**changes))

    def approve(self, draft: Procurement, when: dt.datetime = AT) -> Procurement:
        actions.propose(procurement=draft, by=self.handler, at=when)
        return actions.approve(procurement=draft, by=self.approver, at=when)

    def published(self, **changes: object) -> Procurement:
        return publish(procurement=self.approved(**changes), by=self.handler, at=AT)

    def enter(self, procurement: Procurement, count: int) -> list[SignUp]:
        """So many fresh agencies sign up."""
        return [self.sign_up(procurement, AgencyFactory()) for _n in range(count)]

    def sign_up(self, procurement: Procurement, agency: Agency, when=AT) -> SignUp:
        return actions.sign_up(
            procurement=procurement, agency=agency, by=bidder_of(agency), clock=at(when)
        )

    def ask_to_end(self, procurement: Procurement, when: dt.datetime) -> EndingRequest:
        return actions.ask_to_end(
            procurement=procurement, ground="need", reason="项目取消", by=self.handler, at=when
        )

    def closed(self, entrants: int = 4, **changes: object) -> Procurement:
        procurement = self.published(**changes)
        self.enter(procurement, entrants)
        return actions.close(procurement=procurement, clock=at(CLOSES))

    def opened(self, **changes: object) -> Procurement:
        procurement = self.closed(**changes)
        self.open_draw(procurement, CLOSES)
        return procurement

    def open_draw(self, procurement: Procurement, when: dt.datetime) -> None:
        """The platform, the owner and the regulator release what they keep."""
        draw = draw_of(procurement)
        draws.release_platform(draw=draw, at=when)
        for by in (self.handler, self.regulator):
            draws.release(draw=draw, passphrase=PASSPHRASE, by=by, at=when)

    def hold(self, procurement: Procurement) -> Procurement:
        """Where the secrets are open: the beacon is read, and with it the draw is held."""
        draw = draw_of(procurement)
        assert draw.draw_at is not None
        draws.read_beacon(draw=draw, value=BEACON, at=draw.draw_at)
        return Procurement.objects.get(pk=procurement.pk)

    def drawn(self, **changes: object) -> Procurement:
        return self.hold(self.opened(**changes))

    def in_publicity(self, **changes: object) -> Procurement:
        return actions.publicise(procurement=self.drawn(**changes), at=DRAWN)

    def awarded(self, **changes: object) -> Award:
        procurement = self.in_publicity(**changes)
        return actions.award(procurement=procurement, at=after(procurement.publicity_until))


def after(moment: dt.datetime) -> dt.datetime:
    """One second later."""
    return moment + dt.timedelta(seconds=1)
