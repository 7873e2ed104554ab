"""Secrets of a draw, split two of three and sealed; values of a beacon network."""

import datetime as dt
import hashlib
import itertools

import pytest
from django.core.management import CommandError, call_command

from bidding.draws import beacons, escrow
from bidding.draws.escrow import Holder, SealedSecret
from bidding.draws.scheme import commit
from bidding.sealing import hpke

NUMBER, PARTY = "ZJ-2026-000001", "owner"
KEYS = {"platform": b"p" * 32, "7": b"o" * 32, "8": b"q" * 32, "9": b"r" * 32}
PARTIES = {"platform": "platform", "7": "owner", "8": "owner", "9": "regulator"}
HOLDERS = {name: Holder(PARTIES[name], hpke.public_key(KEYS[name])) for name in KEYS}


def sealed(chance=b"c" * 32):
    return escrow.seal(NUMBER, PARTY, HOLDERS, chance)


def parts(made, names):
    return {
        PARTIES[name]: escrow.open_part(NUMBER, PARTY, PARTIES[name], made.escrow[name], KEYS[name])
        for name in names
    }


@pytest.mark.parametrize("names", list(itertools.combinations(["platform", "7", "9"], 2)))
def test_the_parts_of_any_two_parties_give_the_secret(names):
    made = sealed()
    secret = escrow.join(NUMBER, PARTY, made.commitment, parts(made, names))
    assert secret == escrow.secret_of(b"c" * 32)
    assert commit(NUMBER, PARTY, secret).hex() == made.commitment


def test_everybody_of_a_party_keeps_the_same_part():
    made = sealed()
    assert parts(made, ["7"]) == parts(made, ["8"])
    assert made.escrow["7"] != made.escrow["8"]


@pytest.mark.parametrize("name", ["platform", "7", "9"])
def test_one_part_alone_gives_nothing(name):
    made = sealed()
    assert escrow.join(NUMBER, PARTY, made.commitment, parts(made, [name])) is None


def test_a_part_says_nothing_about_the_secret():
    """The same secret with other slopes gives another part: a part is as random as the slopes."""
    first, second = sealed(), sealed(b"d" * 32)
    assert parts(first, ["9"]) != parts(second, ["9"])


@pytest.mark.parametrize(
    ("number", "party", "keeper"),
    [("ZJ-2026-000002", PARTY, "owner"), (NUMBER, "regulator", "owner"), (NUMBER, PARTY, "x")],
)
def test_a_part_that_is_moved_elsewhere_does_not_open(number, party, keeper):
    made = sealed()
    assert escrow.open_part(number, party, keeper, made.escrow["7"], KEYS["7"]) is None


def test_parts_of_another_secret_are_not_what_was_committed_to():
    made, other = sealed(), sealed(b"d" * 32)
    mixed = parts(made, ["7"]) | parts(other, ["9"])
    assert escrow.join(NUMBER, PARTY, made.commitment, mixed) is None


@pytest.mark.parametrize(
    "found",
    [
        None,
        [],
        {},
        {"commitment": "0" * 64},
        {"commitment": "X" * 64, "escrow": {}},
        {"commitment": "0" * 64, "escrow": {"7": "00"}},
        {"commitment": "0" * 64, "escrow": {"7": "g" * 160}},
        {"commitment": "0" * 64, "escrow": {"7": 5}},
    ],
)
def test_what_is_no_sealed_secret_is_none(found):
    assert SealedSecret.read(found) is None


def test_a_sealed_secret_is_read_back_as_it_was_written():
    made = sealed()
    assert SealedSecret.read(made.as_json()) == made


def test_the_command_makes_a_secret_on_ones_own_computer(tmp_path, capsys):
    import json

    holders = {name: {"party": each.party, "key": each.key.hex()} for name, each in HOLDERS.items()}
    file = tmp_path / f"{NUMBER}-keys.json"
    file.write_text(json.dumps({"scheme": "ZJCS-DRAW-1", "number": NUMBER, "holders": holders}))
    call_command("draw_secret", str(file), PARTY)
    made = SealedSecret.read(json.loads((tmp_path / f"{NUMBER}-owner-sealed.json").read_text()))
    kept = json.loads((tmp_path / f"{NUMBER}-owner-secret.json").read_text())
    found = escrow.join(NUMBER, PARTY, made.commitment, parts(made, ["7", "9"]))
    assert found.hex() == kept["secret"]
    for wrong in ("[]", "{}", '{"scheme": "X"}', "no json"):
        file.write_text(wrong)
        with pytest.raises(CommandError):
            call_command("draw_secret", str(file), PARTY)


# The beacon

QUICKNET = beacons.Network("drand quicknet", 1_692_803_367, 3)


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("2026-04-20T00:00:00Z", 27_946_612),
        ("2026-04-19T23:59:58Z", 27_946_612),
        ("2026-04-20T00:00:00.000001Z", 27_946_613),
        ("2023-08-23T15:09:27Z", 1),
        ("2000-01-01T00:00:00Z", 1),
    ],
)
def test_the_round_is_the_first_that_is_published_at_the_time_or_after_it(at, wanted):
    assert QUICKNET.round_at(dt.datetime.fromisoformat(at)) == wanted


# Round 1000 of quicknet, as its relays answer.
SIGNATURE = (
    "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125"
    "e342b73a8dd2bacbe47e4b6b63ed5e39"
)
VALUE = "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"
ANSWER = {"round": 1000, "randomness": VALUE, "signature": SIGNATURE}


def test_a_whole_answer_of_a_relay_gives_its_value():
    assert hashlib.sha256(bytes.fromhex(SIGNATURE)).hexdigest() == VALUE
    assert beacons.value_of(ANSWER, 1000) == bytes.fromhex(VALUE)


@pytest.mark.parametrize(
    "changes",
    [{"round": 999}, {"randomness": "0" * 64}, {"signature": "x"}, {"randomness": None}],
)
def test_an_answer_that_is_not_whole_gives_none(changes):
    assert beacons.value_of(ANSWER | changes, 1000) is None
    assert beacons.value_of(None, 1000) is None
