"""Pages of rankings, rules, complaints, credit and sanctions: the right person, the wrong one."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from agencies.credit import ranking
from agencies.entry.states import AgencyStatus
from agencies.models import Agency, Complaint, CompliancePoints, Objection, Sanction
from agencies.supervision import points
from agencies.supervision.actions import points as point_actions
from agencies.supervision.actions import sanctions
from agencies.supervision.states import ComplaintStatus, SanctionStatus
from core.clock import local_date, now
from core.region import RegionRules
from tests.agencies.market import (
    DAYS,
    NOON,
    complain,
    make_agency,
    paid_contract,
    regulator,
    sanctioned,
    staff_of,
    upheld,
)
from tests.factories import MembershipFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(sign_in):
    return sign_in(MembershipFactory(regulator=True))


def body(answer):
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def english(client):
    client.cookies["django_language"] = "en"
    return client


def test_the_ranking_shows_position_stars_interval_and_why(client):
    agency = make_agency()
    paid_contract(agency, "HT-2026-000001")
    text = body(english(client).get("/rankings/"))
    assert agency.organisation.name in text
    assert "1 contract," in text
    assert "Its performance score is" in text


def test_a_filter_keeps_the_position_in_the_whole_list(client):
    good, bad = make_agency(), make_agency()
    paid_contract(good, "HT-2026-000001")
    paid_contract(bad, "HT-2026-000002", quality=0.0)
    text = body(client.get("/rankings/", {"words": bad.organisation.name}))
    assert good.organisation.name not in text
    assert '<th scope="row" class="n">2</th>' in text


def test_a_suspended_agency_is_not_ranked(client):
    agency = make_agency()
    sanctioned(agency)
    assert agency.organisation.name not in body(client.get("/rankings/"))


def test_the_rules_page_shows_the_live_weights_and_points(client):
    text = body(english(client).get("/rules/"))
    for weight in ranking.CURRENT.parts.values():
        assert f"{100 * weight:.0f} %" in text
    for rule in points.RULES.values():
        assert str(rule.label) in text
    assert ranking.CURRENT.version in text


def test_the_rules_page_shows_every_rule_with_its_value_in_words(client):
    text = body(english(client).get("/rules/"))
    told = [(str(each.label), str(each.value)) for each in RegionRules().for_people()]
    assert ("Publicity of a result", "3 working days") in told
    for label, value in told:
        assert escape(label) in text
        assert escape(value) in text


def test_the_public_list_shows_sanctions_in_force_with_their_end(client):
    sanction = sanctioned(make_agency())
    text = body(client.get("/sanctions/"))
    assert sanction.number in text
    assert sanction.ends_on.isoformat() in text


def test_an_ended_sanction_leaves_the_list_and_stays_findable(client):
    sanction = sanctioned(make_agency())
    sanctions.run_due(at=NOON + 400 * DAYS)
    assert sanction.number not in body(client.get("/sanctions/"))
    assert sanction.number in body(client.get("/sanctions/?ended=yes"))


# --- Complaints from outside ---


def complaint_data(about_agency, **changes):
    return {
        "agency": about_agency.organisation.credit_code,
        "matter": "service",
        "learned_on": local_date(now()).isoformat(),
        "text": "报告数据有误",
        "is_about_quality": "on",
        "name": "王芳",
        "contact": "138 0000 0000",
        **changes,
    }


def test_anyone_files_a_complaint_and_follows_it(client):
    answer = client.post("/complaints/new", complaint_data(make_agency()))
    number = Complaint.objects.get().number
    assert answer.url == f"/complaints/{number}/"
    assert number in body(client.get(answer.url))


def test_an_agency_is_found_by_its_name_too(client):
    agency = make_agency()
    client.post("/complaints/new", complaint_data(agency, agency=agency.organisation.name))
    assert Complaint.objects.get().agency == agency


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"agency": "没有的机构"}, "agency"),
        ({"matter": "result", "is_about_quality": ""}, "about"),
        ({"matter": "entry"}, "is_about_quality"),
        ({"learned_on": "26-11-01"}, "learned_on"),
        ({"text": ""}, "text"),
    ],
)
def test_a_complaint_with_a_gap_says_where(client, changes, field):
    answer = client.post("/complaints/new", complaint_data(make_agency(), **changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Complaint.objects.exists()


def test_a_late_complaint_keeps_the_input_and_says_why(client):
    old = (local_date(now()) - 60 * DAYS).isoformat()
    answer = client.post("/complaints/new", complaint_data(make_agency(), learned_on=old))
    assert answer.status_code == 422
    assert "报告数据有误" in answer.content.decode()


def test_a_stranger_sees_a_complaint_only_with_its_contact(client):
    complaint = complain(make_agency())
    url = f"/complaints/{complaint.number}/"
    assert complaint.text not in body(client.get(url))
    assert client.post(url, {"contact": "139"}).status_code == 422
    assert client.post(url, {"contact": " 1380000 0000"}).url == url
    assert complaint.text in body(client.get(url))


def test_a_wrong_number_and_a_wrong_contact_look_the_same(client):
    complaint = complain(make_agency())
    wrong = client.post(f"/complaints/{complaint.number}/", {"contact": "1"})
    unknown = client.post("/complaints/TS-2026-999999/", {"contact": "1"})
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_guessing_the_contact_stops_after_ten_tries(client):
    complaint = complain(make_agency())
    url = f"/complaints/{complaint.number}/"
    for n in range(10):
        client.post(url, {"contact": str(n)})
    answer = client.post(url, {"contact": "13800000000"})
    assert answer.status_code == 422


# --- The regulator's desk ---


def test_a_regulator_hears_and_decides_a_complaint(officer):
    complaint = complain(make_agency())
    url = f"/regulator/complaints/{complaint.number}/"
    assert complaint.number in body(officer.get("/regulator/complaints/"))
    assert complaint.text in body(officer.get(url))
    assert officer.post(f"{url}admit").url == url
    body(officer.get(url))
    answer = officer.post(f"{url}decide", {"reasons": "查无实据", "decision": "dismiss"})
    assert answer.url == url
    complaint.refresh_from_db()
    assert complaint.status == ComplaintStatus.DISMISSED
    assert "查无实据" in body(officer.get(url))


def test_upholding_too_early_is_greyed_and_refused(officer):
    complaint = complain(make_agency(), at=now(), learned_on=local_date(now()))
    url = f"/regulator/complaints/{complaint.number}/"
    officer.post(f"{url}admit")
    assert "may still make its statement" in body(english(officer).get(url))
    answer = officer.post(f"{url}decide", {"reasons": "x", "decision": "uphold"})
    assert answer.status_code == 403


def test_a_decision_without_reasons_shows_the_form_again(officer):
    complaint = complain(make_agency())
    url = f"/regulator/complaints/{complaint.number}/decide"
    assert officer.post(url, {"reasons": "", "decision": "dismiss"}).status_code == 422


def test_the_desk_shows_agencies_to_watch_with_the_rule_hit(officer):
    agency, judge = make_agency(), regulator()
    at = now() - 30 * DAYS
    numbers = [upheld(agency, judge, at=at).number for _ in range(3)]
    text = body(officer.get("/regulator/credit/"))
    assert agency.organisation.name in text
    assert all(number in text for number in numbers)


def test_the_desk_lists_sanctions_in_force_and_every_credit_file(officer):
    suspended, other = make_agency(), make_agency()
    case = sanctioned(suspended)
    text = body(english(officer).get("/regulator/credit/"))
    assert case.number in text
    assert str(other) in text
    text = body(officer.get("/regulator/credit/", {"status": "suspended"}))
    files = text[text.index("Credit files") :]
    assert str(suspended) in files
    assert str(other) not in files


def test_a_new_complaint_is_taken_up_before_points_are_spoken_of(officer):
    number = complain(make_agency()).number
    text = body(english(officer).get(f"/regulator/complaints/{number}/"))
    assert "Take up the complaint" in text
    assert "Compliance points if upheld" not in text


def test_a_sanction_goes_from_notice_to_removal_by_two_people(officer, sign_in):
    agency = make_agency()
    code = agency.organisation.credit_code
    body(officer.get(f"/regulator/credit/agencies/{code}/?kind=removal"))
    officer.post(
        f"/regulator/credit/agencies/{code}/notice",
        {"notice-kind": "removal", "notice-reason": "三次投诉属实"},
    )
    sanction = Sanction.objects.get()
    url = f"/regulator/credit/sanctions/{sanction.number}/"
    staff = sign_in(staff_of(agency))
    body(staff.get("/agency/reputation/"))
    statement = f"/agency/reputation/sanctions/{sanction.number}/statement"
    assert staff.post(statement, {"text": "申辩"}).status_code == 302
    officer.post(f"{url}propose", {"text": "建议清退"})
    assert "A second person must confirm" in body(english(officer).get(url))
    assert officer.post(f"{url}confirm").status_code == 403
    second = sign_in(MembershipFactory(regulator=True))
    body(second.get(url))
    assert second.post(f"{url}confirm").url == url
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.REMOVED
    body(second.get(url))


def test_a_proposal_is_rejected_with_reasons(officer, sign_in):
    first = regulator()
    sanction = sanctions.open_sanction(
        agency=make_agency(), kind="warning", reason="x", by=first, at=NOON - 60 * DAYS
    )
    sanctions.propose_sanction(sanction=sanction, by=first, reason="x", at=now())
    url = f"/regulator/credit/sanctions/{sanction.number}/"
    assert officer.post(f"{url}reject", {"text": " "}).status_code == 422
    officer.post(f"{url}reject", {"text": "证据不足"})
    sanction.refresh_from_db()
    assert sanction.status == SanctionStatus.REJECTED
    body(officer.get(url))


def test_points_are_added_with_evidence(officer):
    agency = make_agency()
    url = f"/regulator/credit/agencies/{agency.organisation.credit_code}/points"
    assert officer.post(url, {"points-rule": "no_reply"}).status_code == 422
    officer.post(url, {"points-rule": "no_reply", "points-evidence": "订单 7"})
    assert CompliancePoints.objects.get().points == 2


def test_a_regulator_of_another_region_finds_nothing(sign_in):
    complaint = complain(make_agency())
    elsewhere = RegionFactory(code="110000", name_zh="北京市")
    stranger = sign_in(MembershipFactory(regulator=True, region=elsewhere))
    assert complaint.number not in body(stranger.get("/regulator/complaints/"))
    assert stranger.get(f"/regulator/complaints/{complaint.number}/").status_code == 404
    code = complaint.agency.organisation.credit_code
    assert stranger.get(f"/regulator/credit/agencies/{code}/").status_code == 404


@pytest.mark.parametrize("trait", ["agency", "finance", "operator"])
def test_other_roles_do_not_open_the_desk(sign_in, trait):
    browser = sign_in(MembershipFactory(**{trait: True}))
    assert browser.get("/regulator/credit/").status_code == 403
    assert browser.get("/regulator/complaints/").status_code == 403


# --- The agency's side ---


def test_the_agency_sees_its_parts_gains_and_place(sign_in):
    agency = make_agency()
    for n in range(3):
        paid_contract(agency, f"HT-2026-{n:06d}", at=NOON + 40 * (n - 3) * DAYS, on_time=0.0)
    text = body(english(sign_in(staff_of(agency))).get("/agency/reputation/"))
    assert "Next attainable gain" in text
    assert "Place 1 of 1" in text
    assert "HT-2026-000002" in text


def test_an_agency_without_registration_hears_so(sign_in):
    assert body(sign_in(MembershipFactory(agency=True)).get("/agency/reputation/"))


def test_an_objection_to_points_reaches_the_desk_and_lifts_them(officer, sign_in):
    agency = make_agency()
    made = point_actions.add_points(
        agency=agency, rule="no_reply", evidence="x", by=regulator(), at=now()
    )
    staff = sign_in(staff_of(agency))
    staff.post(f"/agency/reputation/points/{made.pk}/objection", {"text": "不实"})
    objection = Objection.objects.get()
    assert "不实" in body(officer.get("/regulator/credit/"))
    officer.post(
        f"/regulator/credit/objections/{objection.pk}/decide",
        {"decision": "accept", "text": "成立"},
    )
    made.refresh_from_db()
    assert made.lifted_at
    assert "成立" in body(staff.get("/agency/reputation/"))


@pytest.mark.parametrize("what", ["statement", "objection"])
def test_another_agencys_case_does_not_exist_for_me(sign_in, what):
    sanction = sanctioned(make_agency())
    stranger = sign_in(staff_of(make_agency()))
    url = f"/agency/reputation/sanctions/{sanction.number}/{what}"
    assert stranger.post(url, {"text": "x"}).status_code == 404


def test_the_agency_answers_a_complaint_on_its_page(officer, sign_in):
    agency = make_agency()
    complaint = complain(agency, at=now(), learned_on=local_date(now()))
    staff = sign_in(staff_of(agency))
    assert complaint.number not in body(staff.get("/agency/reputation/"))
    officer.post(f"/regulator/complaints/{complaint.number}/admit")
    assert complaint.number in body(staff.get("/agency/reputation/"))
    url = reverse("agencies:complaint_statement", args=[complaint.number])
    assert staff.post(url, {"text": ""}).status_code == 422
    staff.post(url, {"text": "已整改"})
    complaint.refresh_from_db()
    assert complaint.statement == "已整改"


def test_posts_are_not_answered_on_get(officer):
    complaint = complain(make_agency())
    assert officer.get(f"/regulator/complaints/{complaint.number}/admit").status_code == 405


def test_the_public_part_of_an_agency_page_opens_to_its_rows(client):
    from django.template.loader import render_to_string

    agency = make_agency()
    for n in range(3):
        paid_contract(agency, f"HT-2026-{n:06d}", at=NOON + 40 * (n - 3) * DAYS)
    sanctioned(agency, "warning")
    text = render_to_string("agencies/partials/credit.html", {"agency": Agency.objects.get()})
    assert "HT-2026-000000" in text
    assert "CF-2026-000001" in text
    assert "<svg" in text
