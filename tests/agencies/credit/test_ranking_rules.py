"""The order of a list: weights, ties, kept places, words."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.credit import ranking

FULL = dict.fromkeys(ranking.CURRENT.parts, 0.5)


def candidate(key, finished=50, impressions=0, **parts):
    return ranking.Candidate(key, FULL | parts, finished, impressions)


def test_weights_add_up_to_one():
    assert sum(ranking.CURRENT.parts.values()) == pytest.approx(1)


def test_default_weights_are_those_of_the_published_rule():
    assert ranking.CURRENT.parts == {
        "relevance": 0.35,
        "credit": 0.35,
        "on_time": 0.15,
        "price": 0.10,
        "response": 0.05,
    }


def test_better_credit_stands_higher_and_the_parts_add_up():
    entries = ranking.rank([candidate(1, credit=0.5), candidate(2, credit=0.9)], "day")
    assert [e.candidate.key for e in entries] == [2, 1]
    assert entries[0].total == pytest.approx(sum(p.points for p in entries[0].parts))
    assert entries[0].total == pytest.approx(50 + 0.4 * 35)


def test_ties_change_with_the_day_and_not_with_the_key():
    firsts = {
        ranking.rank(
            [candidate(k) for k in range(5)],
            ranking.daily_seed(dt.date(2026, 1, 1) + dt.timedelta(days=n), ""),
        )[0].candidate.key
        for n in range(60)
    }
    assert firsts == {0, 1, 2, 3, 4}


def test_same_day_gives_the_same_list():
    candidates = [candidate(k, finished=k % 15) for k in range(40)]
    assert ranking.rank(candidates, "day") == ranking.rank(reversed(candidates), "day")


def test_places_5_and_7_go_to_newcomers_from_behind_the_page():
    old = [candidate(k, credit=0.9) for k in range(15)]
    new = [candidate(k, finished=0, credit=0.2) for k in range(100, 105)]
    entries = ranking.rank(old + new, "day")
    assert [e.position for e in entries[:10] if e.is_newcomer_place] == [5, 7]
    assert all(e.candidate.key >= 100 for e in entries[:10] if e.is_newcomer_place)
    assert len({e.candidate.key for e in entries}) == 20


def test_a_newcomer_on_the_page_by_merit_is_not_labelled():
    new = candidate(1, finished=0, credit=1.0)
    entries = ranking.rank([new, *(candidate(k) for k in range(2, 30))], "day")
    assert entries[0].candidate == new
    assert not entries[0].is_newcomer_place


def test_ten_finished_jobs_make_nobody_a_newcomer():
    old = [candidate(k, credit=0.9) for k in range(12)]
    entries = ranking.rank([*old, candidate(99, finished=10, credit=0.1)], "day")
    assert not any(e.is_newcomer_place for e in entries)


def test_newcomers_are_drawn_in_proportion_to_one_over_one_plus_impressions():
    old = [candidate(k, credit=0.9) for k in range(20)]
    rare = candidate(100, finished=0, impressions=0, credit=0.1)
    seen = candidate(101, finished=0, impressions=3, credit=0.1)
    fifth = Counter(
        ranking.rank([*old, rare, seen], f"day {n}")[4].candidate.key for n in range(1500)
    )
    assert fifth[100] / 1500 == pytest.approx(0.8, abs=0.04)


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 9), st.floats(0, 1)), min_size=0, max_size=60
    )
)
@settings(max_examples=50)
def test_everybody_gets_exactly_one_place(drawn):
    candidates = [
        candidate(n, finished=f, impressions=i, credit=c) for n, (f, i, c) in enumerate(drawn)
    ]
    entries = ranking.rank(candidates, "day")
    assert sorted(e.candidate.key for e in entries) == list(range(len(drawn)))
    assert [e.position for e in entries] == list(range(1, len(drawn) + 1))


def test_price_percentile_is_the_share_of_others_that_ask_more():
    assert ranking.percentiles({1: 100, 2: 200, 3: 300}) == {1: 1.0, 2: 0.5, 3: 0.0}
    assert ranking.percentiles({1: 100, 2: 100, 3: 300}) == {1: 0.75, 2: 0.75, 3: 0.0}
    assert ranking.percentiles({1: 100}) == {1: 0.5}


def test_why_here_names_every_part_with_its_points():
    entry = ranking.rank([candidate(1, credit=0.863)], "day")[0]
    words = ranking.why(entry.parts)
    assert len(words) == 5
    assert any("86.3" in line and "35" in line and "30.2" in line for line in words)


def test_why_here_names_the_kept_place():
    old = [candidate(k, credit=0.9) for k in range(12)]
    entries = ranking.rank([*old, candidate(99, finished=0, credit=0.1)], "day")
    assert len(ranking.why(entries[4].parts, is_newcomer_place=True)) == 6
