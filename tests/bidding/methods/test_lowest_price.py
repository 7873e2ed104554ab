"""The lowest price from notice to award: range, equals, explanations of low prices."""

import pytest

from bidding import actions
from bidding.methods.lowest_price import actions as verbs
from bidding.methods.lowest_price.models import Explanation
from bidding.models import Award
from bidding.queries.desks import waiting_for
from core.clock import deadline
from core.errors import Refused
from tests.bidding.market import CLOSES, after, bidder_of
from tests.bidding.sealing.market import CEILING, FLOOR, LATER, SealedMarket

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return SealedMarket()


def standing(procurement):
    places = procurement.places.order_by("place")
    return list(places.values_list("agency", "amount_fen"))


def test_the_lowest_price_inside_the_range_wins_at_its_own_price(market):
    procurement, agencies = market.opened_with(
        [10_000_000, FLOOR - 1, CEILING, CEILING + 1, 9_000_001]
    )
    assert standing(procurement) == [
        (agencies[4].pk, 9_000_001),
        (agencies[0].pk, 10_000_000),
        (agencies[2].pk, CEILING),
    ]
    award = Award.objects.get()
    assert (award.agency, award.amount_fen) == (agencies[4], 9_000_001)
    assert procurement.status == "selected"


def test_the_clock_takes_it_on_to_the_award(market):
    procurement, _agencies = market.opened_with([9_000_000, 9_100_000, 9_200_000])
    actions.run_due(at=LATER)
    procurement.refresh_from_db()
    actions.run_due(at=after(procurement.publicity_until))
    assert Award.objects.get().status == "confirmed"


def test_no_bid_inside_the_range_ends_it(market):
    procurement, _agencies = market.opened_with([1, 2, 3])
    assert (procurement.status, procurement.failure) == (
        "failed",
        "No bid lies between floor and ceiling.",
    )


def test_equals_go_to_the_draw_with_time_for_the_reveals(market):
    procurement, agencies = market.closed_with([9_000_000, 9_000_000, 9_500_000])
    actions.run_due(at=LATER)
    procurement = market.release(procurement, "owner", when=LATER)
    assert procurement.status == "evaluation"
    assert procurement.draw_at > LATER
    market.open_draw(procurement, LATER)
    market.hold(procurement)
    award = Award.objects.get()
    assert award.agency in agencies[:2] and award.amount_fen == 9_000_000
    assert standing(procurement)[2] == (agencies[2].pk, 9_500_000)


LOW = [8_000_000, 11_500_000, 11_600_000]


def test_an_abnormally_low_price_waits_for_its_explanation(market):
    procurement, agencies = market.opened_with(LOW)
    explanation = Explanation.objects.get()
    assert explanation.sign_up.agency == agencies[0]
    assert explanation.until == deadline(CLOSES, 1)
    assert (procurement.status, procurement.due_at) == ("evaluation", explanation.until)
    assert waiting_for(agencies[0]) == [procurement] and waiting_for(agencies[1]) == []


def explained(market):
    procurement, agencies = market.opened_with(LOW)
    explanation = Explanation.objects.get()
    by = bidder_of(agencies[0])
    verbs.explain(explanation=explanation, text="自有仪器，路程近。", by=by, at=LATER)
    return procurement, agencies, explanation


def test_an_accepted_price_wins(market):
    _procurement, agencies, explanation = explained(market)
    facts = {"is_accepted": True, "decision": "成本明细可信。", "by": market.handler, "at": LATER}
    procurement = verbs.judge(explanation=explanation, **facts)
    assert Award.objects.get().agency == agencies[0]
    with pytest.raises(Refused):
        verbs.judge(explanation=explanation, **facts)
    assert procurement.status == "selected"


def test_a_price_that_is_not_accepted_is_out(market):
    _procurement, agencies, explanation = explained(market)
    verbs.judge(
        explanation=explanation,
        is_accepted=False,
        decision="低于成本。",
        by=market.handler,
        at=LATER,
    )
    assert Award.objects.get().agency == agencies[1]
    assert Award.objects.get().amount_fen == 11_500_000


def test_who_does_not_explain_in_time_is_out(market):
    procurement, agencies = market.opened_with(LOW)
    until = Explanation.objects.get().until
    with pytest.raises(Refused):
        verbs.explain(
            explanation=Explanation.objects.get(), text="晚了", by=bidder_of(agencies[0]), at=until
        )
    assert actions.run_due(at=until) == [procurement.number]
    assert Award.objects.get().agency == agencies[1]


def test_the_owner_decides_only_about_what_was_explained_and_others_never(market):
    _procurement, agencies = market.opened_with(LOW)
    explanation = Explanation.objects.get()
    for by in (market.handler, market.approver, bidder_of(agencies[0])):
        with pytest.raises(Refused):
            verbs.judge(explanation=explanation, is_accepted=True, decision="x", by=by, at=LATER)
    with pytest.raises(Refused):
        verbs.explain(explanation=explanation, text="不是我的", by=bidder_of(agencies[1]), at=LATER)
