"""A complaint is heard, two people suspend the agency, and nobody can choose it any more."""

import datetime as dt

import pytest

from agencies.entry.states import AgencyStatus
from agencies.models import Complaint, Offer, Sanction
from core.clock import local_date, now
from tests.agencies.market import sanctioned
from tests.factories import MembershipFactory
from tests.journeys.steps import fill, follow, looks_right, press, says
from tests.shop.world import make_agency, make_offer, make_owner

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FACTS = "报告表引用了其他项目的监测数据，退回两次仍未改正。"


@pytest.fixture
def offer() -> Offer:
    """The offer of an agency that will be complained about."""
    agency = make_agency("青禾环境咨询有限公司")
    agency.admitted_at = now() - dt.timedelta(days=300)
    agency.save()
    return make_offer(agency)


def complain(visitor, agency) -> str:
    """Somebody without an account complains and follows the case; its number."""
    page = visitor("/complaints/new")
    today = local_date(now())
    fill(page, agency=str(agency), matter="service", text=FACTS, is_about_quality=True)
    fill(page, learned_on=today.isoformat(), name="王芳", contact="13800000000")
    press(page, "Send the complaint")
    assert FACTS in says(page)
    return Complaint.objects.get().number


def say(page, button: str, text: str) -> None:
    """Put words on file with the form of this button."""
    form = page.locator("main form").filter(has=page.get_by_role("button", name=button)).first
    fill(form, text=text)
    press(form, button)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_bad_agency_is_heard_and_suspended(offer, new_visitor, visit_as, javascript):
    agency = offer.agency
    public = new_visitor(javascript=javascript)
    first = visit_as(MembershipFactory(regulator=True), javascript=javascript)
    second = visit_as(MembershipFactory(regulator=True), javascript=javascript)
    accused = visit_as(
        MembershipFactory(agency=True, organisation=agency.organisation), javascript=javascript
    )
    for visitor in (public, first, second, accused):
        visitor.prefer(language="en")

    number = complain(public, agency)
    faults = looks_right(public)
    page = first("/regulator/complaints/")
    faults += looks_right(first)
    follow(page, number)
    faults += looks_right(first)
    press(page, "Take up the complaint")
    assert "may still make its statement" in says(page)
    say(accused("/agency/reputation/"), "Send the statement", "数据引用有误，愿意重做。")
    faults += looks_right(accused)
    page = first(f"/regulator/complaints/{number}/")
    fill(page, reasons="经核对监测报告原件，情况属实。")
    press(page, "Uphold")

    page = first(f"/regulator/credit/agencies/{agency.organisation.credit_code}/")
    faults += looks_right(first)
    notice = page.locator("#notice")
    words = {"notice-kind": "suspension", "notice-reason": "使用其他项目的监测数据。"}
    fill(notice, **words)
    press(notice, "Notify the agency")
    case = Sanction.objects.get()
    say(accused("/agency/reputation/"), "Send the statement", "接受处理，已全面自查。")
    page = first(f"/regulator/credit/sanctions/{case.number}/")
    say(page, "Propose the sanction", "事实清楚，建议暂停。")
    greyed = page.get_by_role("button", name="Confirm the sanction")
    assert greyed.get_attribute("aria-disabled") == "true"
    faults += looks_right(first)
    page = second(f"/regulator/credit/sanctions/{case.number}/")
    press(page, "Confirm the sanction")

    agency.refresh_from_db()
    assert agency.status == AgencyStatus.SUSPENDED
    assert str(agency) in says(public("/sanctions/"))
    faults += looks_right(public)
    assert faults == []


def test_the_button_of_a_suspended_agency_is_greyed_with_the_reason(offer, visit_as):
    owner = visit_as(make_owner().membership)
    owner.prefer(language="en")
    page = owner(f"/shelf/{offer.pk}/")
    assert page.get_by_role("button", name="Put into the basket").is_enabled()
    sanctioned(offer.agency)
    page.reload()
    button = page.get_by_role("button", name="Put into the basket")
    reason = page.locator("#" + button.get_attribute("aria-describedby"))
    assert button.get_attribute("aria-disabled") == "true"
    assert "may not take new work" in reason.inner_text()
    assert looks_right(owner) == []
