"""A notice after it is out: asked about, amended, confirmed; and run again where nobody got it."""

import pytest

from bidding import actions
from bidding.models import Procurement, SignUp
from core.clock import deadline, now
from core.models import Membership
from tests.bidding.market import DrawMarket
from tests.factories import AgencyFactory, MembershipFactory
from tests.journeys.steps import fill, follow, looks_right, press, says

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


@pytest.fixture
def desk(new_visitor, sign_in):
    """`desk(membership, javascript)` opens an English window of that person."""

    def build(membership: Membership, javascript: bool):
        visitor = new_visitor(sign_in(membership), javascript=javascript)
        visitor.prefer(language="en")
        return visitor

    return build


def ask_and_answer(agency, owner, number: str) -> list[str]:
    page = agency(f"/notices/{number}/")
    follow(page, "Ask a question")
    faults = looks_right(agency)
    fill(page, text="现状监测需要几个点位？")
    press(page, "Ask without your name")
    assert "Waits for the owner's answer" in says(page)
    page = owner(f"/buyer/procurements/{number}/")
    faults += looks_right(owner)
    fill(page, text="沿线布设六个点位。")
    press(page, "Answer in public")
    return faults


def amend(owner, approver, number: str) -> list[str]:
    page = owner(f"/buyer/procurements/{number}/")
    follow(page, "Amend the notice")
    faults = looks_right(owner)
    fill(page, scope="编制环境影响报告表，沿线布设六个监测点位。", reason="写明点位")
    press(page, "Ask for the approval")
    assert "The public reads the notice as it was" in says(page)
    faults += looks_right(owner)
    page = approver("/buyer/")
    faults += looks_right(approver)
    follow(page, "写明点位")
    faults += looks_right(approver)
    press(page, "Approve and publish the amendment")
    assert "The notice is amended." in says(page)
    return faults


@SCRIPTS
def test_a_question_leads_to_an_amendment_that_the_agency_confirms(desk, new_visitor, javascript):
    market, seller = DrawMarket(), AgencyFactory()
    number = market.published(closes_at=deadline(now(), 5)).number
    owner = desk(market.handler.membership, javascript)
    agency = desk(MembershipFactory(agency=True, organisation=seller.organisation), javascript)
    faults = ask_and_answer(agency, owner, number)
    page = agency("/agency/opportunities/")
    press(page, "Sign up")
    approver = desk(market.approver.membership, javascript)
    faults += amend(owner, approver, number)
    page = agency("/agency/opportunities/")
    assert "Unless you confirm, you are out at closing." in says(page)
    faults += looks_right(agency)
    press(page, "Confirm the sign-up")
    assert SignUp.objects.get().version == 1
    public = new_visitor(javascript=javascript)
    public.prefer(language="en")
    told = says(public(f"/notices/{number}/"))
    assert "沿线布设六个点位。" in told and "写明点位" in told
    assert str(seller) not in told
    assert faults + looks_right(public) == []


@SCRIPTS
def test_a_cancelled_need_is_run_again_from_its_page(desk, javascript):
    market = DrawMarket()
    first = market.published(closes_at=deadline(now(), 5))
    actions.cancel(procurement=first, reason="场地有变", by=market.handler, at=now())
    owner = desk(market.handler.membership, javascript)
    page = owner(f"/buyer/procurements/{first.number}/")
    faults = looks_right(owner)
    press(page, "Run it again")
    second = Procurement.objects.get(rerun_of=first)
    assert second.number in page.url
    assert f"Attempt 2 for this need, after {first.number}" in " ".join(says(page).split())
    assert faults + looks_right(owner) == []
