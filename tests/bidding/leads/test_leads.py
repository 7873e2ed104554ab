"""Leads on the desk: found once, seen by their regulators alone, decided with reasons."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bidding import actions
from bidding.actions.leads import (
    UnreasonedDecision,
    assign_lead,
    decide_lead,
    find_leads,
    find_matches,
)
from bidding.leads.findings import LEAST_SCORE
from bidding.models import Award, Lead, Place, Procurement, SignUp
from bidding.policies import leads as policies
from bidding.queries import leads as queries
from bidding.states import LEAD
from core import outbox
from core.actors import Role
from core.errors import Refused
from core.models import Membership
from core.workflow import WrongStatus, history, move
from tests.bidding.leads import rings
from tests.bidding.market import AT, CLOSES, DrawMarket, at, bidder_of, regulator
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    MembershipFactory,
    PayeeAccountFactory,
    ProjectFactory,
    RegionFactory,
    ServiceItemFactory,
)
from tests.people import everybody

pytestmark = pytest.mark.django_db


def paid_alike(count: int = 2, number: str = "6222 0211") -> list:
    """Agencies whose money goes to one account."""
    agencies = [AgencyFactory() for _n in range(count)]
    for agency in agencies:
        PayeeAccountFactory(organisation=agency.organisation, number=number)
    return agencies


def closed_with(market: DrawMarket, agencies) -> Procurement:
    """A procurement whose list is frozen with them on it; the worker has looked at it."""
    procurement = market.published()
    for agency in agencies:
        market.sign_up(procurement, agency)
    closed = actions.close(procurement=procurement, clock=at(CLOSES))
    outbox.drain(at=CLOSES)
    return closed


@pytest.fixture
def lead() -> Lead:
    """Two of three entrants are paid to one account."""
    closed_with(DrawMarket(), [*paid_alike(), AgencyFactory()])
    return Lead.objects.get()


def test_a_shared_account_is_found_when_the_list_is_frozen(lead):
    assert (lead.kind, lead.status, lead.found_at) == ("match", "open", CLOSES)
    assert lead.agencies.count() == 2
    assert lead.numbers == {"fact": "account", "value": "0211", "sharing": 2}
    assert lead.reason["facts"]["value"] == "0211"


def test_the_same_finding_is_one_lead(lead):
    assert find_matches(procurement=lead.procurement, at=CLOSES) == 0
    assert find_leads(at=CLOSES) == 0
    assert Lead.objects.count() == 1
    assert lead.agencies.count() == 2


def test_an_open_lead_holds_no_award(lead):
    procurement = lead.procurement
    assert procurement.status == "closed"
    assert procurement.sign_ups.filter(status="submitted").count() == 3


def test_those_who_withdrew_leave_no_lead():
    market = DrawMarket()
    procurement = market.published()
    one, other = paid_alike()
    for agency in (one, other, AgencyFactory(), AgencyFactory()):
        market.sign_up(procurement, agency)
    mine = SignUp.objects.get(agency=one)
    actions.withdraw_sign_up(sign_up=mine, by=bidder_of(one), clock=at(AT))
    actions.close(procurement=procurement, clock=at(CLOSES))
    outbox.drain(at=CLOSES)
    assert not Lead.objects.exists()


def test_a_phone_that_came_to_match_later_is_found_in_the_night():
    agencies = [AgencyFactory() for _n in range(3)]
    closed_with(DrawMarket(), agencies)
    assert not Lead.objects.exists()
    phone = agencies[0].organisation.contact_phone
    type(agencies[1].organisation).objects.filter(pk=agencies[1].organisation_id).update(
        contact_phone=phone.replace("-", " ")
    )
    assert find_leads(at=CLOSES) == 1
    assert Lead.objects.get().numbers["fact"] == "phone"


# --- Prices and pairs, over many results ---


def result(item, amounts, agencies, when, project) -> Procurement:
    """A decided procurement with these prices, as the outcome of a method leaves it."""
    number = f"ZJ-2026-9{Procurement.objects.count():05d}"
    procurement = Procurement.objects.create(
        number=number,
        project=project,
        owner=project.owner,
        title=number,
        method="random_draw",
        status="awarded",
        created_by=MembershipFactory(organisation=project.owner).user,
        created_at=when,
        published_at=when,
        closed_at=when,
    )
    procurement.lines.create(item=item, price_fen=max(amounts), days=5)
    SignUp.objects.bulk_create(
        SignUp(
            procurement=procurement,
            agency=agency,
            eligibility=[],
            submitted_by=procurement.created_by,
            submitted_at=when,
        )
        for agency in agencies
    )
    Place.objects.bulk_create(
        Place(
            procurement=procurement,
            agency=agency,
            place=n,
            amount_fen=amount,
            days=5,
            reason={"template": "", "facts": {}},
            decided_at=when,
        )
        for n, (amount, agency) in enumerate(zip(sorted(amounts), agencies, strict=True), start=1)
    )
    Award.objects.create(
        procurement=procurement,
        agency=agencies[0],
        amount_fen=min(amounts),
        days=5,
        status="confirmed",
        made_at=when,
        confirmed_at=when,
    )
    return procurement


def days(count: int):
    return [AT + dt.timedelta(days=n) for n in range(count)]


def test_prices_that_stand_out_in_their_family_become_a_lead():
    project, item = ProjectFactory(), ServiceItemFactory()
    agencies = [AgencyFactory() for _n in range(5)]
    market = rings.market(rings.honest, 11, tenders=40)
    for when, bids in zip(days(40), market.values(), strict=True):
        bids = (bids * 2)[:5]
        result(item, [round(bid) for bid in bids], agencies, when, project)
    ring = result(item, [100_000, 104_000, 104_300, 104_500, 104_600], agencies, AT, project)
    other = ServiceItemFactory(family="surveying")  # alone in its market: nothing to compare with
    result(other, [100_000, 104_000, 104_300, 104_500, 104_600], agencies, AT, project)
    find_leads(at=AT)
    found = Lead.objects.get(kind="prices", procurement=ring)
    assert found.numbers["score"] >= LEAST_SCORE
    assert found.numbers["others"] >= 20
    assert found.agencies.count() == 5
    assert not Lead.objects.filter(kind="prices", procurement__lines__item=other).exists()


def test_two_that_always_meet_and_win_in_turns_become_leads():
    project, item = ProjectFactory(), ServiceItemFactory()
    pair = [AgencyFactory(), AgencyFactory()]
    crowd = [AgencyFactory() for _n in range(6)]
    for n, when in enumerate(days(40)):
        rivals = [crowd[n % 6], crowd[(n + 1 + n // 6 % 5) % 6]]
        ours = (pair if n % 4 else pair[::-1]) if n % 2 else []
        entrants = [*ours, *rivals]
        result(item, [10_000] * len(entrants), entrants, when, project)
    find_leads(at=AT)
    meeting = Lead.objects.get(kind="meeting")
    assert set(meeting.agencies.all()) == set(pair)
    assert meeting.numbers["together"] == 20
    assert meeting.numbers["chance"] * meeting.numbers["pairs"] <= 0.01
    found = {frozenset(lead.agencies.all()) for lead in Lead.objects.filter(kind="turns")}
    assert found <= {frozenset(pair)}


def test_wins_in_strict_turns_become_a_lead():
    project, item = ProjectFactory(), ServiceItemFactory()
    pair = [AgencyFactory(), AgencyFactory()]
    for n, when in enumerate(days(16)):
        result(item, [10_000, 10_000], pair[:: 1 if n % 2 else -1], when, project)
    find_leads(at=AT)
    turns = Lead.objects.get(kind="turns")
    assert turns.numbers["won"] == [8, 8]
    assert "BABA" in turns.numbers["turns"] or "ABAB" in turns.numbers["turns"]
    assert not Lead.objects.filter(kind="meeting").exists()  # nobody else was there to compare


def test_the_night_needs_as_many_statements_for_many_results_as_for_few():
    project, item = ProjectFactory(), ServiceItemFactory()
    agencies = [AgencyFactory() for _n in range(4)]

    def results(count):
        for when in days(count):
            result(item, [100, 110, 120, 130], agencies, when, project)

    def asked():
        with CaptureQueriesContext(connection) as captured:
            find_leads(at=AT)
        return len(captured)

    results(2)
    few = asked()
    results(20)
    assert asked() <= few + 4  # new leads are written


# --- Who sees and decides ---


def test_only_the_regulator_of_region_and_sector_takes_it(lead):
    people = everybody(lead.procurement.owner, lead.agencies.first())
    for name, actor in people.items():
        may = name in {"bureau", "city"}
        assert bool(policies.assign(actor, lead)) is may, name
        assert queries.leads_of(actor).exists() is may, name
        assert not policies.decide(actor, lead), name


def test_a_regulator_of_the_sector_sees_it(lead):
    mine = lead.procurement.lines.get().item.department
    ours = regulator(department=mine)
    theirs = regulator(department=DepartmentFactory(code="water"))
    assert policies.assign(ours, lead)
    assert queries.leads_of(ours).exists()
    assert not policies.assign(theirs, lead)
    assert not queries.leads_of(theirs).exists()


def test_nobody_looks_into_a_lead_about_the_own_side(lead):
    mine = MembershipFactory(agency=True, organisation=lead.agencies.first().organisation)
    also = Membership.objects.create(
        user=mine.user,
        organisation=MembershipFactory(regulator=True).organisation,
        role=Role.REGULATOR,
        duties=["admin"],
    )
    verdict = policies.assign(also.as_actor(), lead)
    assert "one of the parties" in str(verdict.reason)


def test_a_lead_is_taken_taken_over_and_decided_with_its_trace(lead):
    first, second = regulator(), regulator()
    with pytest.raises(Refused, match="upon yourself"):
        decide_lead(lead=lead, is_confirmed=True, decision="x", by=first, at=AT)
    assign_lead(lead=lead, by=first, at=AT)
    with pytest.raises(Refused, match="already"):
        assign_lead(lead=lead, by=first, at=AT)
    assign_lead(lead=lead, by=second, at=AT)
    with pytest.raises(Refused, match="Somebody else"):
        decide_lead(lead=lead, is_confirmed=True, decision="x", by=first, at=AT)
    with pytest.raises(UnreasonedDecision):
        decide_lead(lead=lead, is_confirmed=False, decision=" ", by=second, at=AT)
    decided = decide_lead(lead=lead, is_confirmed=False, decision="母子公司", by=second, at=AT)
    assert (decided.status, decided.decided_by) == ("dismissed", second.user)
    assert [change.move for change in history(lead)] == ["assign", "assign", "dismiss"]
    assert history(lead).last().reason == "母子公司"
    with pytest.raises(Refused, match="decided"):
        assign_lead(lead=lead, by=first, at=AT)
    assert find_leads(at=AT) == 0  # what was decided does not come back


@pytest.mark.parametrize("name", [each.name for each in LEAD.moves])
@pytest.mark.parametrize("status", LEAD.states.values)
def test_each_move_starts_only_where_the_chart_says(lead, status, name):
    Lead.objects.filter(pk=lead.pk).update(status=status)
    lead.refresh_from_db()
    if status in LEAD.find(name).sources:
        with transaction.atomic():
            assert move(lead, name, by=regulator(), at=AT).status == LEAD.find(name).target
        return
    with pytest.raises(WrongStatus), transaction.atomic():
        move(lead, name, by=regulator(), at=AT)


def test_the_desk_shows_the_card_and_takes_the_decision(lead, sign_in):
    browser = sign_in(MembershipFactory(regulator=True, region=RegionFactory()))
    browser.cookies["django_language"] = "en"
    page = browser.get("/regulator/leads/").content.decode()
    assert "the same bank account, ending in 0211" in page
    address = f"/regulator/leads/{lead.pk}/"
    assert "Entrants that share it" in browser.get(address).content.decode()
    browser.post(f"{address}assign/")
    unsaid = browser.post(f"{address}decide/", {"is_confirmed": "yes", "decision": ""})
    assert unsaid.status_code == 422
    browser.post(f"{address}decide/", {"is_confirmed": "yes", "decision": "同一实际控制人"})
    lead.refresh_from_db()
    assert lead.status == "confirmed"
    assert "同一实际控制人" in browser.get(address).content.decode()
    assert "No lead waits" in browser.get("/regulator/leads/").content.decode()
    assert (
        str(lead.procurement.number) in browser.get("/regulator/leads/?status=all").content.decode()
    )


def test_the_card_of_prices_shows_each_measure(sign_in):
    test_prices_that_stand_out_in_their_family_become_a_lead()
    found = Lead.objects.filter(kind="prices").latest("numbers__score")
    browser = sign_in(MembershipFactory(regulator=True))
    page = browser.get(f"/regulator/leads/{found.pk}/").content.decode()
    assert "变异系数" in page
    assert "偏度" in page


def test_another_region_and_other_roles_find_no_lead(lead, sign_in, client):
    address = f"/regulator/leads/{lead.pk}/"
    far = sign_in(MembershipFactory(regulator=True, region=RegionFactory(code="320900")))
    assert far.get(address).status_code == 404
    assert far.post(f"{address}assign/").status_code == 404
    agency = sign_in(
        MembershipFactory(agency=True, organisation=lead.agencies.first().organisation)
    )
    assert agency.get(address).status_code == 403
    assert client.get(address).status_code == 302
    number = lead.procurement.number
    for page in (f"/notices/{number}/", f"/draws/{number}/"):
        assert "0211" not in client.get(page).content.decode()
