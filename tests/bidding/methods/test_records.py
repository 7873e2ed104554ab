"""A result can be worked out again from what the market keeps."""

import pytest

from bidding.methods.direct.actions import confirm_selection
from bidding.methods.protocol import Reason
from bidding.methods.registry import method_of
from bidding.queries.draws import entrant_id
from tests.bidding.market import AT, DrawMarket, bidder_of

pytestmark = pytest.mark.django_db


def drawn():
    return DrawMarket().drawn(entrants=5)


def taken():
    procurement = DrawMarket().offered()
    by = bidder_of(procurement.direct_terms.asked_agency)
    confirm_selection(procurement=procurement, by=by, at=AT)
    return procurement


@pytest.mark.parametrize("decided", [drawn, taken])
def test_the_rule_gives_the_kept_places_again(decided):
    procurement = decided()
    method = method_of(procurement)
    again = [
        (place.entrant, place.amount_fen, place.days, place.reason.as_json())
        for place in method.outcome(method.case(procurement)).places
    ]
    assert again == [
        (entrant_id(each.agency), each.amount_fen, each.days, each.reason)
        for each in procurement.places.select_related("agency__organisation").order_by("place")
    ]


@pytest.mark.parametrize("decided", [drawn, taken])
def test_every_kept_reason_reads_as_a_sentence(decided):
    for place in decided().places.order_by("place"):
        assert "%(" not in Reason(**place.reason).sentence


def test_a_method_of_competitions_asks_no_single_agency():
    procurement = drawn()
    agency = procurement.places.order_by("place")[0].agency
    assert not method_of(procurement).waiting_for(agency).exists()
