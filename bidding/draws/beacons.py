"""The public random value that enters a draw after everything else of it is fixed.

A network such as drand publishes a value every few seconds, numbered by rounds, that nobody knows
before; anyone looks it up later. Pure: no network, no settings.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from .transcript import HEX_BEACON, UTC_SECOND


class Network(NamedTuple):
    """A beacon network: its name, the time of its first round (UTC), seconds between rounds."""

    name: str
    genesis: int
    period: int

    def round_at(self, at: dt.datetime) -> int:
        """The first round that is published at a moment or after it."""
        seconds = int(at.timestamp()) + (at.microsecond > 0) - self.genesis
        return max(1, -(-seconds // self.period) + 1)

    def source_at(self, at: dt.datetime) -> str:
        """How a transcript names the value of that moment."""
        return f"{self.name}, round {self.round_at(at)}"


def value_of(answer: object, wanted: int) -> bytes | None:
    """The value in the answer of a relay for one round; None where it is not that, or not whole.

    The value is the SHA-256 of the round's signature. The signature itself is not checked here.
    """
    if not isinstance(answer, Mapping) or answer.get("round") != wanted:
        return None
    value, signature = answer.get("randomness"), answer.get("signature")
    if not isinstance(value, str) or not isinstance(signature, str):
        return None
    if not HEX_BEACON.fullmatch(value) or not HEX_BEACON.fullmatch(signature):
        return None
    is_whole = hashlib.sha256(bytes.fromhex(signature)).hexdigest() == value
    return bytes.fromhex(value) if is_whole else None


def second(at: dt.datetime) -> str:
    """A moment as a transcript writes it."""
    text = f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    assert UTC_SECOND.fullmatch(text)
    return text
