"""Complaints: windows, admissibility, statement, decision, and the award they hold."""

import datetime as dt

import pytest

from agencies.models import Complaint, CompliancePoints, Matter, SanctionKind
from agencies.supervision import windows
from agencies.supervision.actions import complaints
from agencies.supervision.actions.points import UnknownRule
from agencies.supervision.actions.trace import WithoutReasons
from agencies.supervision.queries import cases as queries
from agencies.supervision.states import COMPLAINT, ComplaintStatus
from core import chain
from core.actors import PUBLIC
from core.clock import local_date
from core.errors import Refused
from core.workflow import WrongStatus
from tests.agencies.market import DAYS, NOON, complain, make_agency, regulator, staff_of, upheld
from tests.factories import MembershipFactory, OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_anyone_may_complain_and_gets_a_number_and_a_date():
    complaint = complain(make_agency())
    assert complaint.number == "TS-2026-000001"
    assert complaint.status == ComplaintStatus.RECEIVED
    assert local_date(complaint.due_at) == dt.date(2026, 11, 19)


def test_the_window_of_five_working_days_is_kept():
    agency = make_agency()
    assert complain(agency, learned_on=dt.date(2026, 11, 9))
    with pytest.raises(complaints.WindowClosed):
        complain(agency, learned_on=dt.date(2026, 11, 6))


def test_nobody_learns_of_something_in_the_future():
    with pytest.raises(complaints.NotYet):
        complain(make_agency(), learned_on=dt.date(2026, 11, 17))


@pytest.fixture
def publicity_until_tomorrow():
    def find(number):
        return NOON + DAYS if number == "ZJ-2026-000123" else None

    windows.result_window(find)
    yield
    windows._result_windows.remove(find)


def test_a_result_may_be_complained_about_until_its_publicity_ends(publicity_until_tomorrow):
    agency = make_agency()
    result = {
        "matter": Matter.RESULT,
        "about": "ZJ-2026-000123",
        "learned_on": dt.date(2026, 10, 1),
        "is_about_quality": False,
    }
    assert complain(agency, **result)
    with pytest.raises(complaints.WindowClosed):
        complain(agency, at=NOON + 2 * DAYS, **result)


def test_a_result_nobody_knows_is_refused():
    with pytest.raises(complaints.NoSuchResult):
        complain(make_agency(), matter=Matter.RESULT, about="ZJ-2026-999999")


def test_a_live_complaint_blocks_the_award_until_it_is_decided():
    officer = regulator()
    complaint = complain(make_agency(), about="ZJ-2026-000123")
    assert queries.blocks_award("ZJ-2026-000123")
    assert not queries.blocks_award("ZJ-2026-000124")
    complaints.admit_complaint(complaint=complaint, by=officer, at=NOON)
    assert queries.blocks_award("ZJ-2026-000123")
    complaints.dismiss(complaint=complaint, by=officer, reasons="查无实据", at=NOON)
    assert not queries.blocks_award("ZJ-2026-000123")


def test_an_inadmissible_complaint_is_turned_away_with_reasons():
    complaint = complain(make_agency())
    with pytest.raises(WithoutReasons):
        complaints.turn_away_complaint(complaint=complaint, by=regulator(), reasons=" ", at=NOON)
    complaints.turn_away_complaint(
        complaint=complaint, by=regulator(), reasons="不属于本平台", at=NOON
    )
    assert complaint.status == ComplaintStatus.INADMISSIBLE
    assert complaint.decided_by


def test_admission_gives_the_agency_five_working_days_to_speak():
    agency = make_agency()
    complaint = complain(agency)
    complaints.admit_complaint(complaint=complaint, by=regulator(), at=NOON)
    assert local_date(complaint.due_at) == dt.date(2026, 11, 23)
    staff = staff_of(agency).as_actor()
    complaints.state_on_complaint(complaint=complaint, by=staff, text="已整改", at=NOON)
    assert complaint.statement == "已整改"
    with pytest.raises(Refused, match="already on file"):
        complaints.state_on_complaint(complaint=complaint, by=staff, text="再说", at=NOON)


def test_another_agency_cannot_answer():
    complaint = complain(make_agency())
    complaints.admit_complaint(complaint=complaint, by=regulator(), at=NOON)
    stranger = staff_of(make_agency()).as_actor()
    with pytest.raises(Refused, match="Only the agency concerned"):
        complaints.state_on_complaint(complaint=complaint, by=stranger, text="x", at=NOON)


def test_nothing_is_upheld_before_the_agency_could_speak():
    officer = regulator()
    complaint = complain(make_agency())
    complaints.admit_complaint(complaint=complaint, by=officer, at=NOON)
    with pytest.raises(Refused, match="may still make its statement"):
        complaints.uphold(complaint=complaint, by=officer, reasons="属实", at=NOON)
    complaints.uphold(complaint=complaint, by=officer, reasons="属实", at=NOON + 10 * DAYS)
    assert complaint.status == ComplaintStatus.UPHELD


def test_a_decided_complaint_is_not_decided_again():
    officer = regulator()
    complaint = upheld(make_agency(), officer)
    with pytest.raises(WrongStatus):
        complaints.dismiss(complaint=complaint, by=officer, reasons="x", at=NOON)


def test_upholding_may_bring_points():
    agency = make_agency()
    complaint = upheld(agency, regulator(), rule="complaint_upheld")
    points = CompliancePoints.objects.get(agency=agency)
    assert points.points == 5
    assert complaint.number in points.evidence


@pytest.mark.parametrize("trait", ["agency", "finance", "operator"])
def test_only_regulators_decide(trait):
    complaint = complain(make_agency())
    actor = MembershipFactory(**{trait: True}).as_actor()
    with pytest.raises(Refused, match="regulator"):
        complaints.admit_complaint(complaint=complaint, by=actor, at=NOON)
    with pytest.raises(Refused):
        complaints.admit_complaint(complaint=complaint, by=PUBLIC, at=NOON)


def test_a_regulator_of_another_region_does_not_decide():
    complaint = complain(make_agency())
    elsewhere = RegionFactory(code="320100", name_zh="南京市")
    with pytest.raises(Refused, match="another region"):
        complaints.admit_complaint(complaint=complaint, by=regulator(region=elsewhere), at=NOON)
    province = RegionFactory(code="320000", name_zh="江苏省")
    complaints.admit_complaint(complaint=complaint, by=regulator(region=province), at=NOON)


def test_a_member_of_a_party_does_not_decide():
    agency = make_agency()
    officer = regulator()
    MembershipFactory(user=officer.user, organisation=agency.organisation, agency=True)
    with pytest.raises(Refused, match="one of the parties"):
        complaints.admit_complaint(complaint=complain(agency), by=officer, at=NOON)


def test_a_complainant_with_an_account_is_kept_with_the_complaint():
    owner = MembershipFactory(organisation=OrganisationFactory()).as_actor()
    complaint = complaints.file_complaint(
        agency=make_agency(),
        by=owner,
        name="赵六",
        contact="a@b.cn",
        text="x",
        learned_on=local_date(NOON),
        at=NOON,
    )
    assert complaint.complainant == owner.organisation


def test_three_upheld_quality_complaints_in_a_year_open_a_removal_lead():
    agency, officer = make_agency(), regulator()
    for n in range(2):
        upheld(agency, officer, at=NOON + n * DAYS)
    later = NOON + 20 * DAYS
    assert not queries.agencies_to_watch(at=later, on=local_date(later))
    third = upheld(agency, officer, at=NOON + 3 * DAYS)
    (lead,) = queries.agencies_to_watch(at=later, on=local_date(later))
    assert lead.kind == SanctionKind.REMOVAL
    assert lead.rule == "quality_complaints"
    assert third.number in lead.evidence


def test_complaints_of_an_earlier_year_open_nothing():
    agency, officer = make_agency(), regulator()
    for n in range(3):
        upheld(agency, officer, at=NOON + n * DAYS)
    later = NOON + 400 * DAYS
    assert not queries.agencies_to_watch(at=later, on=local_date(later))


def test_every_step_is_in_the_public_chain_of_the_credit_code():
    agency = make_agency()
    upheld(agency, regulator(), rule="complaint_upheld")
    name = f"credit:{agency.organisation.credit_code}"
    assert chain.verify(name).is_intact
    assert chain.verify(name).entries == 3


def act_on(complaint, move, officer):
    """Carry out the action behind each move of a complaint, the agency's time being over."""
    later = NOON + 10 * DAYS
    if move == "admit":
        return complaints.admit_complaint(complaint=complaint, by=officer, at=later)
    act = {
        "turn_away": complaints.turn_away_complaint,
        "uphold": complaints.uphold,
        "dismiss": complaints.dismiss,
    }[move]
    return act(complaint=complaint, by=officer, reasons="x", at=later)


@pytest.mark.parametrize("move", [move.name for move in COMPLAINT.moves])
@pytest.mark.parametrize("status", ComplaintStatus.values)
def test_a_complaint_moves_only_along_its_chart(status, move):
    complaint, officer = complain(make_agency()), regulator()
    Complaint.objects.filter(pk=complaint.pk).update(status=status)
    complaint.refresh_from_db()
    if status in COMPLAINT.find(move).sources:
        assert act_on(complaint, move, officer).status == COMPLAINT.find(move).target
        return
    with pytest.raises(WrongStatus):
        act_on(complaint, move, officer)
    assert not CompliancePoints.objects.exists()


def test_the_agency_has_no_word_before_it_is_heard_nor_after_the_decision():
    agency, officer = make_agency(), regulator()
    staff = staff_of(agency).as_actor()
    for complaint in (complain(agency), upheld(agency, officer)):
        with pytest.raises(Refused, match="time for your statement has passed"):
            complaints.state_on_complaint(complaint=complaint, by=staff, text="x", at=NOON)
        complaint.refresh_from_db()
        assert complaint.statement == ""


def test_an_invented_breach_leaves_the_complaint_undecided():
    complaint = complain(make_agency())
    with pytest.raises(UnknownRule):
        officer = regulator()
        complaints.admit_complaint(complaint=complaint, by=officer, at=NOON)
        complaints.uphold(
            complaint=complaint, by=officer, reasons="属实", at=NOON + 10 * DAYS, rule="bad_mood"
        )
    complaint.refresh_from_db()
    assert complaint.status == ComplaintStatus.HEARING
    assert complaint.decided_at is None
