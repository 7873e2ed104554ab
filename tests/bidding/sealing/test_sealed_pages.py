"""Pages of sealed bids: the bid, its receipt, the opening, the passphrase, the offline command."""

import base64
import json
import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from bidding import actions
from bidding.models import OpeningKey, SealedBid
from bidding.queries.draws import entrant_id
from tests.bidding.market import CLOSES, at, bidder_of
from tests.bidding.sealing.market import PASSPHRASE, SealedMarket, sealed
from tests.bidding.test_notice_pages import clock
from tests.factories import AgencyFactory

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
PRICES = [9_500_000, 9_000_000, 10_000_000]


@pytest.fixture
def market():
    return SealedMarket()


def url(name, procurement):
    return reverse(f"bidding:{name}", args=[procurement.number])


def posted(procurement, agency, fen=9_000_000, sequence=1):
    content = sealed(procurement, agency, sequence, fen)
    return {"sequence": sequence, "sealed-bid": base64.b64encode(content).decode()}


def test_a_bidder_sends_a_sealed_bid_and_gets_its_receipt(market, sign_in, clock):
    procurement, agency = market.published(), AgencyFactory()
    browser = sign_in(bidder_of(agency).membership)
    listed = browser.get(reverse("bidding:opportunities"))
    assert url("bid", procurement) in listed.text
    page = browser.get(url("bid", procurement))
    assert not re.search(r'<input[^>]*name="[^"]*"[^>]*data-field', page.text)
    answer = browser.post(url("bid", procurement), posted(procurement, agency), follow=True)
    bid = SealedBid.objects.get()
    assert bid.digest in answer.text and bid.head in answer.text
    assert "data:image/svg+xml" in answer.text
    again = browser.get(url("bid", procurement)).text
    assert 'data-sequence="2"' in again and bid.digest in again


def test_the_page_of_a_bid_says_line_by_line_what_is_missing(market, sign_in, clock):
    procurement, agency = market.published(), AgencyFactory()
    browser = sign_in(bidder_of(agency).membership)
    assert "tag--bad" not in browser.get(url("bid", procurement)).text
    agency.status = "suspended"
    agency.save()
    page = browser.get(url("bid", procurement))
    assert "tag--bad" in page.text and not page.context["is_eligible"]


def test_a_receipt_is_only_its_agency_s(market, sign_in, clock):
    procurement = market.published()
    (agency,) = market.bids(procurement, [9_000_000])
    address = reverse("bidding:receipt", args=[SealedBid.objects.get().digest])
    assert sign_in(bidder_of(agency).membership).get(address).status_code == 200
    assert sign_in(bidder_of(AgencyFactory()).membership).get(address).status_code == 404


@pytest.mark.parametrize("content", ["", "§§", "QUJD"])
def test_what_is_not_sealed_is_answered_with_a_sentence(market, sign_in, clock, content):
    procurement, agency = market.published(), AgencyFactory()
    browser = sign_in(bidder_of(agency).membership)
    answer = browser.post(url("bid", procurement), {"sequence": 1, "sealed-bid": content})
    assert answer.status_code == 422
    assert not SealedBid.objects.exists()


def test_nobody_sees_before_closing_how_many_have_bid(market, sign_in, client, clock):
    procurement = market.published()
    pages = [url(name, procurement) for name in ("notice", "opening")]
    owner = sign_in(market.handler.membership)

    def seen():
        texts = [client.get(page).text for page in pages]
        texts.append(owner.get(url("owned", procurement)).text)
        changing = r'csrfmiddlewaretoken" value="[^"]*"|datetime="[^"]*">[^<]*'
        return [re.sub(changing, "", text) for text in texts]

    before = seen()
    market.bids(procurement, PRICES)
    assert seen() == before


def test_the_offline_command_writes_a_file_that_is_taken(
    market, sign_in, client, clock, tmp_path, capsys
):
    procurement, agency = market.published(), AgencyFactory()
    file = tmp_path / "notice.json"
    file.write_bytes(client.get(url("sealing_file", procurement)).content)
    call_command("seal_bid", str(file), entrant_id(agency), "1", "amount_fen=95000.01", "days=18")
    made = tmp_path / f"{procurement.number}-bid-1.json"
    key = json.loads((tmp_path / f"{procurement.number}-bid-1-key.json").read_text())
    assert "9500001" not in made.read_text()
    browser = sign_in(bidder_of(agency).membership)
    with made.open("rb") as upload:
        browser.post(url("bid", procurement), {"file": upload})
    bid = SealedBid.objects.get()
    assert bid.digest in capsys.readouterr().out
    actions.close(procurement=procurement, clock=at(CLOSES))
    assert len(key["keys"][procurement.number]["ephemeral"]) == 64


def test_the_offline_command_refuses_a_price_outside_the_range(market, client, clock, tmp_path):
    procurement = market.published()
    file = tmp_path / "notice.json"
    file.write_bytes(client.get(url("sealing_file", procurement)).content)
    for yuan, days in (("1", "10"), ("100000", "99"), ("many", "10")):
        with pytest.raises(CommandError):
            call_command("seal_bid", str(file), "A", "1", f"amount_fen={yuan}", f"days={days}")


def test_owner_and_regulator_release_on_the_page_of_the_opening(market, sign_in, client, clock):
    clock(CLOSES)
    procurement, agencies = market.closed_with(PRICES)
    digest = SealedBid.objects.first().digest
    assert digest in client.get(url("opening", procurement)).text
    for actor in (market.handler, market.regulator):
        browser = sign_in(actor.membership)
        assert 'name="passphrase"' in browser.get(url("opening", procurement)).text
        browser.post(url("release", procurement), {"passphrase": PASSPHRASE})
    shown = client.get(url("opening", procurement)).text
    assert all(entrant_id(each) in shown for each in agencies)
    assert "¥90,000.00" in shown


def test_a_wrong_passphrase_is_answered_with_a_sentence(market, sign_in):
    procurement, _agencies = market.closed_with(PRICES)
    browser = sign_in(market.handler.membership)
    answer = browser.post(url("release", procurement), {"passphrase": "not this one"})
    assert answer.status_code == 422
    assert "打不开您的密钥分片" in answer.text


def test_the_opening_waits_on_the_desks_of_owner_and_regulator(market, sign_in):
    procurement, _agencies = market.closed_with(PRICES)
    owned = sign_in(market.handler.membership).get(url("owned", procurement)).text
    overseen = sign_in(market.regulator.membership).get(reverse("bidding:oversight")).text
    for page in (owned, overseen):
        assert url("opening", procurement) in page


def test_a_passphrase_is_set_when_typed_twice_and_long_enough(market, sign_in):
    browser = sign_in(market.handler.membership)
    page = reverse("bidding:passphrase")
    for one, other in (("short", "short"), ("long enough words", "other words here")):
        assert browser.post(page, {"passphrase": one, "again": other}).status_code == 422
    known = OpeningKey.objects.count()
    assert (
        browser.post(page, {"passphrase": "a b c d e f g", "again": "a b c d e f g"}).status_code
        == 302
    )
    assert OpeningKey.objects.count() == known + 1


def test_other_methods_have_no_opening(market, client, sign_in):
    procurement = market.published(method="random_draw", terms=None)
    assert client.get(url("opening", procurement)).status_code == 404
    assert client.get(url("sealing_file", procurement)).status_code == 404
