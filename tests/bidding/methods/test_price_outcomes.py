"""Rules by price: exact, inside the range, blind to order, equals to the draw, losers harmless."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bidding.methods.average_price.outcome import average_price
from bidding.methods.best_price.outcome import FACTORS, best_price
from bidding.methods.k_lowest_draw.outcome import k_lowest_draw
from bidding.methods.lowest_price.outcome import abnormally_low, lowest_price
from bidding.methods.protocol import Case, Entrant

RULES = {
    "lowest price": lowest_price,
    "average price": average_price,
    "best price": best_price,
    "draw among the lowest": k_lowest_draw,
}
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
FLOOR, CEILING, DAYS, LOWEST = 100, 1000, 20, 3
names = st.from_regex(r"[A-Z0-9]{4,8}", fullmatch=True)
# Few different prices, so that equals are common.
some_prices = st.one_of(st.integers(90, 1010), st.sampled_from([99, 100, 101, 500, 1000, 1001]))
bids = st.lists(
    st.builds(Entrant, names, some_prices, st.integers(1, 22)),
    min_size=1,
    max_size=9,
    unique_by=lambda each: each.id,
)


def case_of(*prices: int) -> Case:
    entrants = tuple(Entrant(f"A{n}", price, 10) for n, price in enumerate(prices))
    terms = {"floor_fen": FLOOR, "ceiling_fen": CEILING, "days": DAYS, "lowest": LOWEST}
    return Case(entrants, terms)


@st.composite
def cases(draw, rule):
    """A case with its draw held, where the rule asks for one."""
    case = replace(case_of(), entrants=tuple(draw(bids)))
    to_draw = rule(case).to_draw
    return replace(case, drawn=tuple(draw(st.permutations(list(to_draw)))))


def names_in_order(outcome):
    return [each.entrant for each in outcome.places]


@every_rule
@given(data=st.data())
def test_the_order_of_the_bids_never_matters(rule, data):
    case = data.draw(cases(rule))
    shuffled = tuple(data.draw(st.permutations(case.entrants)))
    assert rule(replace(case, entrants=shuffled)) == rule(case)
    assert rule(replace(case, entrants=shuffled, drawn=())) == rule(replace(case, drawn=()))


@every_rule
@given(data=st.data())
def test_places_are_inside_the_range_at_the_bidder_s_own_price_and_everybody_has_an_answer(
    rule, data
):
    case = data.draw(cases(rule))
    outcome = rule(case)
    bid = {each.id: each for each in case.entrants}
    for each in outcome.places:
        assert (each.amount_fen, each.days) == (
            bid[each.entrant].amount_fen,
            bid[each.entrant].days,
        )
        assert FLOOR <= each.amount_fen <= CEILING and each.days <= DAYS
        assert "%(" not in each.reason.sentence
    assert all("%(" not in reason.sentence for reason in outcome.out.values())
    if not outcome.to_draw:
        assert sorted([*names_in_order(outcome), *outcome.out]) == sorted(bid)


@every_rule
@given(data=st.data())
def test_equals_always_go_to_the_draw_and_it_alone_orders_them(rule, data):
    case = data.draw(cases(rule))
    order = names_in_order(rule(case))
    bid = {each.id: each.amount_fen for each in case.entrants}
    for one, other in pairwise(order):
        if bid[one] == bid[other]:
            assert case.drawn.index(one) < case.drawn.index(other)


@every_rule
@given(data=st.data())
def test_a_bid_outside_the_range_changes_no_place(rule, data):
    case = data.draw(cases(rule))
    assume("NEWCOMER" not in {each.id for each in case.entrants})
    price = data.draw(st.sampled_from([1, FLOOR - 1, CEILING + 1, 10**12]))
    more = replace(case, entrants=(*case.entrants, Entrant("NEWCOMER", price, 5)))
    assert rule(more).places == rule(case).places


@pytest.mark.parametrize("rule", [lowest_price, k_lowest_draw])
@given(data=st.data())
def test_a_losing_bid_changes_nothing_where_the_rule_looks_only_at_the_lowest(rule, data):
    case = data.draw(cases(rule))
    placed = rule(case).places
    assume(len(placed) >= 3)
    assume(all(each.amount_fen < CEILING for each in placed))
    more = replace(case, entrants=(*case.entrants, Entrant("NEWCOMER", CEILING, 5)))
    assert names_in_order(rule(more))[: len(placed)] == names_in_order(rule(case))


@given(data=st.data())
def test_the_winner_is_the_lowest(data):
    case = data.draw(cases(lowest_price))
    places = lowest_price(case).places
    assert [each.amount_fen for each in places] == sorted(each.amount_fen for each in places)


@given(data=st.data())
def test_nobody_is_nearer_to_the_mean_than_the_winner(data):
    case = data.draw(cases(average_price))
    places = average_price(case).places
    assume(places)
    prices = sorted(each.amount_fen for each in places)
    counted = prices[1:-1] if len(prices) >= 5 else prices
    mean = Fraction(sum(counted), len(counted))
    assert abs(places[0].amount_fen - mean) == min(abs(price - mean) for price in prices)


@given(data=st.data())
def test_a_price_above_the_best_one_wins_only_where_all_are_above(data):
    case = data.draw(cases(best_price))
    places = best_price(case).places
    assume(places)
    percent = next(FACTORS[name] for name in case.drawn if name in FACTORS)
    prices = sorted(each.amount_fen for each in places)
    counted = prices[1:-1] if len(prices) > 2 else prices
    best = Fraction(sum(counted), len(counted)) * percent / 100
    below = [price for price in prices if price <= best]
    assert places[0].amount_fen == (max(below) if below else prices[0])


def test_the_worked_examples_of_the_documentation():
    prices = (400, 500, 500, 600, 900)
    assert lowest_price(case_of(*prices)).to_draw == {"A1": 1, "A2": 1}
    average = average_price(replace(case_of(*prices), drawn=("A2", "A1")))
    assert names_in_order(average) == ["A2", "A1", "A3", "A0", "A4"]  # mean of 500, 500, 600
    drawn = ("factor-96", "A2", "factor-95", "A1", "factor-98", "factor-97")
    best = best_price(replace(case_of(*prices), drawn=drawn))
    assert names_in_order(best) == ["A2", "A1", "A0", "A3", "A4"]  # 533.33 × 96 % = 512
    assert k_lowest_draw(case_of(*prices)).to_draw == {"A0": 1, "A1": 1, "A2": 1}
    lowest = k_lowest_draw(replace(case_of(*prices), drawn=("A1", "A0", "A2")))
    assert names_in_order(lowest) == ["A1", "A0", "A2"] and set(lowest.out) == {"A3", "A4"}


@pytest.mark.parametrize(
    ("lowest", "entering"), [(2, "A0 A1 A2"), (3, "A0 A1 A2"), (4, "A0 A1 A2 A3"), (10, None)]
)
def test_as_many_enter_the_draw_as_the_owner_says_and_equals_of_the_last(lowest, entering):
    case = case_of(400, 500, 500, 600, 900)
    outcome = k_lowest_draw(replace(case, terms={**case.terms, "lowest": lowest}))
    assert sorted(outcome.to_draw) == (entering or "A0 A1 A2 A3 A4").split()


@pytest.mark.parametrize(
    ("prices", "low"),
    [
        ((600, 1000, 1000), {"A0"}),  # 60 % of the mean of the others, exactly
        ((601, 859, 1000), {"A0"}),  # 70 % of the next, by a hair
        ((602, 859, 1000), set()),
        ((300, 300, 1000), {"A0", "A1"}),  # equals are both asked
        ((500,), set()),
        ((500, 500), set()),
    ],
)
def test_a_price_is_abnormally_low_by_exact_comparison(prices, low):
    assert set(abnormally_low(case_of(*prices))) == low
