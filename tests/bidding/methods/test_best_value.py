"""Best value: points by the weights of the notice, credit as it stood at closing."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from agencies.models import Score
from bidding import actions
from bidding.methods.best_value.models import BestValueWeights
from bidding.methods.best_value.outcome import best_value
from bidding.methods.protocol import Case, Entrant
from bidding.models import Award, Place, Procurement
from core.models import ChainEntry
from tests.bidding.market import AT, CLOSES
from tests.bidding.sealing.market import FLOOR, SealedMarket
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import check_url, send, typed_draft
from tests.factories import AgencyFactory

__all__ = ["clock"]
PARTS = ("price", "credit", "days")
WEIGHTS = {"price": 60, "credit": 30, "days": 10, "proposal": 0}
TERMS = {"floor_fen": 100, "ceiling_fen": 1000, "days": 20}
TERMS |= {f"{part}_weight": weight for part, weight in WEIGHTS.items()}


def of(name, fen, days, credit):
    return Entrant(name, fen, days, {"credit": credit})


bids = st.lists(
    st.builds(
        of,
        st.from_regex(r"[A-Z0-9]{4,8}", fullmatch=True),
        st.one_of(st.integers(90, 1010), st.sampled_from([200, 400])),
        st.sampled_from([5, 10, 20, 21]),
        st.sampled_from([0, 8000, 10_000]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda each: each.id,
)


def test_a_proposal_is_weighed_with_the_mean_of_its_panel_exactly():
    terms = TERMS | {"price_weight": 40, "credit_weight": 20, "days_weight": 0}
    terms |= {"proposal_weight": 40}
    good = Entrant("A", 500, 10, {"credit": 8000, "proposal": [9000, 9000, 9001]})
    cheap = Entrant("B", 400, 10, {"credit": 8000, "proposal": [5000, 6000, 5500]})
    places = best_value(Case((cheap, good), terms)).places
    # A 32 + 16 + 36.00…, B 40 + 16 + 22
    assert [each.entrant for each in places] == ["A", "B"]
    facts = places[0].reason.facts
    assert [facts[name] for name in ("total", "proposal", "experts")] == ["84.00", "90.00", 3]
    twin = replace(good, id="C", facts=good.facts | {"proposal": [9001, 9000, 9000]})
    assert best_value(Case((cheap, good, twin), terms)).to_draw == {"A": 1, "C": 1}


def test_the_example_of_the_documentation():
    case = Case((of("A", 400, 20, 8000), of("B", 500, 10, 9000), of("C", 800, 10, 10_000)), TERMS)
    places = best_value(case).places
    assert [each.entrant for each in places] == ["A", "B", "C"]
    # A 60 + 24 + 5, B 48 + 27 + 10, C 30 + 30 + 10
    assert [each.reason.facts["total"] for each in places] == ["89.00", "85.00", "70.00"]


@given(found=bids, data=st.data())
def test_blind_to_order_equals_drawn_most_points_first(found, data):
    case = Case(tuple(found), TERMS)
    tied = best_value(case).to_draw
    drawn = tuple(data.draw(st.permutations(list(tied))))
    case = replace(case, drawn=drawn)
    shuffled = replace(case, entrants=tuple(data.draw(st.permutations(found))))
    outcome = best_value(case)
    assert outcome == best_value(shuffled)
    valid = [each for each in found if 100 <= each.amount_fen <= 1000 and each.days <= 20]
    assert {each.entrant for each in outcome.places} == {each.id for each in valid}
    assert bool(outcome.nothing) == (not valid)
    bid = {each.id: each for each in valid}
    points = [_points(bid[each.entrant], valid) for each in outcome.places]
    assert points == sorted(points, reverse=True)
    for each in outcome.places:
        mine = bid[each.entrant]
        assert (each.amount_fen, each.days) == (mine.amount_fen, mine.days)


def _points(bid, valid):
    """The rule once more, as the notice says it."""
    price = Fraction(min(each.amount_fen for each in valid), bid.amount_fen)
    days = Fraction(min(each.days for each in valid), bid.days)
    return 60 * price + 30 * Fraction(bid.facts["credit"], 10_000) + 10 * days


class BestValueMarket(SealedMarket):
    method = "best_value"

    def drafted(self, **changes):
        terms = {"terms": {"floor_fen": FLOOR, "weights": WEIGHTS}}
        return super().drafted(**(terms | changes))


def score(agency, value, at):
    return Score.objects.create(
        agency=agency,
        formula="test",
        value=value,
        interval_low=0,
        interval_high=100,
        records=1,
        parts={},
        inputs={},
        as_of=at,
    )


@pytest.mark.django_db
def test_credit_counts_as_it_stood_at_closing():
    market = BestValueMarket()
    procurement = market.published()
    good, cheap, plain = AgencyFactory.create_batch(3)
    score(good, 100.0, AT)
    score(cheap, 20.0, AT)
    for agency, fen in ((good, 10_000_000), (cheap, 9_500_000), (plain, 10_100_000)):
        market.bid(procurement, agency, fen)
    actions.close(procurement=procurement, clock=lambda: CLOSES)
    score(cheap, 100.0, CLOSES + dt.timedelta(hours=1))  # too late for this procurement
    actions.run_due(at=CLOSES)
    market.release(Procurement.objects.get(pk=procurement.pk), "owner")
    assert Award.objects.get().agency == good
    reasons = Place.objects.order_by("place").values_list("reason", flat=True)
    # Without a contract so far an agency has the mean of all.
    assert [each["facts"]["credit"] for each in reasons] == ["100.00", "80.00", "20.00"]
    notice = ChainEntry.objects.get(chain=procurement.chain, kind="notice")
    assert notice.payload["weights"] == WEIGHTS


@pytest.mark.django_db
@pytest.mark.parametrize("weights", [(60, 30, 20), (0, 50, 50)])
def test_the_database_refuses_weights_that_are_not_100_or_forget_the_price(weights):
    procurement = BestValueMarket().drafted()
    BestValueWeights.objects.filter(pk=procurement.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        BestValueWeights.objects.create(
            procurement=procurement, **dict(zip(PARTS, weights, strict=True))
        )


@pytest.mark.django_db
def test_an_owner_fixes_the_weights_on_the_form_and_reads_them_on_the_notice(
    sign_in, client, clock
):
    market = BestValueMarket()
    browser = sign_in(market.handler.membership)
    weights = {"price": 60, "credit": 30, "days": 20, "proposal": 0}
    typed = {f"{part}_weight": str(weight) for part, weight in weights.items()}
    terms = {"floor_fen": "80000", **typed}
    draft = typed_draft(browser, market, method="best_value", **terms)
    assert browser.post(check_url(draft.number)).status_code == 422
    assert not BestValueWeights.objects.exists()
    right = {"method": "best_value", **terms, "days_weight": "10"}
    send(browser, draft.number, "method", right, version=1)
    assert browser.post(check_url(draft.number)).status_code == 302
    made = BestValueWeights.objects.get()
    assert (made.as_json(), str(made)) == (WEIGHTS, f"{made.procurement_id} 60/30/10/0")
    notice = client.get(reverse("bidding:notice", args=[market.published().number]))
    assert "60 %" in notice.content.decode()
