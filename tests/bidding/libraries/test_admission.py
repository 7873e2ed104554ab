"""The rule: credit first, equals where it matters by the draw, the order of entrants never."""

from hypothesis import given
from hypothesis import strategies as st

from bidding.libraries.admission import Applicant, credit_text, order

SCORES = st.lists(st.integers(0, 10_000), min_size=1, max_size=8)


def field(*scores):
    return [Applicant(f"a{n}", score) for n, score in enumerate(scores)]


def names(found):
    return [each.id for each in found.ranked]


def test_with_a_seat_for_everybody_nothing_is_ranked_or_drawn():
    found = order(field(8000, 8000, 9000), 3)
    assert names(found) == ["a0", "a1", "a2"]
    assert {each.reason.sentence for each in found.ranked} == {
        "There is a seat for every applicant."
    }


def test_better_credit_gets_the_seat_and_says_so():
    found = order(field(8125, 9050), 1)
    assert names(found) == ["a1", "a0"]
    assert found.ranked[0].reason.sentence == "Credit 90.50 is number 1 of 2."


def test_equals_at_the_last_seat_wait_for_the_draw():
    found = order(field(9000, 8000, 8000), 2)
    assert found.ranked == ()
    assert found.to_draw == {"a1": 1, "a2": 1}


def test_equals_who_all_have_a_seat_are_not_drawn():
    assert names(order(field(9000, 9000, 8000), 2)) == ["a0", "a1", "a2"]


def test_equals_behind_the_last_seat_are_drawn_too_because_alternates_move_up():
    assert order(field(9000, 8000, 8000), 1).to_draw == {"a1": 1, "a2": 1}


def test_the_draw_orders_equals_and_nothing_else():
    found = order(field(8000, 9000, 8000), 2, drawn=("a2", "a0"))
    assert names(found) == ["a1", "a2", "a0"]
    said = "Credit 80.00 equals that of 1 others; the draw gave number 2."
    assert found.ranked[1].reason.sentence == said


@given(SCORES, st.integers(1, 8), st.randoms(use_true_random=False))
def test_the_order_in_which_applicants_come_never_matters(scores, seats, chance):
    applicants = field(*scores)
    drawn = sorted((each.id for each in applicants), key=lambda name: chance.random())
    shuffled = sorted(applicants, key=lambda each: chance.random())
    assert order(applicants, seats, drawn) == order(shuffled, seats, drawn)


@given(SCORES, st.integers(1, 8))
def test_nobody_with_less_credit_stands_before_more_where_seats_are_short(scores, seats):
    applicants = field(*scores)
    found = order(applicants, seats, [each.id for each in applicants])
    assert sorted(names(found)) == sorted(each.id for each in applicants)
    if len(applicants) > seats:
        by_id = {each.id: each.score for each in applicants}
        ranked = [by_id[name] for name in names(found)]
        assert ranked == sorted(ranked, reverse=True)


def test_credit_is_written_with_two_digits():
    assert [credit_text(score) for score in (8125, 8005, 0)] == ["81.25", "80.05", "0.00"]
