"""What an entry refuses, and whom: the wrong person, the wrong time, papers that cannot be."""

import datetime as dt

import pytest

from agencies.entry import policies
from agencies.entry.actions import registration as entry
from agencies.entry.queries import expiring, review_until
from agencies.entry.scope import covers_region, watches
from agencies.entry.states import AgencyStatus
from agencies.models import Practitioner, Qualification
from core.actors import PUBLIC, SYSTEM
from core.clock import local_date
from core.errors import Refused
from tests.agencies.entry.test_entry import (
    AT,
    TODAY,
    add_certificate,
    add_person,
    member_of,
    regulator,
)
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PractitionerFactory,
    QualificationFactory,
    QualificationTypeFactory,
    RegionFactory,
)
from tests.people import everybody

pytestmark = pytest.mark.django_db

OURS = "Only the agency itself does this. Switch to your agency role."
ADMIN = "Ask an administrator of your agency: only they change the registration."
REGULATOR = "Only a regulator of this region and sector decides about this entry."
RUNNING = AT + dt.timedelta(days=2)


def by_person(agency, policy, *more):
    """What each kind of person hears from a policy; "" is yes."""
    people = everybody(OrganisationFactory(), agency)
    return {who: str(policy(actor, *more).reason) for who, actor in people.items()}


def mine(heard):
    """The sentences where only administrators of the agency may act."""
    return {
        who: ""
        if who in ("agency_admin", "system")
        else ADMIN
        if who in ("agency_bidder", "agency_deliverer", "agency_signer")
        else OURS
        for who in heard
    }


def test_the_registration_is_changed_by_its_administrators():
    agency = AgencyFactory(status="draft")
    person, paper = (
        PractitionerFactory(agency=agency),
        QualificationFactory(agency=agency, unconfirmed=True),
    )
    for policy, thing in (
        (policies.edit_entry, agency),
        (policies.submit_entry, agency),
        (policies.add_qualification, agency),
        (policies.add_practitioner, agency),
        (policies.end_practitioner, person),
        (policies.remove_qualification, paper),
    ):
        heard = by_person(agency, policy, thing)
        assert heard == mine(heard), policy.__name__


def test_a_removed_agency_is_entered_again_by_its_administrators():
    agency = AgencyFactory(status="removed")
    heard = by_person(agency, policies.reenter, agency, AT)
    assert heard == mine(heard)


def test_a_registration_is_started_by_administrators_of_an_agency():
    agency = AgencyFactory.build(organisation=OrganisationFactory())
    heard = by_person(agency, policies.start_entry, agency.organisation)
    assert heard == mine(heard)


@pytest.mark.parametrize("status", [s for s in AgencyStatus if s != "removed"])
def test_only_a_removed_agency_enters_again(status):
    agency = AgencyFactory(status=status)
    with pytest.raises(Refused, match="Only a removed agency enters again"):
        entry.reenter(agency=agency, by=member_of(agency), at=AT)


def reviewers(heard, no="", system=REGULATOR):
    """The sentences where the bureau and the city's regulators may act."""
    return {
        who: no if who in ("bureau", "city") else system if who == "system" else REGULATOR
        for who in heard
    }


@pytest.mark.parametrize(
    ("status", "until", "objecting", "admitting"),
    [
        ("publicity", RUNNING, "", "The publicity period is not over yet."),
        ("publicity", AT, "", "The publicity period is not over yet."),
        (
            "publicity",
            AT - dt.timedelta(seconds=1),
            "The publicity period is over. Open a complaint instead.",
            "",
        ),
        ("publicity", None, "", "The publicity period is not over yet."),
        ("active", None, "The entry is not in publicity.", "The entry is not in publicity."),
    ],
)
def test_publicity_is_the_time_to_object_and_its_end_the_time_to_admit(
    status, until, objecting, admitting
):
    agency = AgencyFactory(status=status, publicity_until=until)
    heard = by_person(agency, policies.object_to_entry, agency, AT)
    assert heard == reviewers(heard, objecting)
    heard = by_person(agency, policies.admit, agency, AT)
    assert heard == reviewers(heard, admitting, system=admitting)


@pytest.mark.parametrize(
    ("status", "confirmed", "told"),
    [
        ("active", False, ""),
        ("suspended", False, ""),
        ("active", True, "This certificate is already confirmed."),
        (
            "submitted",
            False,
            "The certificates of an entry are confirmed together with the entry.",
        ),
    ],
)
def test_a_new_certificate_is_confirmed_by_a_regulator_in_scope(status, confirmed, told):
    agency = AgencyFactory(status=status)
    paper = QualificationFactory(agency=agency, unconfirmed=not confirmed)
    heard = by_person(agency, policies.confirm_qualification, paper)
    assert heard == reviewers(heard, told)


def test_a_regulator_of_one_sector_leaves_the_certificates_of_another():
    agency = AgencyFactory()
    QualificationFactory(agency=agency)
    water = DepartmentFactory(code="water", name_zh="水利")
    dam = QualificationFactory(
        agency=agency, type__code="dam", type__department=water, unconfirmed=True
    )
    ecology = regulator(department=DepartmentFactory())
    assert watches(ecology, agency)
    verdict = policies.confirm_qualification(ecology, dam)
    assert str(verdict.reason) == "This certificate belongs to another sector."


def test_nobody_but_a_regulator_covers_a_region():
    region = RegionFactory()
    for actor in (PUBLIC, SYSTEM, MembershipFactory(agency=True, region=region).as_actor()):
        assert not covers_region(actor, region)


def test_an_unknown_field_is_an_error_of_the_caller_and_saves_nothing():
    agency = AgencyFactory(status="draft")
    with pytest.raises(KeyError):
        entry.save_entry(
            agency=agency,
            values={"address": "新址", "status": "active"},
            by=member_of(agency),
            at=AT,
        )
    agency.refresh_from_db()
    assert agency.status == "draft"
    assert agency.organisation.address != "新址"


# --- Papers that cannot be ---


def test_a_certificate_of_a_person_is_not_one_of_the_agency_nor_the_other_way_round():
    agency = AgencyFactory(status="draft")
    personal = QualificationTypeFactory(code="eia-engineer", is_personal=True)
    with pytest.raises(entry.BadCertificate, match="Add the person instead") as error:
        add_certificate(agency, member_of(agency), type=personal)
    assert error.value.field == "type"
    with pytest.raises(entry.BadCertificate, match="not by a person") as error:
        add_person(agency, member_of(agency), qualification=QualificationTypeFactory())
    assert error.value.field == "qualification"
    assert not Qualification.objects.exists()
    assert not Practitioner.objects.exists()


def test_dates_in_the_wrong_order_are_named_before_the_expiry():
    agency = AgencyFactory(status="draft")
    with pytest.raises(entry.BadCertificate, match="expires before it was issued") as error:
        add_certificate(
            agency,
            member_of(agency),
            issued_on=dt.date(2026, 5, 1),
            expires_on=dt.date(2025, 5, 1),
        )
    assert error.value.field == "expires_on"


# --- People move on ---


def test_people_of_a_removed_agency_may_count_for_another():
    removed, other = AgencyFactory(status="removed"), AgencyFactory()
    person = PractitionerFactory(agency=removed)
    with pytest.raises(Refused):
        add_person(removed, member_of(removed))
    entry.end_practitioner(practitioner=person, by=member_of(removed), at=AT)
    made = add_person(other, member_of(other), certificate_number=person.certificate_number)
    assert made.agency == other


@pytest.mark.parametrize("status", ["submitted", "publicity"])
def test_people_stay_as_they_are_while_the_entry_is_reviewed(status):
    person = PractitionerFactory(agency=AgencyFactory(status=status))
    with pytest.raises(Refused, match="not open for changes now"):
        entry.end_practitioner(practitioner=person, by=member_of(person.agency), at=AT)


# --- What waits ---


def test_an_entry_never_handed_in_has_no_day_of_review():
    assert review_until(AgencyFactory(status="draft")) is None
    until = review_until(AgencyFactory(status="submitted", submitted_at=AT))
    assert local_date(until) == dt.date(2026, 6, 3)


def test_certificates_that_expire_within_ninety_days_are_named_soonest_first():
    agency = AgencyFactory()
    days = {-1: None, 0: None, 90: None, 91: None}
    for day in days:
        days[day] = QualificationFactory(agency=agency, expires_on=TODAY + dt.timedelta(day))
    QualificationFactory(agency=agency)  # without an end
    assert list(expiring(agency, TODAY)) == [days[0], days[90]]
