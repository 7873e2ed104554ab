"""Every bidder is told its place, the rule, the numbers that decided, and what it can do."""

import pytest
from django.urls import reverse

from bidding import actions
from bidding.models import SealedBid
from bidding.queries.debriefs import debrief, told_to
from tests.bidding.market import AT, CLOSES, at, bidder_of
from tests.bidding.sealing.market import CEILING, LATER, SealedMarket
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return SealedMarket()


def public(market, prices):
    procurement, agencies = market.opened_with(prices)
    return actions.publicise(procurement=procurement, at=LATER), agencies


def test_a_loser_is_told_its_place_and_the_numbers_that_decided(market):
    procurement, agencies = public(market, [9_000_000, 9_500_000, 10_000_000])
    told = debrief(procurement, agencies[2])
    assert (told.place.place, told.places) == (3, 3)
    assert told.why == "Place 3 of 3 by price: ¥100,000.00; the lowest wins."
    assert told.first.agency == agencies[0] and "¥90,000.00" in told.why_first
    assert told.object_until == procurement.publicity_until


def test_who_bid_outside_the_range_is_told_so(market):
    procurement, agencies = public(market, [9_000_000, 9_500_000, CEILING + 1])
    told = debrief(procurement, agencies[2])
    assert told.place is None
    assert told.why == "Out: ¥120,000.01 is above the ceiling of ¥120,000.00."


def test_who_sent_nothing_readable_is_told_so(market):
    procurement = market.published()
    market.bids(procurement, [9_000_000, 9_500_000])
    agency = AgencyFactory()
    actions.sign_up(
        procurement=procurement,
        agency=agency,
        by=bidder_of(agency),
        clock=at(AT),
        bid={"sequence": 1, "sealed": {"bid": bytes(48 + 1024)}},
    )
    actions.close(procurement=procurement, clock=at(CLOSES))
    actions.run_due(at=CLOSES)
    procurement = market.release(procurement, "owner")
    assert SealedBid.objects.count() == 3
    assert debrief(procurement, agency).why == "Your bid holds no price that can be read."


def test_where_nobody_wins_the_bidder_is_told_why(market):
    procurement, agencies = market.opened_with([1, 2, 3])
    assert list(told_to(agencies[0])) == [procurement]
    assert "below the floor" in debrief(procurement, agencies[0]).why


def test_the_page_is_for_who_took_part_and_only_once_the_result_is_public(market, sign_in):
    procurement, agencies = market.opened_with([9_000_000, 9_500_000, 10_000_000])
    address = reverse("bidding:debrief", args=[procurement.number])
    browser = sign_in(bidder_of(agencies[1]).membership)
    assert browser.get(address).status_code == 404
    actions.publicise(procurement=procurement, at=LATER)
    assert "¥95,000.00" in browser.get(address).text
    assert address in browser.get(reverse("bidding:selections")).text
    assert sign_in(bidder_of(AgencyFactory()).membership).get(address).status_code == 404
