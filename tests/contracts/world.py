"""A small market for the tests of contracts: an owner, an agency, an award, and how far it went."""

import datetime as dt
from dataclasses import dataclass

from agencies.models import Agency, ServiceItem
from bidding.methods import direct
from bidding.methods.direct.models import DirectTerms
from bidding.models import Award, Procurement, ProcurementLine, Project
from bidding.states import AwardStatus, ProcurementStatus
from billing.actions.desk import take_counter_payment
from billing.models import FeeNotice
from contracts.actions import accept, deliver, draft, rate, sign
from contracts.models import Contract, Milestone
from contracts.queries.text import paper_of
from core.actors import Actor
from core.clock import SHANGHAI
from core.models import Membership
from tests.contracts.pdf import small_pdf
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    OrganisationFactory,
    RegionFactory,
    ServiceItemFactory,
    UserFactory,
)

NOON = dt.datetime(2026, 11, 16, 12, tzinfo=SHANGHAI)  # a Monday
DAY = dt.timedelta(days=1)
AMOUNT = 12_000_000  # fen
MARKS = {"quality": 5, "timeliness": 4, "attitude": 5, "charge": 4, "standard": 5}


@dataclass
class World:
    """The people and the contract of one story."""

    owner: Membership
    agency: Membership
    seller: Agency
    award: Award
    contract: Contract

    @property
    def buyer(self) -> Actor:
        return self.owner.as_actor()

    @property
    def worker(self) -> Actor:
        return self.agency.as_actor()

    def milestone(self, sequence: int = 1) -> Milestone:
        return Milestone.objects.get(contract=self.contract, sequence=sequence)

    def again(self) -> Contract:
        """The contract as the database has it."""
        self.contract = Contract.objects.get(pk=self.contract.pk)
        return self.contract


def item(**fields) -> ServiceItem:
    return ServiceItemFactory(name_zh="环境影响报告书编制", **fields)


def award(
    *,
    amount_fen: int = AMOUNT,
    days: int = 30,
    title: str = "年产二万吨保温材料项目环境影响报告书编制",
    items: list[ServiceItem] | None = None,
    rules: dict[str, int] | None = None,
) -> Award:
    """A confirmed award of one item; `rules` differ from the defaults of the region."""
    region = RegionFactory()
    owner = OrganisationFactory(region=region)
    project = Project.objects.create(
        owner=owner, name="保温材料项目", region=region, created_at=NOON - 10 * DAY
    )
    seller = AgencyFactory(organisation__region=region)
    procurement = Procurement.objects.create(
        number=f"ZJ-2026-{Procurement.objects.count() + 1:06d}",
        project=project,
        owner=owner,
        title=title,
        method=direct.KEY,
        status=ProcurementStatus.AWARDED,
        rules=rules or {},
        created_by=UserFactory(),
        created_at=NOON - 10 * DAY,
    )
    DirectTerms.objects.create(
        procurement=procurement, asked_agency=seller, answer_until=NOON - 7 * DAY
    )
    for each in items or [item()]:
        ProcurementLine.objects.create(
            procurement=procurement, item=each, price_fen=amount_fen, days=days
        )
    return Award.objects.create(
        procurement=procurement,
        agency=seller,
        amount_fen=amount_fen,
        days=days,
        status=AwardStatus.CONFIRMED,
        made_at=NOON - DAY,
        confirmed_at=NOON,
    )


def drafted(**fields) -> World:
    """A contract both parties may still change."""
    made = award(**fields)
    owner = MembershipFactory(organisation=made.procurement.owner)
    agency = MembershipFactory(agency=True, organisation=made.agency.organisation)
    contract = draft.draft(award=made, by=owner.as_actor(), at=NOON)
    return World(owner, agency, made.agency, made, contract)


def sign_as_agency(world: World, *, at: dt.datetime = NOON) -> None:
    shown = paper_of(world.again()).sha256
    sign.sign_as_agency(contract=world.contract, shown_sha256=shown, by=world.worker, at=at)
    world.again()


def sign_as_owner(world: World, *, at: dt.datetime = NOON + dt.timedelta(hours=1)) -> None:
    shown = paper_of(world.again()).sha256
    sign.sign_as_owner(contract=world.contract, shown_sha256=shown, by=world.buyer, at=at)
    world.again()


def half_signed(**fields) -> World:
    """A contract the agency has signed and the owner not yet."""
    world = drafted(**fields)
    sign_as_agency(world)
    return world


def signed(**fields) -> World:
    """A contract in force, its first milestone waiting for money."""
    world = half_signed(**fields)
    sign_as_owner(world)
    return world


def pay(world: World, sequence: int = 1, *, at: dt.datetime = NOON + DAY) -> None:
    """The owner pays the milestone's notice at the counter."""
    notice = FeeNotice.objects.get(code=world.milestone(sequence).notice_code)
    teller = MembershipFactory(finance=True).as_actor()
    take_counter_payment(notice=notice, amount_fen=notice.amount_fen, till="1", by=teller, at=at)
    world.again()


def in_service(**fields) -> World:
    """A contract whose first milestone is funded."""
    world = signed(**fields)
    pay(world)
    return world


def hand_over(world: World, sequence: int = 1, *, at: dt.datetime = NOON + 2 * DAY) -> None:
    deliver.deliver(
        milestone=world.milestone(sequence),
        content=small_pdf(),
        name="报告书.pdf",
        by=world.worker,
        at=at,
    )
    world.again()


def delivered(**fields) -> World:
    """A contract whose first milestone waits for the owner's answer."""
    world = in_service(**fields)
    hand_over(world)
    return world


def completed(**fields) -> World:
    """A small contract with one milestone, done and paid."""
    world = delivered(**{"amount_fen": 2_000_000, **fields})
    accept.accept(milestone=world.milestone(), by=world.buyer, at=NOON + 3 * DAY)
    world.again()
    return world


def rated(**fields) -> World:
    """A completed contract the owner has rated."""
    world = completed(**fields)
    rate.rate(contract=world.contract, marks=MARKS, by=world.buyer, at=NOON + 4 * DAY)
    world.again()
    return world
