"""The desks of supervision, page by page: what they list, what a wrong form leaves undone."""

import pytest
from django.urls import reverse

from agencies.models import Complaint, CompliancePoints, Objection, Sanction
from agencies.supervision.actions import complaints, objections
from agencies.supervision.policies import supervise
from agencies.supervision.queries import cases, desk
from core.actors import PUBLIC
from core.clock import local_date, now
from tests.agencies.market import (
    DAYS,
    NOON,
    breach,
    complain,
    make_agency,
    paid_contract,
    regulator,
    sanctioned,
    staff_of,
)
from tests.factories import (
    DepartmentFactory,
    MembershipFactory,
    OfferFactory,
    QualificationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(sign_in):
    browser = sign_in(MembershipFactory(regulator=True))
    browser.cookies["django_language"] = "en"
    return browser


def test_a_complaint_is_turned_away_on_the_desk(officer):
    number = complain(make_agency()).number
    url = reverse("agencies:complaint_decide", args=[number])
    assert (
        officer.post(url, {"reasons": "不属于本平台", "decision": "turn_away"}).status_code == 302
    )
    assert Complaint.objects.get().status == "inadmissible"


@pytest.mark.parametrize("decision", ["", "burn"])
def test_an_invented_decision_decides_nothing(officer, decision):
    complaint = complain(make_agency())
    url = reverse("agencies:complaint_decide", args=[complaint.number])
    assert officer.post(url, {"reasons": "x", "decision": decision}).status_code == 404
    complaint.refresh_from_db()
    assert complaint.status == "received"


def test_complaints_are_listed_by_status_and_undecided_by_default(officer):
    agency, judge = make_agency(), regulator()
    waiting, decided = complain(agency), complain(agency)
    complaints.turn_away_complaint(complaint=decided, by=judge, reasons="x", at=NOON)
    numbers = {waiting.number, decided.number}
    for status, shown in (
        ("", {waiting.number}),
        ("all", numbers),
        ("inadmissible", {decided.number}),
        ("nonsense", {waiting.number}),
    ):
        page = officer.get("/regulator/complaints/", {"status": status}).text
        assert {number for number in numbers if number in page} == shown, status


def test_credit_files_are_found_by_name(officer):
    one, other = make_agency(), make_agency()
    page = officer.get("/regulator/credit/", {"words": one.organisation.name}).text
    assert one.organisation.credit_code in page
    assert other.organisation.credit_code not in page


def test_sanctions_in_public_are_filtered_by_kind(client):
    suspension, warning = sanctioned(make_agency()), sanctioned(make_agency(), "warning")
    page = client.get("/sanctions/", {"kind": "warning"}).text
    assert warning.number in page
    assert suspension.number not in page


def test_a_notice_without_a_reason_shows_the_form_again_and_notifies_nobody(officer):
    code = make_agency().organisation.credit_code
    url = reverse("agencies:sanction_open", args=[code])
    answer = officer.post(url, {"notice-kind": "removal", "notice-reason": " "})
    assert answer.status_code == 422
    assert answer.context["notice_form"].errors
    assert not Sanction.objects.exists()


def test_an_invented_act_on_a_sanction_does_nothing(officer):
    sanction = sanctioned(make_agency())
    assert officer.post(f"/regulator/credit/sanctions/{sanction.number}/burn").status_code == 404
    sanction.refresh_from_db()
    assert sanction.status == "in_force"


def test_a_sanction_is_lifted_on_the_desk_with_reasons(officer):
    sanction = sanctioned(make_agency())
    url = reverse("agencies:sanction_act", args=[sanction.number, "reinstate"])
    assert officer.post(url, {"text": ""}).status_code == 422
    assert officer.post(url, {"text": "整改完成"}).status_code == 302
    sanction.refresh_from_db()
    assert sanction.status == "ended"
    assert sanction.agency.status == "active"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"decision": "burn", "text": "x"}, 404),
        ({"decision": "reject", "text": " "}, 422),
        ({"decision": "reject", "text": "查实"}, 302),
    ],
)
def test_an_objection_is_decided_by_a_known_word_with_reasons(officer, given, status):
    agency = make_agency()
    objection = objections.object_to_points(
        points=breach(agency, "no_reply"), by=staff_of(agency).as_actor(), text="不实", at=NOON
    )
    answer = officer.post(reverse("agencies:objection_decide", args=[objection.pk]), given)
    assert answer.status_code == status
    objection.refresh_from_db()
    assert objection.status == ("rejected" if status == 302 else "received")


def test_the_agency_objects_to_a_sanction_on_its_page(sign_in):
    agency = make_agency()
    sanction = sanctioned(agency, at=now() - 11 * DAYS)
    staff = sign_in(staff_of(agency))
    url = reverse("agencies:sanction_objection", args=[sanction.number])
    assert staff.post(url, {"text": " "}).status_code == 422
    assert staff.post(url, {"text": "不实"}).url == reverse("agencies:reputation")
    assert Objection.objects.get().sanction == sanction


def test_a_complaint_not_heard_yet_does_not_exist_for_the_agency(sign_in):
    agency = make_agency()
    complaint = complain(agency, at=now(), learned_on=local_date(now()))
    url = reverse("agencies:complaint_statement", args=[complaint.number])
    assert sign_in(staff_of(agency)).post(url, {"text": "x"}).status_code == 404
    complaint.refresh_from_db()
    assert complaint.statement == ""


def test_a_complaint_learned_of_in_another_century_is_a_slip_of_the_pen(client):
    data = {
        "agency": make_agency().organisation.credit_code,
        "matter": "service",
        "learned_on": "0026-11-01",
        "text": "报告有误",
        "name": "王芳",
        "contact": "1",
    }
    client.cookies["django_language"] = "en"
    answer = client.post("/complaints/new", data)
    assert answer.status_code == 422
    assert "Give the full year, for example 2026." in answer.text
    assert "报告有误" in answer.text
    assert not Complaint.objects.exists()


# --- Whose cases a desk lists ---


def test_a_desk_lists_exactly_what_its_regulator_may_supervise():
    """The query says the same as the policy, for each scope and each agency."""
    water = DepartmentFactory(code="water", name_zh="水利")
    plain, certified, offering, moved = (make_agency() for _ in range(4))
    QualificationFactory(agency=certified, type__code="dam", type__department=water)
    OfferFactory(agency=offering, item__department=water)
    moved.review_region = RegionFactory(code="320900", name_zh="盐城市")
    moved.save()
    listed = {}
    for name, scope in {
        "bureau": {},
        "city": {"region": RegionFactory()},
        "neighbour": {"region": moved.review_region},
        "province": {"region": RegionFactory(code="320000", name_zh="江苏省")},
        "water": {"department": water},
        "water_of_city": {"department": water, "region": RegionFactory()},
    }.items():
        actor = regulator(**scope)
        listed[name] = set(desk.supervised(actor))
        allowed = {a for a in (plain, certified, offering, moved) if supervise(actor, a)}
        assert listed[name] == allowed, name
    assert listed["water_of_city"] == {certified, offering}
    assert listed["neighbour"] == {moved}
    assert not desk.supervised(PUBLIC)
    assert not desk.supervised(MembershipFactory(agency=True).as_actor())


@pytest.mark.parametrize(
    ("rules", "kinds"),
    [
        ([], []),
        (["late_delivery"], []),
        (["unqualified_work"], ["warning"]),
        (["false_material"], ["suspension"]),
    ],
)
def test_points_make_a_lead_from_the_threshold_on(rules, kinds):
    agency = make_agency()
    for rule in rules:
        breach(agency, rule)
    Sanction.objects.update(status="rejected", agency=agency)
    leads = cases.agencies_to_watch(at=NOON, on=local_date(NOON))
    assert [lead.kind for lead in leads] == kinds
    for lead in leads:
        assert lead.rule == f"points_{lead.kind}"
        assert str(CompliancePoints.objects.get().points) in str(lead.label)


def test_an_open_notice_settles_the_lead_of_its_rule():
    breach(make_agency(), "false_material")
    assert cases.agencies_to_watch(at=NOON, on=local_date(NOON)) == []


def test_a_score_below_two_stars_makes_a_lead_once_it_is_certain():
    certain, young = make_agency(), make_agency()
    faults = dict.fromkeys(("on_time", "quality", "accepted_first_time", "dispute_free"), 0.0)
    for n in range(30):
        paid_contract(certain, f"HT-2026-{n:06d}", family="design", **faults)
    paid_contract(young, "HT-2026-000999")
    (lead,) = cases.agencies_to_watch(at=NOON, on=local_date(NOON))
    assert (lead.agency, lead.rule, lead.kind) == (certain, "low_score", "warning")
    assert lead.score.interval_high < 60
