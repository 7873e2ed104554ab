"""What each desk is shown: by person, by region and sector, by stage."""

import datetime as dt

import pytest

from bidding import actions
from bidding.draws import queries as draws
from bidding.draws.actions import release, type_beacon
from bidding.models import Procurement
from bidding.parties import are_related
from bidding.queries import desks, notices
from bidding.states import ProcurementStatus
from core.actors import PUBLIC, SYSTEM
from core.clock import local_date
from core.models import Organisation
from tests.bidding.market import AT, CLOSES, DRAWN, PASSPHRASE, DrawMarket, draw_of, owner_of
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    MembershipFactory,
    OrganisationFactory,
    RegionFactory,
)
from tests.people import everybody

pytestmark = pytest.mark.django_db
COMPETE = set(ProcurementStatus) - {ProcurementStatus.OFFERED, ProcurementStatus.DECLINED}


@pytest.fixture
def market():
    return DrawMarket()


def regulator(**of):
    return MembershipFactory(regulator=True, **of).as_actor()


@pytest.mark.parametrize("moment", [AT, CLOSES, CLOSES + dt.timedelta(days=1)])
def test_the_list_of_a_stage_holds_exactly_what_reads_as_that_stage(market, moment):
    for status in sorted(COMPETE):
        made = market.published()
        Procurement.objects.filter(pk=made.pk).update(status=status, failure=status)
    shown = Procurement.objects.visible().exclude(status__in=["draft", "proposed", "approved"])
    for wanted in notices.Stage:
        listed = set(notices.in_stage(shown, wanted, moment).values_list("status", flat=True))
        assert listed == {each.status for each in shown if notices.stage(each, moment) == wanted}
    assert notices.in_stage(shown, "", moment).count() == len(COMPETE) - 3


def test_every_stage_has_a_name_and_a_colour():
    assert all(str(each.label) and each.tone for each in notices.Stage)
    assert notices.Stage.ENDED.tone == "mute"


def test_a_regulator_oversees_its_region_and_sector(market):
    procurement = market.published()
    other = DepartmentFactory(code="water", name_zh="水利")
    sees = {
        "bureau": regulator(),
        "province": regulator(region=RegionFactory(code="320000", name_zh="江苏省")),
        "city": regulator(region=market.project.region),
        "sector": regulator(department=market.item.department),
    }
    blind = {
        "other city": regulator(region=RegionFactory(code="320900", name_zh="盐城市")),
        "other sector": regulator(department=other),
        "owner": market.handler,
        "clock": SYSTEM,
        "anybody": PUBLIC,
    }
    for name, actor in sees.items():
        assert list(desks.overseen_by(actor)) == [procurement], name
    for name, actor in blind.items():
        assert not desks.overseen_by(actor).exists(), name


def test_a_sector_counts_a_procurement_of_several_items_once(market):
    second = DrawMarket(project=market.project).item
    procurement = market.published(
        lines=[actions.DraftLine(each, 1_000, 5) for each in (market.item, second)]
    )
    actor = regulator(department=market.item.department)
    assert list(desks.overseen_by(actor)) == [procurement]


def test_figures_leave_out_what_nobody_may_see_yet(market):
    market.approved()
    market.offered()
    assert not desks.overseen_by(regulator()).exists()


def test_only_its_own_people_see_the_procurements_of_an_owner(market):
    draft = market.drafted()
    assert not desks.to_approve(market.approver).exists()
    actions.propose(procurement=draft, by=market.handler, at=AT)
    people = everybody(market.project.owner, AgencyFactory())
    for who, actor in people.items():
        mine = who.startswith("owner_") and who != "owner_as_agency"
        assert list(desks.owned_by(actor)) == ([draft] if mine else []), who
        approves = who in ("owner_admin", "owner_approver")
        assert list(desks.to_approve(actor)) == ([draft] if approves else []), who


def test_a_release_is_asked_for_from_the_frozen_list_on(market):
    market.published()
    draw = draw_of(market.closed(entrants=3))
    people = {"owner": market.handler, "regulator": market.regulator}
    assert {who: list(draws.to_release(by)) for who, by in people.items()} == {
        "owner": [draw],
        "regulator": [draw],
    }
    release(draw=draw, passphrase=PASSPHRASE, by=market.handler, at=CLOSES)
    assert not draws.to_release(market.handler).exists()
    assert draws.to_release(market.regulator).exists()
    assert not draws.to_release(market.approver).exists()
    assert not draws.to_release(MembershipFactory(operator=True).as_actor()).exists()


def test_a_regulator_is_asked_for_its_secret_while_a_draw_is_announced(market):
    draw = draw_of(market.published())
    assert list(draws.to_commit(market.regulator)) == [draw]
    assert not draws.to_commit(market.handler).exists()


def test_a_value_is_asked_for_from_people_until_they_have_typed_it(market):
    draw = draw_of(market.opened())
    operator = MembershipFactory(operator=True).as_actor()
    assert not draws.to_type(operator, CLOSES).exists()
    type_beacon(draw=draw, value="ab" * 32, by=operator, at=DRAWN)
    assert not draws.to_type(operator, DRAWN).exists()
    assert list(draws.to_type(market.regulator, DRAWN)) == [draw]
    assert not draws.to_type(market.handler, DRAWN).exists()


def test_objections_wait_for_the_regulator_of_their_region(market):
    objection = actions.object_to_result(
        procurement=market.in_publicity(), by_name="某人", contact="139", text="理由", at=CLOSES
    )
    assert list(desks.objections_waiting(regulator(region=market.project.region))) == [objection]
    elsewhere = regulator(region=RegionFactory(code="320900", name_zh="盐城市"))
    assert not desks.objections_waiting(elsewhere).exists()
    actions.decide_objection(
        objection=objection, is_upheld=False, decision="无误", by=regulator(), at=CLOSES
    )
    assert not desks.objections_waiting(regulator()).exists()


def test_an_agency_sees_its_own_sign_up_and_no_other(market):
    procurement = market.published()
    mine, other = (each.agency for each in market.enter(procurement, 2))
    (chance,) = desks.chances(mine, [procurement], local_date(CLOSES))
    assert chance.sign_up.agency == mine and chance.is_eligible
    left = desks.chances(other, [procurement], local_date(CLOSES))[0].sign_up
    actions.withdraw_sign_up(sign_up=left, by=SYSTEM, clock=lambda: AT)
    assert desks.chances(other, [procurement], local_date(CLOSES))[0].sign_up is None


def test_what_waits_for_an_agency_is_counted_as_it_is_listed(market):
    agency = AgencyFactory()
    asked = market.offered(market.offer(agency))
    market.offered()
    assert desks.waiting_for(agency) == [asked]
    assert desks.count_waiting_for(agency) == 1
    assert list(desks.offered_by(market.handler).filter(pk=asked.pk)) == [asked]
    assert not desks.offered_by(owner_of(DrawMarket().project, "handler")).exists()


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ({"legal_representative": "甲"}, {"legal_representative": "甲"}, True),
        ({"contact_phone": "1"}, {"contact_phone": "1"}, True),
        ({"legal_representative": "甲"}, {"legal_representative": "乙"}, False),
        # What nobody filled in relates nobody.
        ({"legal_representative": ""}, {"legal_representative": ""}, False),
        ({"contact_phone": ""}, {"contact_phone": ""}, False),
        ({"legal_representative": "甲"}, {"contact_phone": "甲"}, False),
    ],
)
def test_who_is_related_to_whom(one, other, related):
    blank = {"legal_representative": "", "contact_phone": ""}
    first, second = Organisation(pk=1, **blank | one), Organisation(pk=2, **blank | other)
    assert are_related(first, second) is are_related(second, first) is related


def test_a_company_is_related_to_itself():
    mine = OrganisationFactory(legal_representative="", contact_phone="")
    assert are_related(mine, Organisation.objects.get(pk=mine.pk))
