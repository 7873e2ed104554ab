"""Several envelopes in one procurement: each has its own key, hashes, shares and opening."""

import base64
from dataclasses import dataclass

import pytest
from django.urls import reverse

from bidding import actions
from bidding.actions import sealing
from bidding.methods.registry import method
from bidding.models import OpenedBid, SealedBid
from bidding.queries import receipts
from bidding.queries import sealing as queries
from bidding.queries.draws import entrant_id
from bidding.sealing import bids, hpke
from bidding.sealing.contents import BidField, FieldKind, price_and_days
from core.models import ChainEntry
from tests.bidding.market import AT, CLOSES, at, bidder_of
from tests.bidding.sealing.market import CEILING, FLOOR, SealedMarket
from tests.bidding.test_notice_pages import clock
from tests.factories import AgencyFactory

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
PROPOSAL = (BidField("proposal", FieldKind.TEXT, "Proposal", 1, 4000),)
TEXT = "方案 of many words"


@dataclass
class TwoEnvelopes(SealedMarket):
    """A price and a proposal are sent together; the price is opened first."""

    def sealed_pair(self, procurement, agency, fen, text=TEXT, swapped=False):
        contents = {"bid": {"amount_fen": fen, "days": 9}, "proposal": {"proposal": text}}
        sealed = {}
        for envelope in queries.taking_bids(procurement):
            other = {"bid": "proposal", "proposal": "bid"}[envelope.name]
            sealed[envelope.name] = hpke.seal(
                bids.encode(contents[other if swapped else envelope.name]),
                to=bytes.fromhex(envelope.public_key),
                info=bids.info(envelope.number, entrant_id(agency), 1),
                ephemeral=f"{envelope.number} {fen}".encode().ljust(32)[:32],
            )
        return sealed

    def send(self, procurement, agency, sealed):
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=bidder_of(agency),
            clock=at(AT),
            bid={"sequence": 1, "sealed": sealed},
        )

    def closed(self, prices=(9_000_000, 9_500_000, 10_000_000)):
        procurement, agencies = self.published(), AgencyFactory.create_batch(len(prices))
        for agency, fen in zip(agencies, prices, strict=True):
            self.send(procurement, agency, self.sealed_pair(procurement, agency, fen))
        return actions.close(procurement=procurement, clock=at(CLOSES))


@pytest.fixture
def market(monkeypatch):
    found = method("lowest_price")
    monkeypatch.setattr(type(found), "envelopes", ("bid", "proposal"))
    monkeypatch.setattr(
        type(found),
        "fields",
        lambda self, procurement, envelope: (
            PROPOSAL if envelope == "proposal" else price_and_days(FLOOR, CEILING, 20)
        ),
    )
    return TwoEnvelopes()


def test_each_envelope_has_a_key_and_shares_of_its_own_in_the_notice(market):
    procurement = market.published()
    told = ChainEntry.objects.get(chain=procurement.chain, kind="notice").payload["sealing"]
    one, other = told["envelopes"]["bid"], told["envelopes"]["proposal"]
    assert one["public_key"] != other["public_key"]
    assert not set(one["shares"].values()) & set(other["shares"].values())
    numbers = [each.number for each in queries.taking_bids(procurement)]
    assert numbers == [procurement.number, f"{procurement.number}/proposal"]


def test_all_hashes_are_published_at_the_deadline_but_one_envelope_is_opened(market):
    procurement = market.closed()
    assert [
        len(queries.published(each)["digests"]) for each in procurement.envelopes.order_by("id")
    ] == [3, 3]
    actions.run_due(at=CLOSES)
    procurement = market.release(procurement, "owner")
    assert procurement.status == "selected"
    assert {each.bid.envelope.name for each in OpenedBid.objects.all()} == {"bid"}
    proposal = queries.envelope_of(procurement, "proposal")
    assert not proposal.releases.exists() and proposal.opened_at is None
    with pytest.raises(sealing.WrongStatus):
        market.release(procurement, "regulator")


def test_a_bid_is_whole_or_not_taken(market):
    procurement, agency = market.published(), AgencyFactory()
    sealed = market.sealed_pair(procurement, agency, 9_000_000)
    with pytest.raises(sealing.NotSealed):
        market.send(procurement, agency, {"bid": sealed["bid"]})
    assert not SealedBid.objects.exists()


def test_what_lies_in_the_wrong_envelope_is_no_bid(market):
    procurement = market.published()
    agencies = AgencyFactory.create_batch(4)
    for agency, fen in zip(agencies[:3], (9_000_000, 9_100_000, 9_200_000), strict=True):
        market.send(procurement, agency, market.sealed_pair(procurement, agency, fen))
    swapped = market.sealed_pair(procurement, agencies[3], 8_900_000, swapped=True)
    market.send(procurement, agencies[3], swapped)
    procurement = actions.close(procurement=procurement, clock=at(CLOSES))
    actions.run_due(at=CLOSES)
    assert market.release(procurement, "owner").places.count() == 3


def test_texts_are_in_the_chain_by_their_hash_only(market):
    procurement = market.closed()
    envelope = queries.envelope_of(procurement, "proposal")
    bid = SealedBid.objects.filter(envelope=envelope).select_related("envelope").first()
    opened = OpenedBid.objects.create(
        bid=bid, content={"proposal": TEXT}, opener="shares", opened_at=CLOSES
    )
    told = sealing._told(opened)
    assert set(told) == {"proposal_sha256"} and TEXT not in str(told)


def test_every_envelope_has_its_receipt_and_the_receipts_lead_to_each_other(market, sign_in, clock):
    procurement, agency = market.published(), AgencyFactory()
    browser = sign_in(bidder_of(agency).membership)
    page = browser.get(reverse("bidding:bid", args=[procurement.number])).text
    assert 'name="sealed-bid"' in page and 'name="sealed-proposal"' in page
    sealed = market.sealed_pair(procurement, agency, 9_000_000)
    data = {f"sealed-{name}": base64.b64encode(part).decode() for name, part in sealed.items()}
    answer = browser.post(
        reverse("bidding:bid", args=[procurement.number]), {"sequence": 1, **data}, follow=True
    )
    first, second = SealedBid.objects.order_by("id")
    assert first.digest in answer.text
    assert reverse("bidding:receipt", args=[second.digest]) in answer.text
    assert receipts.receipt_file(second)["number"] == f"{procurement.number}/proposal"
    assert len(receipts.checks(receipts.receipt_file(second))) == 2


def test_the_page_of_the_opening_shows_every_envelope(market, client):
    procurement = market.closed()
    shown = client.get(reverse("bidding:opening", args=[procurement.number])).text
    for bid in SealedBid.objects.all():
        assert bid.digest in shown
    assert f"{procurement.number}/proposal" in shown
