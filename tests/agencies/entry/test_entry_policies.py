"""Entry: each status × each move, and each role with the sentence it hears."""

import datetime as dt

import pytest

from agencies.entry import policies
from agencies.entry.actions import registration as entry
from agencies.entry.actions import review
from agencies.entry.queries import certificates_waiting, entries_waiting, watched_by
from agencies.entry.states import AGENCY, AgencyStatus
from core.actors import PUBLIC, SYSTEM
from core.clock import SHANGHAI
from core.errors import DomainError
from core.workflow import WrongStatus, move
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    EntryFileFactory,
    MembershipFactory,
    QualificationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, 10, tzinfo=SHANGHAI)
AFTER = AT + dt.timedelta(days=9)


@pytest.mark.parametrize("name", [m.name for m in AGENCY.moves])
@pytest.mark.parametrize("status", AgencyStatus.values)
def test_each_move_starts_only_where_the_chart_says(status, name):
    agency = AgencyFactory(status=status)
    if status in AGENCY.find(name).sources:
        assert move(agency, name, by=SYSTEM, at=AT).status == AGENCY.find(name).target
        return
    with pytest.raises(WrongStatus):
        move(agency, name, by=SYSTEM, at=AT)


def act(name, agency, bureau, person):
    """Carry out the action behind each move of an entry."""
    return {
        "submit": lambda: entry.submit_entry(agency=agency, by=person, at=AT),
        "return": lambda: review.return_entry(
            agency=agency, remarks={"address": "x"}, by=bureau, at=AT
        ),
        "pass_review": lambda: review.pass_review(agency=agency, by=bureau, at=AT),
        "object": lambda: review.object_to_entry(
            agency=agency, field="address", reason="x", by=bureau, at=AT
        ),
        "admit": lambda: review.admit(agency=agency, by=bureau, at=AFTER),
        "reenter": lambda: entry.reenter(agency=agency, by=person, at=AT),
    }[name]()


@pytest.mark.parametrize("name", ["submit", "return", "pass_review", "object", "admit", "reenter"])
@pytest.mark.parametrize("status", AgencyStatus.values)
def test_each_action_works_only_in_the_statuses_of_its_move(status, name):
    agency = AgencyFactory(status=status, publicity_until=AT + dt.timedelta(days=3))
    EntryFileFactory(agency=agency, kind="licence")
    EntryFileFactory(agency=agency, kind="commitment")
    QualificationFactory(agency=agency, unconfirmed=True)
    bureau = MembershipFactory(regulator=True).as_actor()
    person = MembershipFactory(agency=True, organisation=agency.organisation).as_actor()
    if status in AGENCY.find(name).sources:
        assert act(name, agency, bureau, person).status == AGENCY.find(name).target
        return
    with pytest.raises(DomainError):
        act(name, agency, bureau, person)
    agency.refresh_from_db()
    assert agency.status == status


def cast(agency):
    """One actor a role, by name."""
    return {
        "admin": MembershipFactory(agency=True, organisation=agency.organisation).as_actor(),
        "bidder": MembershipFactory(
            agency=True, organisation=agency.organisation, duties=["bidder"]
        ).as_actor(),
        "other_agency": MembershipFactory(agency=True).as_actor(),
        "owner": MembershipFactory().as_actor(),
        "bureau": MembershipFactory(regulator=True).as_actor(),
        "city": MembershipFactory(regulator=True, region=RegionFactory()).as_actor(),
        "other_city": MembershipFactory(
            regulator=True, region=RegionFactory(code="320900", name_zh="盐城市")
        ).as_actor(),
        "sector": MembershipFactory(regulator=True, department=DepartmentFactory()).as_actor(),
        "other_sector": MembershipFactory(
            regulator=True, department=DepartmentFactory(code="water", name_zh="水利")
        ).as_actor(),
        "finance": MembershipFactory(finance=True).as_actor(),
        "operator": MembershipFactory(operator=True).as_actor(),
        "public": PUBLIC,
    }


REVIEWERS = {"bureau", "city", "sector"}


@pytest.mark.parametrize(
    ("policy", "status", "allowed"),
    [
        ("edit_entry", "draft", {"admin"}),
        ("submit_entry", "returned", {"admin"}),
        ("add_qualification", "active", {"admin"}),
        ("add_practitioner", "draft", {"admin"}),
        ("see_entry", "submitted", {"admin", "bidder"} | REVIEWERS),
        ("review_entry", "submitted", REVIEWERS),
        ("pass_review", "submitted", REVIEWERS),
    ],
)
def test_each_role_may_or_hears_why_not(policy, status, allowed):
    agency = AgencyFactory(status=status)
    QualificationFactory(agency=agency)
    verdicts = {
        name: getattr(policies, policy)(actor, agency) for name, actor in cast(agency).items()
    }
    assert {name for name, verdict in verdicts.items() if verdict} == allowed
    assert all(str(v.reason) for v in verdicts.values() if not v)


def test_members_without_the_duty_hear_whom_to_ask():
    agency = AgencyFactory(status="draft")
    assert policies.edit_entry(cast(agency)["bidder"], agency).reason == policies.NOT_ADMIN


def test_sector_regulator_does_not_pass_certificates_of_other_sectors():
    agency = AgencyFactory(status="submitted")
    QualificationFactory(agency=agency)
    water = DepartmentFactory(code="water", name_zh="水利")
    QualificationFactory(agency=agency, type__code="dam", type__department=water)
    roles = cast(agency)
    assert policies.review_entry(roles["sector"], agency)
    assert "bureau" in str(policies.pass_review(roles["sector"], agency).reason)
    assert policies.pass_review(roles["bureau"], agency)


def test_province_covers_its_cities_and_a_city_not_its_neighbour():
    agency = AgencyFactory(status="submitted")
    province = RegionFactory(code="320000", name_zh="江苏省")
    assert policies.review_entry(
        MembershipFactory(regulator=True, region=province).as_actor(), agency
    )
    assert not policies.review_entry(cast(agency)["other_city"], agency)


def test_agency_from_elsewhere_may_choose_the_region_that_reviews():
    yancheng = RegionFactory(code="320900", name_zh="盐城市")
    agency = AgencyFactory(status="submitted", review_region=yancheng)
    roles = cast(agency)
    assert policies.review_entry(roles["other_city"], agency)
    assert not policies.review_entry(roles["city"], agency)


def test_waiting_lists_hold_what_the_policy_allows():
    agency = AgencyFactory(status="submitted")
    QualificationFactory(agency=agency)
    active = AgencyFactory()
    fresh = QualificationFactory(agency=active, unconfirmed=True)
    for name, actor in cast(agency).items():
        assert list(entries_waiting(actor)) == ([agency] if name in REVIEWERS else []), name
        assert list(certificates_waiting(actor)) == ([fresh] if name in REVIEWERS else []), name
        assert set(watched_by(actor)) == ({agency, active} if name in REVIEWERS else set()), name


def test_certificate_is_confirmed_by_its_own_sector_only():
    fresh = QualificationFactory(unconfirmed=True)
    verdicts = {
        name: bool(policies.confirm_qualification(actor, fresh))
        for name, actor in cast(fresh.agency).items()
    }
    assert {name for name, yes in verdicts.items() if yes} == REVIEWERS


def test_confirmed_certificate_stays_on_record():
    held = QualificationFactory()
    person = cast(held.agency)["admin"]
    assert "stays on record" in str(policies.remove_qualification(person, held).reason)
    fresh = QualificationFactory(agency=held.agency, unconfirmed=True)
    entry.remove_qualification(qualification=fresh, by=person, at=AT)
    assert list(held.agency.qualifications.all()) == [held]
