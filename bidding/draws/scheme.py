"""ZJCS-DRAW-1: a draw that nobody can steer and anyone can recompute.

Parties commit to secrets before the list of entrants is frozen and reveal them after it. The seed
hashes the list, the reveals and a public beacon; each ticket is one HMAC under that seed, and the
smallest ticket wins. There is no order of entry, no modulo bias, and weights are whole tickets.

Everything here is data in, data out: no clock, no chance, no database. Secrets, seeds and hashes
are 32 raw bytes; a transcript holds them as lower-case hex. Source: docs/verify-a-draw.md.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from bidding.draws.transcript import (
    NO_BEACON,
    SCHEME,
    DrawError,
    RankingEntry,
    Transcript,
    gettext_noop,
    require_facts,
    require_transcript,
)
from core.hashing import length_prefixed


class Place(NamedTuple):
    """One entrant in the ranking; `score` is its smallest ticket."""

    id: str
    score: bytes


class Beacon(NamedTuple):
    """A public random value named before the draw: where it comes from and when it appears (UTC).

    `Beacon()` says that the draw has none. `at` looks like 2026-11-21T07:00:00Z.
    """

    source: str = NO_BEACON
    at: str = ""
    value: bytes = b""


# The scheme itself


def _hash(purpose: str, *parts: bytes) -> bytes:
    return hashlib.sha256(length_prefixed(f"{SCHEME}/{purpose}".encode(), *parts)).digest()


def commit(number: str, party: str, secret: bytes) -> bytes:
    """What a party publishes in the notice: it binds the party to its secret and to this draw."""
    return _hash("commit", number.encode(), party.encode(), secret)


def list_hash(number: str, tickets: Mapping[str, int]) -> bytes:
    """The frozen list of entrants with their tickets, published before any secret is revealed."""
    lines = (f"{entrant}:{count}".encode() for entrant, count in sorted(tickets.items()))
    return _hash("list", number.encode(), *lines)


def seed(
    number: str, frozen_list: bytes, reveals: Mapping[str, bytes | None], beacon: bytes = b""
) -> bytes:
    """The seed of the draw. A party that did not reveal (None) counts as empty."""
    lines = (party.encode() + b"=" + (secret or b"") for party, secret in sorted(reveals.items()))
    return _hash("seed", number.encode(), frozen_list, *lines, beacon)


def ticket(seed: bytes, entrant: str, index: int) -> bytes:
    """The entrant's ticket, counted from 0."""
    return hmac.digest(seed, f"{entrant}#{index}".encode(), "sha256")


def rank(seed: bytes, tickets: Mapping[str, int]) -> list[Place]:
    """All entrants, winner first, alternates next."""
    places = (
        Place(entrant, min(ticket(seed, entrant, index) for index in range(count)))
        for entrant, count in tickets.items()
    )
    return sorted(places, key=lambda place: (place.score, place.id))


# The transcript


def make_transcript(
    *,
    number: str,
    rule: str,
    tickets: Mapping[str, int],
    commits: Mapping[str, bytes],
    reveals: Mapping[str, bytes | None],
    beacon: Beacon,
) -> Transcript:
    """Hold the draw and return its public record.

    Raises DrawError when a fact has the wrong form, a reveal does not match its commitment, or
    nothing unpredictable is left (no reveal and no beacon): such a draw must be aborted.
    """
    transcript: Transcript = {
        "scheme": SCHEME,
        "number": number,
        "rule": rule,
        "tickets": dict(sorted(tickets.items())),
        "commits": {party: value.hex() for party, value in sorted(commits.items())},
        "list_hash": "",
        "reveals": {
            party: None if secret is None else secret.hex()
            for party, secret in sorted(reveals.items())
        },
        "beacon": {"source": beacon.source, "at": beacon.at, "value": beacon.value.hex()},
        "seed": "",
        "ranking": [],
    }
    require_facts(transcript)
    for step in _check_promises(transcript):
        if not step.ok:
            raise DrawError(step.template, step.subject)
    frozen_list = list_hash(number, tickets)
    drawn = seed(number, frozen_list, reveals, beacon.value)
    transcript["list_hash"] = frozen_list.hex()
    transcript["seed"] = drawn.hex()
    transcript["ranking"] = _ranking(drawn, tickets)
    return transcript


def _ranking(drawn: bytes, tickets: Mapping[str, int]) -> list[RankingEntry]:
    return [{"id": place.id, "score": place.score.hex()} for place in rank(drawn, tickets)]


# Verification


@dataclass(frozen=True)
class Step:
    """One check. `template` is the sentence before translation, with %(subject)s inside."""

    check: str
    ok: bool
    template: str
    subject: str = ""
    expected: str = ""
    actual: str = ""

    @property
    def sentence(self) -> str:
        return self.template % {"subject": self.subject}


@dataclass(frozen=True)
class Verification:
    """Every check that was made, in the order of the draw."""

    steps: tuple[Step, ...]

    @property
    def ok(self) -> bool:
        return all(step.ok for step in self.steps)

    @property
    def breaches(self) -> tuple[str, ...]:
        """Parties that committed and did not reveal."""
        return tuple(step.subject for step in self.steps if step.check == "breach")


def verify_transcript(
    data: object, *, published: Mapping[str, object] | None = None
) -> Verification:
    """Recompute a draw from its transcript; never raises, whatever `data` is.

    A transcript alone proves that its parts fit together. `published` holds the fields that were
    public before the reveals (commits, list_hash, rule, beacon source and time, tickets), as the
    chain recorded them; with it a forger cannot replace the whole transcript either.
    """
    try:
        transcript = require_transcript(data)
    except DrawError as error:
        return Verification((Step("format", False, error.template, error.subject),))
    frozen_list = list_hash(transcript["number"], transcript["tickets"])
    drawn = seed(
        transcript["number"],
        frozen_list,
        _secrets(transcript),
        bytes.fromhex(transcript["beacon"]["value"]),
    )
    return Verification(
        (
            Step("format", True, gettext_noop("The file is a complete ZJCS-DRAW-1 transcript.")),
            *_check_published(transcript, published or {}),
            *_check_promises(transcript),
            _compare(
                "list_hash",
                frozen_list.hex(),
                transcript["list_hash"],
                gettext_noop("The list of entrants and tickets gives the frozen list hash."),
                gettext_noop("The list of entrants or tickets is not the frozen one."),
            ),
            _compare(
                "seed",
                drawn.hex(),
                transcript["seed"],
                gettext_noop("The list, the reveals and the beacon give the seed."),
                gettext_noop("The seed does not follow from the list, the reveals and the beacon."),
            ),
            _check_ranking(_ranking(drawn, transcript["tickets"]), transcript["ranking"]),
        )
    )


def _compare(
    check: str, expected: str, actual: str, good: str, bad: str, subject: str = ""
) -> Step:
    ok = expected == actual
    return Step(check, ok, good if ok else bad, subject, expected, actual)


def _secrets(transcript: Transcript) -> dict[str, bytes | None]:
    return {
        party: None if value is None else bytes.fromhex(value)
        for party, value in transcript["reveals"].items()
    }


def _check_published(transcript: Transcript, published: Mapping[str, object]) -> list[Step]:
    """Compare field by field; of a beacon, only the parts that were published."""
    found = cast(Mapping[str, object], transcript)
    steps = []
    for field, promised in published.items():
        actual = found.get(field)
        if field == "beacon" and isinstance(promised, Mapping):
            actual = {key: transcript["beacon"].get(key) for key in promised}
        steps.append(
            _compare(
                "published",
                json.dumps(promised, ensure_ascii=False, sort_keys=True),
                json.dumps(actual, ensure_ascii=False, sort_keys=True),
                gettext_noop("%(subject)s is what was published before the draw."),
                gettext_noop("%(subject)s is not what was published before the draw."),
                field,
            )
        )
    return steps


def _check_promises(transcript: Transcript) -> list[Step]:
    """Each commitment against its reveal, and whether anything unpredictable remains."""
    steps = []
    secrets = _secrets(transcript)
    for party, promised in sorted(transcript["commits"].items()):
        secret = secrets[party]
        if secret is None:
            text = gettext_noop(
                "%(subject)s did not reveal its secret: a breach; it counts as empty."
            )
            steps.append(Step("breach", True, text, party, promised))
            continue
        steps.append(
            _compare(
                "commit",
                promised,
                commit(transcript["number"], party, secret).hex(),
                gettext_noop("The secret of %(subject)s matches its commitment."),
                gettext_noop("The secret of %(subject)s does not match its commitment."),
                party,
            )
        )
    source = transcript["beacon"]["source"]
    if source != NO_BEACON:
        text = gettext_noop(
            "The public beacon %(subject)s is in the seed: look its value up there."
        )
        steps.append(Step("beacon", True, text, source, actual=transcript["beacon"]["value"]))
    elif any(secrets.values()):
        text = gettext_noop(
            "No public beacon was used: chance rests on the revealed secrets alone."
        )
        steps.append(Step("beacon", True, text))
    else:
        text = gettext_noop("Nobody revealed a secret and there is no beacon: this is no draw.")
        steps.append(Step("beacon", False, text))
    return steps


def _check_ranking(expected: list[RankingEntry], actual: list[RankingEntry]) -> Step:
    wrong = next(
        (at for at, pair in enumerate(zip(expected, actual, strict=True)) if pair[0] != pair[1]),
        None,
    )
    at = wrong or 0
    return Step(
        "ranking",
        wrong is None,
        gettext_noop("Every ticket was recomputed; the first place is %(subject)s.")
        if wrong is None
        else gettext_noop("The ranking is wrong from place %(subject)s on."),
        expected[0]["id"] if wrong is None else str(at + 1),
        " ".join((expected[at]["id"], expected[at]["score"])),
        " ".join((actual[at]["id"], actual[at]["score"])),
    )
