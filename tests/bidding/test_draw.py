"""The draw itself: the published example, its fairness, and what it refuses."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.draws import scheme
from bidding.draws.scheme import Beacon
from bidding.draws.transcript import DrawError, digest, to_json
from tests.bidding import draws

DRAWS = 60_000


def test_the_published_example_is_what_the_code_draws():
    transcript = draws.draw_once()

    assert transcript["list_hash"] == draws.LIST_HASH
    assert transcript["seed"] == draws.SEED
    assert [place["id"] for place in transcript["ranking"][:3]] == draws.FIRST_THREE
    assert transcript["ranking"][0]["score"] == draws.FIRST_SCORE
    assert to_json(transcript) == draws.EXAMPLE_FILE.read_bytes()


def test_digest_is_the_sha256_of_the_downloaded_file():
    file = draws.EXAMPLE_FILE.read_bytes()
    assert digest(draws.draw_once()) == hashlib.sha256(file).hexdigest()


@given(st.permutations(sorted(draws.TICKETS.items())))
def test_order_of_entry_changes_nothing(entries):
    assert draws.draw_once(tickets=dict(entries)) == draws.draw_once()


def winners(tickets):
    """How often each entrant wins under 60,000 seeds that are fixed, so the test repeats."""
    seeds = (hashlib.sha256(b"uniform %d" % index).digest() for index in range(DRAWS))
    return Counter(scheme.rank(seed, tickets)[0].id for seed in seeds)


def chi_squared(found, tickets):
    share = DRAWS / sum(tickets.values())
    return sum((found[i] - share * n) ** 2 / (share * n) for i, n in tickets.items())


def test_equal_entrants_win_equally_often():
    tickets = {f"{index:018d}": 1 for index in range(10)}
    assert chi_squared(winners(tickets), tickets) < 27.88  # 9 degrees of freedom, 99.9 %


def test_an_entrant_wins_in_proportion_to_its_tickets():
    tickets = {f"{index:018d}": index + 1 for index in range(4)}
    assert chi_squared(winners(tickets), tickets) < 16.27  # 3 degrees of freedom, 99.9 %


def test_a_hidden_secret_counts_as_empty_and_stays_on_record():
    transcript = draws.draw_once({**draws.SECRETS, "buyer": None})

    assert transcript["reveals"]["buyer"] is None
    assert transcript["seed"] != draws.SEED
    assert scheme.verify_transcript(transcript).breaches == ("buyer",)


def test_a_draw_without_beacon_has_an_empty_one():
    transcript = draws.draw_once(beacon=Beacon())
    assert transcript["beacon"] == {"source": "none", "at": "", "value": ""}


def test_a_draw_with_nothing_unpredictable_is_refused():
    with pytest.raises(DrawError, match="this is no draw"):
        draws.draw_once({"platform": None}, beacon=Beacon())


def test_a_secret_other_than_the_committed_one_is_refused():
    with pytest.raises(DrawError, match="platform does not match its commitment"):
        scheme.make_transcript(
            number=draws.NUMBER,
            rule="random draw",
            tickets=draws.TICKETS,
            commits={"platform": scheme.commit(draws.NUMBER, "platform", bytes(32))},
            reveals={"platform": bytes([1]) * 32},
            beacon=draws.BEACON,
        )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tickets": {}}, "tickets must be an object"),
        ({"tickets": {"a": 0}}, "tickets.a must be a whole number"),
        ({"tickets": {"a": True}}, "tickets.a must be a whole number"),
        ({"tickets": {"a": 1001}}, "tickets.a must be a whole number"),
        ({"tickets": {f"a{i}": 1000 for i in range(201)}}, "more than 200,000"),
        ({"tickets": {"a:1": 1}}, "1 to 64 of: letters"),
        ({"tickets": {"_a": 1}}, "1 to 64 of: letters"),
        ({"number": "ZJ 1"}, "number must be 1 to 64"),
        ({"secrets": {"buyer=": bytes(32)}}, "1 to 64 of: letters"),
        ({"secrets": {"buyer": bytes(31)}}, "64 lower-case hexadecimal"),
        ({"secrets": {}}, "commits must be an object"),
        ({"beacon": Beacon("none", "", b"1")}, "must be empty when the draw has no beacon"),
        ({"beacon": Beacon("drand", "", b"1")}, "beacon.at must be a time"),
        ({"beacon": Beacon("drand", "2026-11-21T07:00:00Z", b"")}, "beacon.value must be"),
    ],
)
def test_facts_of_the_wrong_form_are_refused_with_a_reason(changes, sentence):
    with pytest.raises(DrawError, match=sentence):
        draws.draw_once(**changes)
