"""An agency enters: draft, automatic check, review with remarks, publicity, admission."""

import datetime as dt

import pytest

from agencies.entry.actions import registration as entry
from agencies.entry.actions import review
from agencies.entry.identity import BadIdentityNumber, identity_check
from agencies.entry.queries import entry_problems
from agencies.entry.states import AgencyStatus
from agencies.models import Agency, EntryRemark, Practitioner, Qualification
from core.actors import SYSTEM, Role
from core.clock import SHANGHAI, local_date
from core.errors import Refused
from core.files import BadFile
from core.workflow import history
from tests.factories import (
    AgencyFactory,
    EntryFileFactory,
    MembershipFactory,
    OrganisationFactory,
    PractitionerFactory,
    QualificationFactory,
    QualificationTypeFactory,
)

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, 10, tzinfo=SHANGHAI)
TODAY = local_date(AT)
PDF = b"%PDF-1.7 licence"


def member_of(agency, **fields):
    return MembershipFactory(agency=True, organisation=agency.organisation, **fields).as_actor()


def regulator(**scope):
    return MembershipFactory(regulator=True, **scope).as_actor()


def complete(status="draft") -> Agency:
    """An entry with everything the automatic check asks for."""
    agency = AgencyFactory(status=status)
    EntryFileFactory(agency=agency, kind="licence")
    EntryFileFactory(agency=agency, kind="commitment")
    QualificationFactory(agency=agency, unconfirmed=True)
    return agency


def identity(serial: int = 1) -> str:
    body = f"32070019800101{serial:03d}"
    return body + identity_check(body)


def add_certificate(agency, by, **fields):
    values = {
        "type": QualificationTypeFactory(),
        "certificate_number": "APJ-1",
        "issued_on": dt.date(2025, 1, 1),
        "expires_on": dt.date(2028, 1, 1),
    }
    return entry.add_qualification(agency=agency, by=by, at=AT, **values | fields)


def add_person(agency, by, **fields):
    values = {
        "name": "赵六",
        "identity_number": identity(),
        "qualification": QualificationTypeFactory(code="eia-engineer", is_personal=True),
        "certificate_number": "P-1",
    }
    return entry.add_practitioner(agency=agency, by=by, at=AT, **values | fields)


def test_an_agency_enters_from_draft_to_active():
    organisation = OrganisationFactory()
    person = MembershipFactory(agency=True, organisation=organisation).as_actor()
    agency = entry.start_entry(organisation=organisation, by=person, at=AT)
    values = {
        "address": "海州区1号",
        "legal_representative": "李四",
        "contact_name": "王五",
        "contact_phone": "0518",
        "introduction": "我们做安全评价。",
    }
    entry.save_entry(agency=agency, values=values, by=person, at=AT)
    for kind in ("licence", "commitment"):
        entry.add_entry_file(
            agency=agency, kind=kind, content=PDF, name=f"{kind}.pdf", by=person, at=AT
        )
    add_certificate(agency, person, content=PDF, name="a.pdf")
    add_person(agency, person)
    entry.submit_entry(agency=agency, by=person, at=AT)
    bureau = regulator()
    review.pass_review(agency=agency, by=bureau, at=AT)
    agency.refresh_from_db()
    assert agency.publicity_until == dt.datetime(2026, 6, 4, 23, 59, 59, tzinfo=SHANGHAI)
    assert agency.qualifications.get().confirmed_by == bureau.user
    assert review.run_due(at=agency.publicity_until) == 0
    assert review.run_due(at=agency.publicity_until + dt.timedelta(seconds=1)) == 1
    assert review.run_due(at=agency.publicity_until + dt.timedelta(days=1)) == 0
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE
    assert agency.due_at is None
    assert [c.move for c in history(agency)] == ["submit", "pass_review", "admit"]


def test_entry_starts_once_and_needs_a_credit_code():
    agency = AgencyFactory()
    with pytest.raises(Refused, match="already"):
        entry.start_entry(organisation=agency.organisation, by=member_of(agency), at=AT)
    person = MembershipFactory(
        agency=True, organisation__kind="natural_person", organisation__credit_code=None
    )
    with pytest.raises(Refused, match="credit code"):
        entry.start_entry(organisation=person.organisation, by=person.as_actor(), at=AT)


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda a: a.entry_files.filter(kind="licence").delete(), "licence"),
        (lambda a: a.entry_files.filter(kind="commitment").delete(), "commitment"),
        (lambda a: a.qualifications.all().delete(), "qualifications"),
        (lambda a: a.qualifications.update(expires_on=TODAY - dt.timedelta(1)), "qualifications"),
        (lambda a: setattr(a.organisation, "address", " ") or a.organisation.save(), "address"),
        (
            lambda a: (
                setattr(a.organisation, "credit_code", "913207000000000010")
                or a.organisation.save()
            ),
            "credit_code",
        ),
    ],
)
def test_automatic_check_names_what_is_wrong_and_nothing_moves(spoil, field):
    agency = complete()
    person = member_of(agency)
    spoil(agency)
    with pytest.raises(entry.EntryIncomplete) as error:
        entry.submit_entry(agency=agency, by=person, at=AT)
    assert [p.field for p in error.value.problems] == [field]
    assert all(str(p.sentence) for p in error.value.problems)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.DRAFT


def test_complete_entry_has_no_problem():
    assert entry_problems(complete(), TODAY) == []


def test_expired_certificate_is_refused_with_its_date():
    agency = AgencyFactory(status="draft")
    with pytest.raises(entry.ExpiredCertificate, match="2026-05-31"):
        add_certificate(agency, member_of(agency), expires_on=dt.date(2026, 5, 31))
    assert not agency.qualifications.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"issued_on": dt.date(2026, 6, 2), "expires_on": None}, "issued_on"),
        ({"level": "甲级"}, "level"),
    ],
)
def test_certificate_that_cannot_be_is_refused(fields, field):
    agency = AgencyFactory(status="draft")
    with pytest.raises(entry.BadCertificate) as error:
        add_certificate(agency, member_of(agency), **fields)
    assert error.value.field == field


def test_level_is_needed_where_the_certificate_has_levels():
    agency = AgencyFactory(status="draft")
    kind = QualificationTypeFactory(code="geohazard", levels=["甲级", "乙级"])
    with pytest.raises(entry.BadCertificate, match="甲级"):
        add_certificate(agency, member_of(agency), type=kind)
    assert add_certificate(agency, member_of(agency), type=kind, level="乙级").level == "乙级"


def test_certificate_number_is_unique_in_the_market():
    taken = QualificationFactory(certificate_number="APJ-1")
    agency = AgencyFactory(status="draft")
    with pytest.raises(entry.CertificateTaken):
        add_certificate(agency, member_of(agency), certificate_number=" APJ-1 ")
    assert taken.agency != agency


def test_practitioner_counts_for_one_agency_at_a_time():
    first, second = AgencyFactory(), AgencyFactory(status="draft")
    person = add_person(first, member_of(first))
    with pytest.raises(entry.PractitionerTaken):
        add_person(second, member_of(second), certificate_number="P-2")
    entry.end_practitioner(practitioner=person, by=member_of(first), at=AT)
    add_person(second, member_of(second), certificate_number="P-2")
    assert Practitioner.objects.filter(left_on=None).get().agency == second


def test_practitioner_takes_the_certificate_along():
    first, second = AgencyFactory(), AgencyFactory()
    person = add_person(first, member_of(first))
    entry.end_practitioner(practitioner=person, by=member_of(first), at=AT)
    assert add_person(second, member_of(second)).certificate_number == "P-1"


def test_two_people_never_share_a_certificate_number():
    agency = AgencyFactory()
    add_person(agency, member_of(agency))
    with pytest.raises(entry.CertificateTaken):
        add_person(agency, member_of(agency), identity_number=identity(2))


def test_identity_number_is_checked_and_kept_only_as_a_hash():
    agency = AgencyFactory()
    with pytest.raises(BadIdentityNumber):
        add_person(agency, member_of(agency), identity_number=identity()[:17] + "?")
    person = add_person(agency, member_of(agency), identity_number=f" {identity()} ")
    assert identity() not in str(person.__dict__)


def test_file_of_another_kind_is_refused():
    agency = AgencyFactory(status="draft")
    with pytest.raises(BadFile):
        entry.add_entry_file(
            agency=agency, kind="licence", content=b"MZ", name="x", by=member_of(agency), at=AT
        )


def test_only_returned_fields_reopen_and_resubmitting_settles_the_remarks():
    agency = complete("submitted")
    person = member_of(agency)
    review.return_entry(
        agency=agency,
        remarks={"address": "与执照不一致", "licence": "看不清", "introduction": " "},
        by=regulator(),
        at=AT,
    )
    entry.save_entry(agency=agency, values={"address": "海州区2号"}, by=person, at=AT)
    entry.add_entry_file(agency=agency, kind="licence", content=PDF, name="l.pdf", by=person, at=AT)
    for values in ({"contact_name": "别人"}, {"introduction": "新"}):
        with pytest.raises(Refused, match="did not return"):
            entry.save_entry(agency=agency, values=values, by=person, at=AT)
    with pytest.raises(Refused, match="did not return"):
        add_certificate(agency, person)
    entry.submit_entry(agency=agency, by=person, at=AT)
    assert not EntryRemark.objects.filter(resolved_at=None).exists()
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.SUBMITTED
    assert agency.organisation.address == "海州区2号"


@pytest.mark.parametrize("remarks", [{}, {"address": "  "}, {"nonsense": "x"}])
def test_entry_is_not_returned_without_a_remark_on_a_known_field(remarks):
    agency = complete("submitted")
    with pytest.raises(review.NoRemark):
        review.return_entry(agency=agency, remarks=remarks, by=regulator(), at=AT)


def test_upheld_objection_sends_the_entry_back_and_it_is_not_admitted():
    agency = complete("submitted")
    bureau = regulator()
    review.pass_review(agency=agency, by=bureau, at=AT)
    review.object_to_entry(
        agency=agency, field="qualifications", reason="证书有疑问", by=bureau, at=AT
    )
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.RETURNED
    assert review.run_due(at=AT + dt.timedelta(days=30)) == 0
    assert agency.remarks.get().field == "qualifications"


def test_new_certificate_of_an_active_agency_counts_once_confirmed():
    agency = AgencyFactory()
    made = add_certificate(agency, member_of(agency))
    assert not Qualification.objects.valid_on(TODAY).exists()
    review.confirm_qualification(qualification=made, by=regulator(), at=AT)
    assert Qualification.objects.valid_on(TODAY).get() == made


def test_removed_agency_enters_again_only_after_the_bar():
    agency = AgencyFactory(status="removed", barred_until=TODAY)
    person = member_of(agency)
    with pytest.raises(Refused, match="2026-06-01"):
        entry.reenter(agency=agency, by=person, at=AT)
    entry.reenter(agency=agency, by=person, at=AT + dt.timedelta(days=1))
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.DRAFT


def test_system_role_is_needed_for_nobody_else_to_admit_early():
    agency = complete("submitted")
    review.pass_review(agency=agency, by=regulator(), at=AT)
    for actor in (SYSTEM, regulator()):
        with pytest.raises(Refused, match="not over"):
            review.admit(agency=agency, by=actor, at=AT)
    assert SYSTEM.role == Role.SYSTEM


def test_person_who_left_is_not_ended_twice():
    person = PractitionerFactory(left_on=TODAY)
    with pytest.raises(Refused, match="already left"):
        entry.end_practitioner(practitioner=person, by=member_of(person.agency), at=AT)


def test_certificate_that_expires_while_returned_can_be_replaced():
    agency = complete("submitted")
    agency.qualifications.update(expires_on=TODAY)
    review.return_entry(agency=agency, remarks={"address": "x"}, by=regulator(), at=AT)
    person = member_of(agency)
    tomorrow = AT + dt.timedelta(days=1)
    with pytest.raises(entry.EntryIncomplete):
        entry.submit_entry(agency=agency, by=person, at=tomorrow)
    kind = QualificationTypeFactory()
    entry.add_qualification(
        agency=agency,
        type=kind,
        certificate_number="APJ-2",
        issued_on=TODAY,
        by=person,
        at=tomorrow,
    )
    expired = agency.qualifications.get(expires_on=TODAY)
    entry.remove_qualification(qualification=expired, by=person, at=tomorrow)
    assert entry.submit_entry(agency=agency, by=person, at=tomorrow).status == "submitted"
