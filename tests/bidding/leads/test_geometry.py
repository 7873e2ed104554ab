"""Price geometry: rings stand out within their market, and nothing but the shape counts."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidding.leads.geometry import WEIGHTS, compare, screen, shape
from tests.bidding.leads import rings

MONEY = st.integers(min_value=1, max_value=10**9)
TENDER = st.lists(MONEY, min_size=0, max_size=8)
MARKET = st.lists(TENDER, min_size=1, max_size=8).map(lambda each: dict(enumerate(each)))


def scores(market):
    return {key: comparison.score for key, comparison in compare(market).items()}


@pytest.mark.parametrize(
    ("ring", "least"), [(rings.cover, 0.97), (rings.complementary, 0.88), (rings.partial, 0.75)]
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_kind_of_ring_scores_above_honest_bids(ring, least, seed):
    assert rings.separation(scores(rings.market(ring, seed))) >= least


def test_honest_markets_are_not_told_apart():
    found = rings.separation(scores(rings.market(rings.honest, 4)))
    assert 0.4 < found < 0.6


def test_the_weights_use_each_measure_once_and_sum_to_one():
    assert set(WEIGHTS) == set(shape([1, 2, 3, 4]).__dataclass_fields__)
    assert sum(weight for _sign, weight in WEIGHTS.values()) == pytest.approx(1)


@given(MARKET)
@settings(deadline=None)
def test_scores_lie_between_zero_and_one_and_few_bids_get_zero(market):
    for key, score in scores(market).items():
        assert 0 <= score <= 1
        if len(set(market[key])) < 4:
            assert score == 0


@given(MARKET, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_bids_and_of_tenders_never_matters(market, chance):
    keys = list(market)
    chance.shuffle(keys)
    shuffled = {key: chance.sample(market[key], len(market[key])) for key in keys}
    assert scores(shuffled) == scores(market)


@given(MARKET, st.sampled_from([0.01, 0.1, 7.13, 100, 1e6]))
@settings(deadline=None)
def test_the_currency_never_matters(market, rate):
    changed = {key: [bid * rate for bid in bids] for key, bids in market.items()}
    again = scores(changed)
    for key, score in scores(market).items():
        assert again[key] == pytest.approx(score, abs=1e-9)


@given(MARKET)
@settings(deadline=None)
def test_a_repeated_bid_never_matters(market):
    doubled = {key: [*bids, *bids[:2]] for key, bids in market.items()}
    assert scores(doubled) == scores(market)


@given(MARKET, MARKET)
@settings(deadline=None)
def test_a_market_is_compared_with_itself_alone(one, other):
    alone = screen({("a", str(key)): bids for key, bids in one.items()})
    both = screen(
        {("b", str(key)): bids for key, bids in other.items()}
        | {("a", str(key)): bids for key, bids in one.items()}
    )
    assert alone.items() <= both.items()


@pytest.mark.parametrize(
    "bids", [[], [0, -1], [5], [5, 5, 5, 5, 5], [1, 2, 3], [1, 2, 3, 3], [0, 1, 2, 3, -4]]
)
def test_fewer_than_four_distinct_prices_have_no_shape(bids):
    assert shape(bids) is None


def test_a_tender_without_others_in_its_market_is_not_judged():
    assert scores({1: [1, 2, 3, 4]}) == {1: 0}
    assert scores({1: [1, 2, 3, 4], 2: [1, 2]}) == {1: 0, 2: 0}


def test_equal_tenders_stand_in_the_middle():
    assert scores({n: [100, 110, 120, 130] for n in range(5)}) == pytest.approx(
        dict.fromkeys(range(5), 0.5)
    )


@pytest.mark.parametrize("bids", [[1e-300, 1, 2, 1e300], [1e300, 2e300, 3e300, 4e300]])
def test_extreme_prices_still_give_a_score(bids):
    found = scores({1: bids, 2: [100, 101, 102, 103]})
    assert all(0 <= score <= 1 for score in found.values())


def test_measures_are_those_of_the_textbook():
    found = shape([100, 110, 120, 130])
    assert found.variation == pytest.approx(12.9099445 / 115)
    assert found.relative_distance == pytest.approx(1)
    assert found.step == pytest.approx(1)
    assert found.spread == pytest.approx(0.3)
    assert found.difference == pytest.approx(0.1)
    assert found.skewness == pytest.approx(0, abs=1e-9)
    assert found.kurtosis == pytest.approx(1.64)


def test_ten_thousand_tenders_are_scored_in_time():
    market = rings.market(rings.cover, 5, tenders=10_000)
    began = time.process_time()
    screen({(str(key % 7), str(key)): bids for key, bids in market.items()})
    assert time.process_time() - began < 10
