"""Receipts of sealed bids: signed files that anybody holds against the published list."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from bidding import actions
from bidding.models import SealedBid
from bidding.queries import receipts
from core import seals, verify_chain
from tests.bidding.market import CLOSES, at, bidder_of
from tests.bidding.sealing.market import SealedMarket
from tests.bidding.test_notice_pages import clock
from tests.factories import AgencyFactory

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
PRICES = [9_500_000, 9_000_000, 10_000_000]


@pytest.fixture
def market():
    return SealedMarket()


def answered(file: object) -> tuple[int, str]:
    browser = Client()
    browser.cookies["django_language"] = "en"
    content = file if isinstance(file, bytes) else json.dumps(file).encode()
    sent = {"file": SimpleUploadedFile("receipt.json", content)}
    answer = browser.post("/verify/receipt/", sent)
    return answer.status_code, answer.content.decode()


def second_receipt(market):
    procurement = market.published()
    market.bids(procurement, PRICES)
    return procurement, receipts.receipt_file(SealedBid.objects.get(position=2))


def test_a_bidder_downloads_a_receipt_that_the_script_verifies(market, sign_in, clock):
    procurement = market.published()
    (agency,) = market.bids(procurement, PRICES[:1])
    bid = SealedBid.objects.get()
    browser = sign_in(bidder_of(agency).membership)
    address = reverse("bidding:receipt_file", args=[bid.digest])
    assert address in browser.get(reverse("bidding:receipt", args=[bid.digest])).text
    answer = browser.get(address)
    assert answer["Content-Type"] == "application/json"
    receipt = json.loads(answer.content)
    assert "position" not in receipt
    assert all(right for right, _what in verify_chain.checks([receipt]))
    stranger = sign_in(bidder_of(AgencyFactory()).membership)
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("name", [*receipts.FACTS])
def test_no_fact_of_a_receipt_can_be_changed(market, name):
    _procurement, receipt = second_receipt(market)
    changed = receipt | {name: receipt[name] + 1 if name == "sequence" else receipt[name] + "0"}
    assert not next(verify_chain.checks([changed]))[0]
    code, said = answered(changed)
    assert code == 200
    assert "Wrong: this receipt" in said


def test_before_the_deadline_only_the_signature_is_told(market):
    _procurement, receipt = second_receipt(market)
    assert len(receipts.checks(receipt)) == 2
    assert "The list of bids is published at the deadline" in answered(receipt)[1]


def test_after_the_deadline_the_bid_stands_in_the_list_where_its_receipt_says(market):
    procurement, receipt = second_receipt(market)
    actions.close(procurement=procurement, clock=at(CLOSES))
    assert [right for right, _sentence in receipts.checks(receipt)] == [True] * 4
    assert "the bid is where it says" in answered(receipt)[1]


@pytest.mark.parametrize(
    ("digests", "found"),
    [([0, 2], [True, True, False, False]), ([1, 2], [True, True, True, False])],
    ids=["dropped", "one before it dropped"],
)
def test_a_list_without_a_bid_is_shown_up_by_a_receipt(market, monkeypatch, digests, found):
    _procurement, receipt = second_receipt(market)
    all_bids = [bid.digest for bid in SealedBid.objects.order_by("position")]
    listed = {"digests": [all_bids[n] for n in digests]}
    monkeypatch.setattr(receipts, "published", lambda procurement: listed)
    assert [right for right, _sentence in receipts.checks(receipt)] == found


def test_a_receipt_signed_by_another_key_is_not_this_market_s(market):
    procurement = market.published()
    market.bids(procurement, PRICES[:1])
    with override_settings(SIGNING_KEY="another market"):
        receipt = receipts.receipt_file(SealedBid.objects.get())
    assert [right for right, _sentence in receipts.checks(receipt)] == [True, False]


def test_a_receipt_stays_right_under_a_new_key_where_the_old_one_signed_a_head(market):
    _procurement, receipt = second_receipt(market)
    assert seals.seal(at=CLOSES) is not None
    with override_settings(SIGNING_KEY="the next key"):
        assert [right for right, _sentence in receipts.checks(receipt)] == [True, True]


@pytest.mark.parametrize(
    "change",
    [{"scheme": "x"}, {"sequence": "1"}, {"number": 5}, {"number": "a\0"}, {"agency": "\ud800"}],
)
def test_what_is_no_receipt_is_refused_with_a_sentence(market, change):
    _procurement, receipt = second_receipt(market)
    for file in (receipt | change, b"{", [], {}):
        code, said = answered(file)
        assert code == 422
        assert "This is no receipt of a sealed bid" in said


def test_the_page_asks_for_a_file():
    assert Client().get("/verify/receipt/").status_code == 200
