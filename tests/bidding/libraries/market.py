"""A library brought to the stage that is asked for: a regulator, two items, fresh agencies."""

import datetime as dt
from dataclasses import dataclass, field

from agencies.models import Agency, ServiceItem
from bidding.draws.escrow import Holder, SealedSecret, seal
from bidding.draws.queries import new_holders
from bidding.libraries import actions
from bidding.libraries.agreement import agreement_hash
from bidding.libraries.models import Library, LibraryMember
from core.actors import Actor
from core.models import Region
from tests.bidding.market import AT, CHANCE, after, at, bidder_of, opener, regulator
from tests.factories import AgencyFactory, MembershipFactory, RegionFactory, ServiceItemFactory

CLOSES = AT + dt.timedelta(days=14)
SEATS = 3


def keepers_secret(library: Library) -> SealedSecret:
    """As the regulator's browser makes it before the notice is published."""
    keepers = {
        name: Holder(each["party"], bytes.fromhex(each["key"]))
        for name, each in new_holders(library.region, None).items()
    }
    return seal(library.number, "regulator", keepers, b"r" * 32)


def signer_of(agency: Agency) -> Actor:
    """Somebody who signs for the agency."""
    return bidder_of(agency, "signer")


@dataclass
class LibraryMarket:
    """A regulator of every sector, and two items of one department."""

    region: Region = field(default_factory=RegionFactory)
    items: list[ServiceItem] = field(default_factory=lambda: ServiceItemFactory.create_batch(2))

    def __post_init__(self) -> None:
        self.regulator = opener(regulator())
        self.operator = opener(MembershipFactory(operator=True).as_actor())

    def plan(self, **changes: object) -> actions.LibraryPlan:
        facts = {
            "title": "环境影响评价机构库",
            "lines": [
                actions.LibraryLine(self.items[0], 3_000_000, None, 15),
                actions.LibraryLine(self.items[1], None, 8_500, 20),
            ],
            "seats": SEATS,
            "service_standard": "一次性告知所需资料，两个工作日内响应。",
            "closes_at": CLOSES,
        }
        return actions.LibraryPlan(**(facts | changes))

    def drafted(self, **changes: object) -> Library:
        plan = self.plan(**changes)
        return actions.draft_library(plan=plan, region=self.region, by=self.regulator, at=AT)

    def published(self, **changes: object) -> Library:
        return self.publish(self.drafted(**changes), AT)

    def publish(self, library: Library, when: dt.datetime, **changes: object) -> Library:
        facts = {"secret": keepers_secret(library), "chance": CHANCE, "by": self.regulator}
        return actions.publish_library(library=library, at=when, **(facts | changes))

    def apply(self, library: Library, agency: Agency, when: dt.datetime = AT) -> LibraryMember:
        return actions.apply(
            library=library,
            agency=agency,
            accepts_promises=True,
            by=bidder_of(agency),
            clock=at(when),
        )

    def closed(self, applicants: int = SEATS, **changes: object) -> Library:
        library = self.published(**changes)
        for _n in range(applicants):
            self.apply(library, AgencyFactory())
        return self.close(library)

    def close(self, library: Library) -> Library:
        return actions.close_applications(library=library, clock=at(CLOSES))

    def decided(self, **changes: object) -> Library:
        return self.decide(self.closed(**changes))

    def decide(self, library: Library) -> Library:
        return actions.decide_order(library=library, by=self.regulator, at=CLOSES)

    def in_publicity(self, **changes: object) -> Library:
        return self.publicise(self.decided(**changes))

    def publicise(self, library: Library) -> Library:
        return actions.publicise_library(library=library, by=self.regulator, at=CLOSES)

    def begun(self, **changes: object) -> Library:
        """In force, every agreement still to be signed."""
        return self.begin(self.in_publicity(**changes))

    def begin(self, library: Library) -> Library:
        return actions.come_into_force(library=library, at=after(library.publicity_until))

    def in_force(self, **changes: object) -> Library:
        """In force, everybody with a seat has signed."""
        library = self.begun(**changes)
        for member in seated(library):
            self.sign(member)
        return fresh(library)

    def sign(self, member: LibraryMember) -> LibraryMember:
        library = member.library
        return actions.sign_agreement(
            member=member,
            read_sha256=agreement_hash(library.agreement),
            by=signer_of(member.agency),
            at=library.in_force_at,
        )


def fresh(library: Library) -> Library:
    return Library.objects.get(pk=library.pk)


def seated(library: Library) -> list[LibraryMember]:
    """Who holds a seat, in the order of the seats."""
    held = LibraryMember.objects.filter(library=library, seat__isnull=False)
    return [each for each in held.order_by("seat", "id") if each.can("hold_seat")]


def statuses(library: Library) -> list[str]:
    """The statuses of a library's members by their place."""
    rows = LibraryMember.objects.filter(library=library).order_by("place", "id")
    return [each.status for each in rows]
