"""The public record of a draw: its form, its bytes, and how a stranger's file is read.

A transcript is judged before anything in it is computed, so a malformed file gives a sentence.
Source: docs/verify-a-draw.md.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import TypedDict, cast

SCHEME = "ZJCS-DRAW-1"
NO_BEACON = "none"
MAX_TICKETS = 1_000
MAX_TICKETS_TOTAL = 200_000
MAX_TRANSCRIPT_BYTES = 8_000_000

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
HEX_32 = re.compile(r"[0-9a-f]{64}")
HEX_BEACON = re.compile(r"(?:[0-9a-f]{2}){1,512}")
UTC_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def gettext_noop(text: str) -> str:
    """Mark a sentence for translation by whoever shows it; this module needs no framework."""
    return text


HASH_WANTED = gettext_noop("%(subject)s must be 64 lower-case hexadecimal digits.")
REVEAL_WANTED = gettext_noop("%(subject)s must be 64 lower-case hexadecimal digits, or null.")
COUNT_WANTED = gettext_noop("%(subject)s must be a whole number of tickets from 1 to 1000.")


class DrawError(ValueError):
    """The draw cannot be made from these facts. `template` % {"subject": `subject`} says why."""

    def __init__(self, template: str, subject: str = "") -> None:
        super().__init__(template % {"subject": subject})
        self.template = template
        self.subject = subject


class RankingEntry(TypedDict):
    id: str
    score: str


class BeaconEntry(TypedDict):
    source: str
    at: str
    value: str


class Transcript(TypedDict):
    """The public record of one draw, as stored, downloaded and verified."""

    scheme: str
    number: str
    rule: str
    tickets: dict[str, int]
    commits: dict[str, str]
    list_hash: str
    reveals: dict[str, str | None]
    beacon: BeaconEntry
    seed: str
    ranking: list[RankingEntry]


def to_json(transcript: Transcript) -> bytes:
    """The one byte form in which a transcript is stored and offered for download."""
    text = json.dumps(transcript, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def digest(transcript: Transcript) -> str:
    """SHA-256 (hex) of the downloaded file: the value for the public chain."""
    return hashlib.sha256(to_json(transcript)).hexdigest()


def read_transcript(raw: bytes) -> object:
    """Parse an uploaded file. Raises DrawError; verify_transcript judges what comes out."""
    if len(raw) > MAX_TRANSCRIPT_BYTES:
        raise DrawError(gettext_noop("The file is too large for a transcript."))
    try:
        found = cast(object, json.loads(raw, object_pairs_hook=_without_twins))
        json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair is no text
        return found
    except DrawError:
        raise
    except (ValueError, RecursionError) as error:
        raise DrawError(gettext_noop("The file is not JSON.")) from error


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise DrawError(gettext_noop("The file names the same field twice."))
    return found


def _require(condition: bool, template: str, subject: str) -> None:
    if not condition:
        raise DrawError(template, subject)


def _is_like(value: object, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _require_object(value: object, fields: tuple[str, ...], subject: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise DrawError(gettext_noop("%(subject)s must be an object with named fields."), subject)
    for field in fields:
        _require(field in value, gettext_noop("The field %(subject)s is missing."), field)
    for field in value:
        _require(field in fields, gettext_noop("The field %(subject)s is unknown."), str(field))
    return value


def _require_map(
    value: object, subject: str, accepts: Callable[[object], bool], template: str
) -> Mapping[str, object]:
    """A non-empty object whose names and values all have the right form."""
    if not isinstance(value, Mapping) or not value:
        raise DrawError(gettext_noop("%(subject)s must be an object with named fields."), subject)
    for name, item in value.items():
        _require_name(name, f"{subject}.{name}")
        _require(accepts(item), template, f"{subject}.{name}")
    return value


def _require_name(value: object, subject: str) -> None:
    text = gettext_noop("%(subject)s must be 1 to 64 of: letters, digits, dot, dash, underscore.")
    _require(_is_like(value, NAME), text, subject)


def _require_hash(value: object, subject: str) -> None:
    _require(_is_like(value, HEX_32), HASH_WANTED, subject)


def _require_line(value: object, subject: str) -> None:
    text = gettext_noop("%(subject)s must be one printable line of 1 to 200 characters.")
    ok = isinstance(value, str) and value.isprintable() and 1 <= len(value) <= 200
    _require(ok, text, subject)


def _is_count(value: object) -> bool:
    return type(value) is int and 1 <= value <= MAX_TICKETS


def _is_hash(value: object) -> bool:
    return _is_like(value, HEX_32)


def _is_hash_or_null(value: object) -> bool:
    return value is None or _is_hash(value)


def _require_beacon(value: object) -> None:
    beacon = _require_object(value, tuple(BeaconEntry.__annotations__), "beacon")
    _require_line(beacon["source"], "beacon.source")
    if beacon["source"] == NO_BEACON:
        text = gettext_noop("%(subject)s must be empty when the draw has no beacon.")
        _require(beacon["at"] == "", text, "beacon.at")
        _require(beacon["value"] == "", text, "beacon.value")
        return
    text = gettext_noop("%(subject)s must be a time like 2026-11-21T07:00:00Z.")
    _require(_is_like(beacon["at"], UTC_SECOND), text, "beacon.at")
    text = gettext_noop("%(subject)s must be 1 to 512 bytes in lower-case hexadecimal.")
    _require(_is_like(beacon["value"], HEX_BEACON), text, "beacon.value")


def require_facts(data: object) -> Mapping[str, object]:
    """The form of what goes into a draw."""
    fields = _require_object(data, tuple(Transcript.__annotations__), "transcript")
    text = gettext_noop("%(subject)s must be ZJCS-DRAW-1.")
    _require(fields["scheme"] == SCHEME, text, "scheme")
    _require_name(fields["number"], "number")
    _require_line(fields["rule"], "rule")
    tickets = _require_map(fields["tickets"], "tickets", _is_count, COUNT_WANTED)
    text = gettext_noop("%(subject)s hold more than 200,000 in all.")
    _require(sum(cast(Mapping[str, int], tickets).values()) <= MAX_TICKETS_TOTAL, text, "tickets")
    commits = _require_map(fields["commits"], "commits", _is_hash, HASH_WANTED)
    reveals = _require_map(fields["reveals"], "reveals", _is_hash_or_null, REVEAL_WANTED)
    text = gettext_noop("%(subject)s must name the same parties as the commitments.")
    _require(set(commits) == set(reveals), text, "reveals")
    _require_beacon(fields["beacon"])
    return fields


def require_transcript(data: object) -> Transcript:
    """The form of a whole transcript, what came out of the draw included."""
    fields = require_facts(data)
    _require_hash(fields["list_hash"], "list_hash")
    _require_hash(fields["seed"], "seed")
    ranking = fields["ranking"]
    text = gettext_noop("%(subject)s must list every entrant once.")
    if not isinstance(ranking, list):
        raise DrawError(text, "ranking")
    ids = []
    for at, entry in enumerate(ranking):
        place = _require_object(entry, tuple(RankingEntry.__annotations__), f"ranking[{at}]")
        _require_name(place["id"], f"ranking[{at}].id")
        _require_hash(place["score"], f"ranking[{at}].score")
        ids.append(cast(str, place["id"]))
    _require(sorted(ids) == sorted(cast(Mapping[str, int], fields["tickets"])), text, "ranking")
    return cast(Transcript, data)
