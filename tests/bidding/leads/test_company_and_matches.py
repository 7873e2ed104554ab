"""Meeting and winning in turns against chance, exactly; shared facts."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.leads.company import meeting_chance, turns_chance
from bidding.leads.matches import SharedFact, shared_facts


@given(st.integers(1, 7), st.data())
def test_the_chance_of_meeting_is_that_of_counting_every_case(tenders, data):
    one, other = (data.draw(st.integers(0, tenders)) for _ in range(2))
    together = data.draw(st.integers(0, min(one, other)))
    cases = [len(set(c) & set(range(one))) for c in combinations(range(tenders), other)]
    exact = Fraction(sum(met >= together for met in cases), len(cases))
    assert meeting_chance(tenders, one, other, together) == exact
    assert meeting_chance(tenders, other, one, together) == exact


@given(st.lists(st.booleans(), min_size=1, max_size=7))
def test_the_chance_of_turns_is_that_of_counting_every_order(wins):
    def changes(order):
        return sum(a != b for a, b in pairwise(order))

    orders = set(permutations(wins))
    if len(set(wins)) == 1:
        assert turns_chance(wins) == 1
        return
    expected = Fraction(sum(changes(each) >= changes(wins) for each in orders), len(orders))
    assert turns_chance(wins) == expected
    assert turns_chance([not win for win in wins]) == expected


def test_strict_turns_are_unlikely_and_streaks_are_not():
    assert turns_chance([True, False] * 5) == Fraction(2, 252)
    assert turns_chance([True] * 5 + [False] * 5) == 1
    assert turns_chance([]) == 1


def test_large_counts_stay_exact():
    assert 0 < meeting_chance(3000, 200, 200, 80) < Fraction(1, 10**20)


@pytest.mark.parametrize("counts", [(5, 6, 1, 1), (5, 2, 2, 3), (5, 2, 2, -1)])
def test_impossible_counts_are_refused(counts):
    with pytest.raises(ValueError, match="cannot be"):
        meeting_chance(*counts)


def test_facts_are_compared_as_people_write_them():
    found = shared_facts(
        {
            "a": [("phone", "0518-8555 0101"), ("head", "")],
            "b": [("phone", "０５１８８５５５０１０１"), ("head", "")],
            "c": [("phone", "0518-85550102"), ("account", "051885550101")],
        }
    )
    assert found == [SharedFact("phone", "0518-8555 0101", ("a", "b"))]


def test_one_entrant_never_matches_itself():
    assert shared_facts({"a": [("account", "1"), ("account", "1")]}) == []
