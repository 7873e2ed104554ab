"""Who may do what in supervision: every policy by every kind of person, with what they hear."""

import datetime as dt
from types import SimpleNamespace

import pytest

from agencies.catalogue import policies as catalogue
from agencies.models import Complaint, Objection
from agencies.offers import policies as offers
from agencies.supervision import policies
from agencies.supervision.actions import complaints, points, sanctions
from agencies.supervision.actions.objections import object_to_sanction
from agencies.supervision.points import RULES
from agencies.supervision.states import ComplaintStatus
from tests.agencies.market import DAYS, NOON, complain, regulator, sanctioned
from tests.factories import (
    AgencyFactory,
    OfferFactory,
    OrganisationFactory,
    QualificationFactory,
)
from tests.people import everybody, named

pytestmark = pytest.mark.django_db

LATER = NOON + 10 * DAYS
REGION = "This agency belongs to another region. Ask the regulator there."
SECTOR = "This agency works in another sector. Ask the department of that sector."
REGULATOR = "Only a regulator decides here. Switch to your regulator role."
MINE = "Only the agency concerned may do this. Switch to its agency role."
OURS = "Only the agency itself does this. Switch to your agency role."
BIDDER = "Ask a bidder or an administrator of your agency: they keep the offers."
OFFICERS = {"bureau", "city"}


@pytest.fixture
def case():
    """An agency with an offer, a complaint heard, a sanction notified and one in force."""
    agency = AgencyFactory(admitted_at=NOON)
    officer = regulator()
    complaint = complain(agency)
    complaints.admit_complaint(complaint=complaint, by=officer, at=NOON)
    complaint.refresh_from_db()
    in_force = sanctioned(agency)
    return SimpleNamespace(
        agency=agency,
        officer=officer,
        offer=OfferFactory(agency=agency),
        complaint=complaint,
        notified=sanctions.open_sanction(
            agency=agency, kind="suspension", reason="事实", by=officer, at=NOON
        ),
        in_force=in_force,
        points=points.add_points(
            agency=agency, rule=next(iter(RULES)), evidence="事实", by=officer, at=NOON
        ),
        people=everybody(OrganisationFactory(), agency),
    )


OFFICIAL = {
    "supervise": lambda c: lambda a: policies.supervise(a, c.agency),
    "add_points": lambda c: lambda a: policies.add_points(a, c.agency),
    "open_sanction": lambda c: lambda a: policies.open_sanction(a, c.agency),
    "decide_complaint": lambda c: lambda a: policies.decide_complaint(a, c.complaint),
    "uphold": lambda c: lambda a: policies.uphold(a, c.complaint, LATER),
    "propose_sanction": lambda c: lambda a: policies.propose_sanction(a, c.notified, LATER),
    "reinstate": lambda c: lambda a: policies.reinstate(a, c.in_force),
}


def check(people, ask, allowed, told):
    for who, actor in people.items():
        verdict = ask(actor)
        assert bool(verdict) == (who in allowed), (who, str(verdict.reason))
        if who not in allowed:
            assert str(verdict.reason) == told(who), who


def outside(who):
    return {"other_city": REGION, "other_sector": SECTOR}.get(who, REGULATOR)


@pytest.mark.parametrize("name", OFFICIAL)
def test_regulators_in_scope_decide(case, name):
    check(case.people, OFFICIAL[name](case), OFFICERS | {"system"}, outside)


def test_a_sanction_is_confirmed_by_a_second_person(case):
    def told(who):
        return "A sanction is confirmed by a person." if who == "system" else outside(who)

    case.notified.proposed_by = case.officer.user
    check(case.people, lambda a: policies.confirm_sanction(a, case.notified), OFFICERS, told)
    own = policies.confirm_sanction(case.officer, case.notified)
    assert "A second person must confirm or reject it." in str(own.reason)


def test_a_party_never_decides_its_own_case(case):
    officer = case.people["bureau"]
    membership = case.people["agency_admin"].membership
    membership.pk, membership.user = None, officer.user
    membership.save()
    to_points, to_sanction = (
        Objection(agency=case.agency, points=case.points),
        Objection(agency=case.agency, sanction=case.in_force),
    )
    for verdict in (
        policies.decide_objection(officer, to_points),
        policies.decide_objection(officer, to_sanction),
        policies.decide_complaint(officer, case.complaint),
        policies.propose_sanction(officer, case.notified, LATER),
        policies.confirm_sanction(officer, case.notified),
        policies.reinstate(officer, case.in_force),
    ):
        assert "You belong to one of the parties" in str(verdict.reason)


def test_an_objection_is_heard_by_a_colleague_of_the_deciders(case):
    objection = object_to_sanction(
        sanction=case.in_force, by=case.people["agency_admin"], text="不服", at=LATER
    )
    check(
        case.people,
        lambda a: policies.decide_objection(a, objection),
        OFFICERS | {"system"},
        outside,
    )
    for decider in (case.in_force.proposed_by, case.in_force.confirmed_by):
        verdict = policies.decide_objection(decider.memberships.get().as_actor(), objection)
        assert "You took the decision objected to." in str(verdict.reason)


AGENCYS = {
    "state_on_complaint": lambda c: lambda a: policies.state_on_complaint(a, c.complaint, NOON),
    "state_on_sanction": lambda c: lambda a: policies.state_on_sanction(a, c.notified, NOON),
    "object_to_points": lambda c: lambda a: policies.object_to_points(a, c.points, LATER, NOON),
    "object_to_sanction": lambda c: (
        lambda a: policies.object_to_sanction(a, c.in_force, LATER, NOON)
    ),
}


@pytest.mark.parametrize("name", AGENCYS)
def test_only_the_agency_concerned_speaks_and_only_in_its_role(case, name):
    allowed = named(case.people, "agency")
    check(case.people, AGENCYS[name](case), allowed, lambda who: MINE)


def test_its_time_to_speak_ends(case):
    admin, late = case.people["agency_admin"], NOON + dt.timedelta(days=60)
    passed = "The time for your statement has passed."
    for status in set(ComplaintStatus) - {ComplaintStatus.HEARING}:
        other = Complaint(agency=case.agency, status=status)
        assert str(policies.state_on_complaint(admin, other, NOON).reason) == passed, status
    assert str(policies.state_on_complaint(admin, case.complaint, late).reason) == passed
    assert str(policies.state_on_sanction(admin, case.notified, late).reason) == passed
    closed = policies.object_to_points(admin, case.points, LATER, late)
    assert str(closed.reason) == "The time to object has passed."


OFFERS = {
    "change_offer": offers.change_offer,
    "pause_offer": offers.pause_offer,
    "withdraw_offer": offers.withdraw_offer,
}


@pytest.mark.parametrize("name", OFFERS)
def test_offers_are_kept_by_bidders(case, name):
    offer = OfferFactory()
    people = everybody(OrganisationFactory(), offer.agency)
    check(
        people,
        lambda a: OFFERS[name](a, offer),
        {"agency_admin", "agency_bidder", "system"},
        lambda who: BIDDER if who in named(people, "agency") else OURS,
    )


def test_the_list_is_kept_by_the_bureau_and_the_operator(case):
    check(
        case.people,
        catalogue.edit_list,
        {"bureau", "city", "other_city", "operator", "system"},
        lambda who: "Only the approval bureau or the operator changes the published list.",
    )
    assert all(catalogue.report_demand(actor) for actor in case.people.values())


def test_a_complaint_is_followed_by_its_sides_and_the_regulator(case):
    allowed = {w for w, a in case.people.items() if policies.follow_complaint(a, case.complaint)}
    assert allowed == named(case.people, "agency") | OFFICERS
    fresh = complain(case.agency)
    unheard = policies.follow_complaint(case.people["agency_admin"], fresh)
    assert str(unheard.reason) == "Enter the contact you gave with the complaint."


def test_the_one_who_complained_follows_the_complaint_from_the_first_day(case):
    fresh = complain(case.agency)
    fresh.complainant = case.people["owner_admin"].organisation
    allowed = {w for w, a in case.people.items() if policies.follow_complaint(a, fresh)}
    assert allowed == named(case.people, "owner") | {"owner_as_agency", "system"} | OFFICERS


def test_a_sector_regulator_supervises_who_offers_work_of_the_sector(case):
    water = case.people["other_sector"]
    OfferFactory(agency=case.agency, item__department=water.membership.department)
    assert policies.supervise(water, case.agency)
    other = AgencyFactory()
    QualificationFactory(
        agency=other, type__code="dam", type__department=water.membership.department
    )
    assert policies.supervise(water, other)


def test_a_statement_is_made_once(case):
    case.complaint.stated_at = case.notified.stated_at = NOON
    admin, told = case.people["agency_admin"], "Your statement is already on file."
    assert str(policies.state_on_complaint(admin, case.complaint, NOON).reason) == told
    assert str(policies.state_on_sanction(admin, case.notified, NOON).reason) == told


def test_an_agency_never_admitted_is_not_sanctioned(case):
    fresh = AgencyFactory(status="draft", admitted_at=None)
    verdict = policies.open_sanction(case.people["bureau"], fresh)
    told = "This agency has not been admitted, so there is nothing to sanction."
    assert str(verdict.reason) == told
