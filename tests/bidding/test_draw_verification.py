"""What verification catches, and that it answers whatever it is given."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.draws.scheme import verify_transcript
from bidding.draws.transcript import DrawError, read_transcript, to_json
from tests.bidding import draws
from tests.bidding.draws import altered, get, put

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def failed(verification):
    return {step.check for step in verification.steps if not step.ok}


@given(draws.transcripts())
def test_an_honest_transcript_passes_every_check(transcript):
    read = read_transcript(to_json(transcript))
    assert verify_transcript(read, published=draws.known_before(transcript)).ok


@given(draws.transcripts(), st.data())
def test_tampering_with_any_field_is_caught(transcript, data):
    forged = copy.deepcopy(transcript)
    path = data.draw(st.sampled_from(list(draws.paths(transcript))))
    put(forged, path, altered(get(transcript, path), data.draw))

    assert not verify_transcript(forged, published=draws.known_before(transcript)).ok


@given(draws.transcripts(), st.data())
def test_a_removed_or_added_field_is_caught(transcript, data):
    forged = copy.deepcopy(transcript)
    *way, last = data.draw(st.sampled_from(list(draws.paths(transcript))))
    parent = get(forged, way)
    if data.draw(st.booleans()) or isinstance(parent, list):
        del parent[last]
    else:
        parent["added"] = parent[last]

    assert not verify_transcript(forged, published=draws.known_before(transcript)).ok


@given(draws.transcripts(), anything, st.data())
def test_a_foreign_value_anywhere_gives_an_answer_never_a_traceback(transcript, value, data):
    forged = copy.deepcopy(transcript)
    put(forged, data.draw(st.sampled_from(list(draws.paths(transcript)))), value)

    verification = verify_transcript(forged, published=draws.known_before(transcript))
    assert all(step.sentence for step in verification.steps)
    assert verification.ok is (to_json(forged) == to_json(transcript))


@given(anything)
def test_any_json_at_all_is_answered_with_one_sentence(value):
    (step,) = verify_transcript(value).steps
    assert (step.check, step.ok) == ("format", False)


@pytest.mark.parametrize(
    ("path", "check"),
    [
        (("reveals", "buyer"), "commit"),
        (("commits", "buyer"), "commit"),
        (("list_hash",), "list_hash"),
        (("tickets", "913207000000000000"), "list_hash"),
        (("beacon", "value"), "seed"),
        (("seed",), "seed"),
        (("ranking", 11, "score"), "ranking"),
    ],
)
def test_the_failed_check_names_the_part_that_was_changed(path, check):
    forged = draws.example()
    value = get(forged, path)
    put(forged, path, 4 if isinstance(value, int) else "f" * 64)
    assert check in failed(verify_transcript(forged))


def test_a_wholly_recomputed_forgery_fails_against_what_was_published():
    forged = draws.draw_once(tickets={**draws.TICKETS, draws.FIRST_THREE[1]: 3})

    assert verify_transcript(forged).ok
    verification = verify_transcript(forged, published=draws.known_before(draws.example()))
    assert [step.subject for step in verification.steps if not step.ok] == ["list_hash"]


def test_a_step_shows_what_was_expected_and_what_was_found():
    forged = draws.example() | {"seed": "0" * 64}
    (step,) = (step for step in verify_transcript(forged).steps if not step.ok)
    assert (step.expected, step.actual) == (draws.SEED, "0" * 64)
    assert step.sentence == "The seed does not follow from the list, the reveals and the beacon."


def test_two_swapped_places_are_named():
    forged = draws.example()
    forged["ranking"][1:3] = forged["ranking"][2:0:-1]
    (step,) = (step for step in verify_transcript(forged).steps if not step.ok)
    assert step.sentence == "The ranking is wrong from place 2 on."
    assert step.expected.startswith(draws.FIRST_THREE[1])
    assert step.actual.startswith(draws.FIRST_THREE[2])


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"1" * 5_000, "not JSON"),
        (b'{"seed": 1, "seed": 2}', "same field twice"),
        (b" " * 8_000_001, "too large"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(raw, sentence):
    with pytest.raises(DrawError, match=sentence):
        read_transcript(raw)


def test_two_spellings_of_one_transcript_verify_alike():
    assert verify_transcript(json.loads(json.dumps(draws.example()))).ok
