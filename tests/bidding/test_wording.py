"""Unfair wording is explained while it is typed, and its fair wording is one button away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bidding import actions
from bidding.errors import UnfairWording
from bidding.models import Attachment, DraftPage, OwnRequirement, Question
from bidding.notice_text import unfair_clauses
from tests.bidding.market import AT, DrawMarket, at, bidder_of, publish, regulator
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import begin, page_url, send
from tests.factories import AgencyFactory, MembershipFactory, QualificationTypeFactory

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
UNFAIR = "仅限本市企业报名"
FAIR = "具备所需资质的机构均可报名，不论来自何处"


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def browser(market, sign_in):
    found = sign_in(market.handler.membership)
    found.cookies["django_language"] = "en"
    return found


def test_the_script_hears_why_where_and_what_instead_and_nothing_is_kept(browser):
    text = f"编制𠮷报告。\n{UNFAIR}，工期三十日。"
    (told,) = browser.post(reverse("bidding:wording"), {"text": text}).json()["findings"]
    assert "art. 9" in told["sentence"] and "仅限本市企业" in told["sentence"]
    assert text[told["begin"] : told["end"]] == UNFAIR
    assert told["wording"] == FAIR and FAIR in told["offer"]
    assert browser.post(reverse("bidding:wording"), {"text": "编制报告"}).json()["findings"] == []
    assert browser.post(reverse("bidding:wording")).json()["findings"] == []
    assert not DraftPage.objects.exists()


def test_who_asks_about_wording(sign_in, client):
    url = reverse("bidding:wording")
    assert client.post(url).status_code in (302, 403)
    assert sign_in(MembershipFactory(agency=True)).post(url).status_code == 403
    assert sign_in(regulator().membership).post(url).status_code == 200


def test_without_script_a_button_of_the_step_puts_the_fair_wording_there(market, browser):
    draft = begin(browser, market)
    page = send(browser, draft.number, "requirements", {"scope": f"编制报告，{UNFAIR}"})
    assert page.status_code == 422
    assert 'name="reword" value="scope"' in page.text and FAIR in page.text
    typed = {"scope": f"编制报告，{UNFAIR}", "reword": "scope", "version": 1}
    answer = browser.post(page_url(draft.number, "requirements"), typed)
    assert answer.url == page_url(draft.number, "requirements")
    assert DraftPage.objects.get().typed == {"scope": [f"编制报告，{FAIR}"]}
    stranger = typed | {"reword": "nothing", "version": 2}
    assert browser.post(page_url(draft.number, "requirements"), stranger).status_code == 302


def test_an_amendment_with_the_fair_wording_is_read_before_it_is_sent(market, browser, monkeypatch):
    monkeypatch.setattr("bidding.views.amendments.database_now", at(AT))
    procurement = market.published()
    url = reverse("bidding:amend", args=[procurement.number])
    sent = {
        "title": procurement.title,
        "scope": UNFAIR,
        f"days_{market.item.code}": 20,
        "closes_at": "2026-11-26T10:00",
        "reason": "补充",
    }
    page = browser.post(url, sent)
    assert page.status_code == 422 and 'name="reword" value="scope"' in page.text
    page = browser.post(url, sent | {"reword": "scope"})
    assert page.status_code == 422 and FAIR in page.text
    assert "Read it, then send it again." in page.text
    assert browser.post(url, sent | {"scope": FAIR}).status_code == 302


def test_an_unfair_answer_keeps_its_place_with_what_was_typed(market, browser):
    procurement, agency = market.published(), AgencyFactory()
    question = actions.ask(
        procurement=procurement, agency=agency, text="需要监测吗？", by=bidder_of(agency),
        clock=lambda: AT,
    )  # fmt: skip
    url = reverse("bidding:answer", args=[question.pk])
    page = browser.post(url, {"text": f"需要，{UNFAIR}"})
    assert page.status_code == 422
    assert f"需要，{UNFAIR}</textarea>" in page.text and FAIR in page.text
    assert browser.post(url, {"text": ""}).status_code == 422
    assert Question.objects.get().answered_at is None
    assert browser.post(url, {"text": "需要"}).status_code == 302


def test_the_name_of_a_file_keeps_nobody_out(market, browser):
    draft = begin(browser, market)
    file = SimpleUploadedFile(f"{UNFAIR}.pdf", b"%PDF-1.7\n%%EOF")
    page = browser.post(reverse("bidding:attachments", args=[draft.number]), {"file": file})
    assert page.status_code == 422 and "art. 9" in page.text
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("part", ["scope", "major"])
def test_no_text_of_a_notice_goes_out_unfair(market, part):
    draft = market.approved()
    if part == "scope":
        draft.scope = UNFAIR
        draft.save()
    else:
        OwnRequirement.objects.create(
            procurement=draft, qualification=QualificationTypeFactory(is_personal=True),
            alternative=1, practitioners=1, major="本市社保在缴",
        )  # fmt: skip
    with pytest.raises(UnfairWording) as caught:
        publish(procurement=draft, by=market.handler, at=AT)
    assert caught.value.findings and "art. " in str(caught.value)


def test_criteria_of_a_proposal_keep_nobody_out(market, browser):
    draft = begin(browser, market)
    typed = {
        "method": "best_value", "floor_fen": "80000", "price_weight": "50", "credit_weight": "20",
        "days_weight": "10", "proposal_weight": "20",
        "criteria": "方案 60\n在本市设有分公司的加分 40",
    }  # fmt: skip
    page = send(browser, draft.number, "method", typed)
    assert page.status_code == 422 and "art. 13" in page.text
    assert unfair_clauses(typed["criteria"])
