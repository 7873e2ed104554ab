"""Every form sent twice: the second is answered with a sentence and changes nothing."""

import json
import re

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agencies.entry.states import AgencyStatus
from agencies.models import Complaint
from bidding import actions
from bidding.models import Award, SignUp
from billing.actions.desk import take_counter_payment
from billing.models import FeeNotice, Journal, PayeeAccount, Payment, Payout, Refund
from contracts.models import Contract, Deliverable, Rating
from contracts.queries.text import paper_of
from core.clock import local_date, now
from core.models import ChainEntry, OutboxMessage, StatusChange
from marketplace.shop import shelf
from tests.agencies import market as supervision
from tests.bidding.market import AT, DrawMarket, bidder_of, owner_secret
from tests.clocks import beginning_at
from tests.contracts import world
from tests.contracts.pdf import small_pdf
from tests.factories import AgencyFactory, FeeNoticeFactory, MembershipFactory

pytestmark = pytest.mark.django_db

# What an act leaves behind; a second one may leave nothing more.
TRACES = (
    Award, ChainEntry, Complaint, Contract, Deliverable, FeeNotice, Journal, OutboxMessage,
    Payment, PayeeAccount, Payout, Rating, Refund, SignUp, StatusChange,
)  # fmt: skip


def traces():
    return {model.__name__: model.objects.count() for model in TRACES}


def sentence_of(answer, browser) -> str:
    """What the page says, after the redirect if there is one."""
    if answer.status_code == 302:
        answer = browser.get(answer.headers["Location"])
    text = re.sub(r"<[^>]+>", " ", answer.text[answer.text.index("<main") :])
    return " ".join(text.split())


def twice(browser: Client, address: str, data: dict | None = None) -> str:
    """Send a form twice in English; the sentence that answers the second."""
    browser.cookies["django_language"] = "en"
    form = data or {}
    before = traces()
    first = browser.post(address, form)
    assert first.status_code == 302, (address, sentence_of(first, browser))
    after = traces()
    assert after != before, address
    browser.get(first.headers["Location"])  # reads its message away
    for value in form.values():
        if hasattr(value, "seek"):
            value.seek(0)
    second = browser.post(address, form)
    assert traces() == after, address
    assert second.status_code in (302, 403, 404, 409, 422)
    return sentence_of(second, browser)


@pytest.fixture
def market_time():
    """The day on which the small market of bidding's tests is open."""
    with beginning_at(AT):
        yield


@pytest.mark.usefixtures("market_time")
def test_procurement_acts(sign_in):
    market = DrawMarket()
    draft = market.drafted()
    actions.propose(procurement=draft, by=market.handler, at=AT)
    handler = sign_in(market.handler.membership)
    approver = sign_in(market.approver.membership)
    base = f"/buyer/procurements/{draft.number}"
    changed = "the state has changed meanwhile"
    assert changed in twice(approver, f"{base}/approve/")
    sent = {"secret": json.dumps(owner_secret(draft).as_json())}
    assert changed in twice(handler, f"{base}/publish/", sent)
    cancelled = twice(handler, f"{base}/cancel/", {"reason": "停建"})
    assert "It can no longer be cancelled" in cancelled


@pytest.mark.usefixtures("market_time")
def test_sign_up_and_withdrawal(sign_in):
    market, agency = DrawMarket(), AgencyFactory()
    published = market.published()
    browser = sign_in(bidder_of(agency).membership)
    base = f"/agency/opportunities/{published.number}"
    twice(browser, f"{base}/sign-up/")
    twice(browser, f"{base}/withdraw/")
    assert SignUp.objects.get().status == "withdrawn"


@pytest.mark.usefixtures("market_time")
def test_direct_selection_is_answered_once(sign_in):
    market = DrawMarket()
    line = market.offer()
    offered = market.offered(line)
    browser = sign_in(bidder_of(line.offer.agency).membership)
    twice(browser, f"/agency/selections/{offered.number}/confirm/")
    assert Award.objects.count() == Contract.objects.count() == 1


def test_a_contract_is_signed_delivered_accepted_and_rated_once(sign_in):
    deal = world.drafted(amount_fen=2_000_000)
    number = deal.contract.number
    seller, buyer = sign_in(deal.agency), sign_in(deal.owner)
    shown = {"shown_sha256": paper_of(deal.again()).sha256, "agrees": "on"}
    assert "already signed" in twice(seller, f"/agency/contracts/{number}/sign/", shown)
    shown["shown_sha256"] = paper_of(deal.again()).sha256
    assert "already signed" in twice(buyer, f"/buyer/contracts/{number}/sign/", shown)
    world.pay(deal)
    file = SimpleUploadedFile("报告.pdf", small_pdf())
    step = f"/agency/contracts/{number}/milestones/1/deliver/"
    assert "The work is delivered" in twice(seller, step, {"file": file})
    step = f"/buyer/contracts/{number}/milestones/1/accept/"
    assert "no delivered work to accept" in twice(buyer, step)
    marks = dict.fromkeys(world.MARKS, "5")
    rated = twice(buyer, f"/buyer/contracts/{number}/rate/", marks)
    assert "A contract is rated once" in rated
    address = f"/agency/contracts/{number}/reply/"
    assert seller.post(address, {"text": "谢谢"}).status_code == 302
    again = seller.post(address, {"text": "另一回复"})
    assert again.status_code == 403
    assert "You have replied to this rating." in again.text
    assert Rating.objects.get().reply == "谢谢"


def test_money_moves_once(sign_in):
    notice, clerk = FeeNoticeFactory(), MembershipFactory(finance=True)
    teller, checker = sign_in(clerk), sign_in(MembershipFactory(finance=True))
    cash = {"means": "cash", "amount_fen": "1000.00", "till": "1"}
    assert "nothing left to pay" in twice(teller, f"/finance/counter/?code={notice.code}", cash)
    payment = Payment.objects.get()
    ask = {"amount_fen": "1000.00", "reason": "误收"}
    twice(teller, f"/finance/payments/{payment.number}/refund/", ask)
    refund = f"/finance/refunds/{Refund.objects.get().number}/decide/"
    assert "Another person has to approve it" in teller.post(refund, {"decision": "approve"}).text
    assert "decided already" in twice(checker, refund, {"decision": "approve"})
    void = FeeNoticeFactory()
    assert "voided" in twice(teller, f"/finance/notices/{void.code}/", {"reason": "开错"})


def test_supervision_decides_once(sign_in):
    agency = AgencyFactory()
    complaint = supervision.complain(agency, at=now())
    officer = sign_in(supervision.regulator().membership)
    base = f"/regulator/complaints/{complaint.number}"
    twice(officer, f"{base}/admit")
    twice(officer, f"{base}/decide", {"reasons": "不实", "decision": "dismiss"})
    speaker = sign_in(supervision.staff_of(agency))
    second = supervision.complain(agency, at=now())
    officer.post(f"/regulator/complaints/{second.number}/admit")
    statement = f"/agency/reputation/complaints/{second.number}/statement"
    before = Complaint.objects.get(pk=second.pk).statement
    speaker.post(statement, {"text": "属实，已整改"})
    again = speaker.post(statement, {"text": "另一说法"})
    assert again.status_code == 403
    assert before != Complaint.objects.get(pk=second.pk).statement == "属实，已整改"


@pytest.mark.parametrize("status", [AgencyStatus.SUSPENDED, AgencyStatus.REMOVED])
def test_an_agency_out_of_the_market_finds_every_door_closed(sign_in, status):
    market = DrawMarket()
    line, published = market.offer(), market.published()
    agency = line.offer.agency
    shelf.put([line.offer], on=local_date(now()))
    offered = market.offered(line)
    agency.status = status
    agency.save()
    bidder = sign_in(bidder_of(agency, "admin").membership)
    owner = sign_in(market.handler.membership)
    doors = [
        (bidder, f"/agency/opportunities/{published.number}/sign-up/", {}),
        (bidder, f"/agency/selections/{offered.number}/confirm/", {}),
        (bidder, f"/agency/offers/{line.offer.pk}/relist/", {}),
        (bidder, f"/agency/offers/{line.offer.pk}/", {"price_fen": "1", "promised_days": "1"}),
        (owner, f"/shelf/{line.offer.pk}/add/", {}),
    ]
    before = traces()
    answers = {address: browser.post(address, data).status_code for browser, address, data in doors}
    assert set(answers.values()) == {403}, answers
    assert traces() == before
    assert not apps.get_model("basket", "Line").objects.exists()


def test_a_counter_payment_of_a_paid_notice_is_refused():
    notice = FeeNoticeFactory()
    teller = MembershipFactory(finance=True).as_actor()
    take_counter_payment(notice=notice, amount_fen=100_000, till="1", by=teller, at=now())
    with pytest.raises(Exception, match="nothing left"):
        take_counter_payment(notice=notice, amount_fen=1, till="1", by=teller, at=now())
