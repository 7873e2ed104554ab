"""The rules of the methods: pure, exact, and blind to the order of the entrants."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.methods.direct.outcome import take
from bidding.methods.protocol import Case, Entrant
from bidding.methods.random_draw.outcome import draw_decides
from tests.bidding.methods.open_price.outcome import lowest_first

names = st.from_regex(r"[A-Z0-9]{4,8}", fullmatch=True)
entrants = st.lists(
    st.builds(Entrant, names, st.integers(1, 10**12), st.integers(1, 1000)),
    min_size=1,
    max_size=12,
    unique_by=lambda each: each.id,
)
RULES = {"random draw": draw_decides, "open price": lowest_first}


@st.composite
def cases(draw) -> Case:
    """Entrants in any order, and, where chance is asked, a draw over all of them."""
    found = draw(entrants)
    drawn = draw(st.sampled_from([(), tuple(draw(st.permutations([e.id for e in found])))]))
    return Case(tuple(found), {"floor_fen": draw(st.integers(1, 10**12))}, drawn)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(case=cases(), data=st.data())
def test_the_order_of_the_entrants_never_matters(rule, case, data):
    shuffled = tuple(data.draw(st.permutations(case.entrants)))
    assert rule(replace(case, entrants=shuffled)) == rule(case)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(case=cases())
def test_everybody_stands_once_at_its_own_price_to_the_fen(rule, case):
    bid = {each.id: (each.amount_fen, each.days) for each in case.entrants}
    outcome = rule(case)
    placed = [each.entrant for each in outcome.places]
    assert len(placed) == len(set(placed))
    for each in outcome.places:
        assert (each.amount_fen, each.days) == bid[each.entrant]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(case=cases())
def test_an_outcome_is_places_or_a_draw_or_a_reason(rule, case):
    outcome = rule(case)
    assert sum(map(bool, (outcome.places, outcome.to_draw, outcome.nothing))) == 1


@given(case=cases())
def test_the_draw_orders_the_places(case):
    outcome = draw_decides(case)
    assert tuple(each.entrant for each in outcome.places) == case.drawn
    if not case.drawn:
        assert dict(outcome.to_draw) == {each.id: 1 for each in case.entrants}


@given(asked=st.builds(Entrant, names, st.integers(1, 10**12), st.integers(1, 1000)))
def test_a_direct_selection_takes_the_offers_own_price(asked):
    (place,) = take(Case((asked,))).places
    assert (place.entrant, place.amount_fen, place.days) == (asked.id, asked.amount_fen, asked.days)
