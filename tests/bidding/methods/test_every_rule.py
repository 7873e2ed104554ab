"""What holds for the rule of every installed method; a new folder is found and asked by itself."""

from random import Random

import pytest

from bidding.methods import registry
from bidding.methods.samples import drawn_under
from tests.bidding.methods import rules

SAMPLES = 300  # of each example
MANY = 10_000  # until a case is found that the method says exists
PROPERTIES = [
    rules.order_never_matters,
    rules.names_never_matter,
    rules.equals_wait_for_the_draw,
    rules.places_are_inside_the_rule,
    rules.only_exact_money_decides,
]
every_method = pytest.mark.parametrize("method", registry.methods(), ids=lambda each: each.key)


@every_method
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda each: each.__name__)
def test_it_holds_for_sample_bids(method, holds):
    for example in method.examples:
        for seed in range(SAMPLES):
            holds(method, example, Random(seed))


@every_method
def test_a_losing_bid_changes_the_winner_only_where_the_method_says_so(method):
    moved = (
        (example, seed)
        for seed in range(MANY if method.losers_decide else SAMPLES)
        for example in method.examples
        if rules.a_loser_moves_the_winner(method, example, Random(seed))
    )
    found = next(moved, None)
    assert (found is not None) == method.losers_decide, found


@every_method
def test_the_draw_of_an_example_is_the_one_its_rule_asks_for(method):
    for example in method.examples:
        asked = method.outcome(method.sample_case(example.bids, example.terms)).to_draw
        assert sorted(asked) == sorted(example.drawn)


def test_a_draw_under_another_seed_may_give_another_winner():
    method = registry.method("random_draw")
    case = method.sample_case(method.examples[0].bids, method.examples[0].terms)
    first = {drawn_under(bytes([seed]) * 32, method, case).drawn[0] for seed in range(30)}
    assert first == {"A", "B", "C"}
