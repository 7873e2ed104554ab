"""Draws to test with: the published example and generated ones."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from bidding.draws.scheme import Beacon, commit, make_transcript
from bidding.draws.transcript import Transcript

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE_FILE = ROOT / "docs" / "verify-a-draw.example.json"
NUMBER = "LYG-2026-000123"
TICKETS = {f"9132070{i:011d}": 1 + i % 3 for i in range(12)}
SECRETS: dict[str, bytes | None] = {
    "buyer": bytes(32),
    "platform": bytes([1]) * 32,
    "regulator": bytes([2]) * 32,
}
BEACON = Beacon(
    "example beacon",
    "2026-11-21T07:01:00Z",
    bytes.fromhex("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"),
)
LIST_HASH = "dc3aa7a22a7bfbd49bbe024ee2b378d1b191a1b6a6f5452a78005ff775534a54"
SEED = "61811793d624972f22935ae48dd947446e0fd509572cd9b92b0d4a1cda505ecc"
FIRST_SCORE = "00cb48c48463ace77d1011e99ac043cf46e6a9ee4bada795992bf0fcc5e4f279"
FIRST_THREE = ["913207000000000011", "913207000000000009", "913207000000000008"]


def example() -> dict[str, Any]:
    return json.loads(EXAMPLE_FILE.read_bytes())


def draw_once(
    secrets: dict[str, bytes | None] = SECRETS,
    tickets: dict[str, int] = TICKETS,
    beacon: Beacon = BEACON,
    number: str = NUMBER,
) -> Transcript:
    """A draw in which who hides a secret (None) had committed to 32 bytes of 9."""
    return make_transcript(
        number=number,
        rule="random draw, fixed price",
        tickets=tickets,
        commits={p: commit(number, p, s or bytes([9]) * 32) for p, s in secrets.items()},
        reveals=secrets,
        beacon=beacon,
    )


def known_before(transcript: Any) -> dict[str, Any]:
    """What the notice and the frozen list made public before any secret was revealed."""
    beacon = {key: transcript["beacon"][key] for key in ("source", "at")}
    return {key: transcript[key] for key in ("rule", "commits", "list_hash")} | {"beacon": beacon}


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every field of a transcript, inner ones included."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in inner:
        yield (*at, key)
        if isinstance(item, dict | list):
            yield from paths(item, (*at, key))


names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
secrets_32 = st.binary(min_size=32, max_size=32)
beacons = st.just(Beacon()) | st.builds(
    Beacon,
    st.just("drand quicknet"),
    st.just("2026-11-21T07:01:00Z"),
    st.binary(min_size=1, max_size=48),
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    parties = draw(st.dictionaries(names, st.none() | secrets_32, max_size=3))
    parties["platform"] = draw(secrets_32)
    tickets = draw(st.dictionaries(names, st.integers(1, 4), min_size=1, max_size=8))
    return draw_once(parties, tickets, draw(beacons), draw(names))


# A process or a page per example: report the first failure instead of shrinking it for minutes.
OUTSIDE = settings(
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def put(transcript, path, value):
    *way, last = path
    target = transcript
    for key in way:
        target = target[key]
    target[last] = value


def get(transcript, path):
    for key in path:
        transcript = transcript[key]
    return transcript


def altered(value, choose):
    """Another value of the same kind, so that only the arithmetic can tell."""
    if isinstance(value, int):
        return value % 4 + 1
    if isinstance(value, str) and value:
        at = choose(st.integers(0, len(value) - 1))
        other = choose(st.sampled_from("0123456789abcdef").filter(lambda sign: sign != value[at]))
        return value[:at] + other + value[at + 1 :]
    if isinstance(value, list):
        return value[::-1] if len(value) > 1 else []
    return "0" * 64
