"""What a bidder seals, what the seal is bound to, and the chain that receipts come from."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from core.hashing import length_prefixed

from . import SCHEME

STEP = 1024  # sealed bids are as long as the next step, so that their length tells nothing
GENESIS = "0" * 64


class Malformed(Exception):
    """The plaintext is no bid."""


@dataclass(frozen=True)
class Bid:
    """A price (fen) and working days."""

    amount_fen: int
    days: int


def info(number: str, entrant: str, sequence: int) -> bytes:
    """What a bid is bound to: moved elsewhere, or sent again as another, it does not open."""
    return length_prefixed(
        SCHEME.encode(), number.encode(), entrant.encode(), str(sequence).encode()
    )


def encode(bid: Bid) -> bytes:
    """JSON, filled with spaces up to the next step."""
    text = json.dumps(asdict(bid), sort_keys=True, separators=(",", ":")).encode()
    return text.ljust(-(-len(text) // STEP) * STEP)


def decode(plaintext: bytes) -> Bid:
    """The bid, or Malformed: nothing but whole positive numbers of a sensible size."""
    try:
        found = json.loads(plaintext)
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(found, dict) or set(found) != {"amount_fen", "days"}:
        raise Malformed
    amount_fen, days = found["amount_fen"], found["days"]
    if type(amount_fen) is not int or not 0 < amount_fen < 10**15:
        raise Malformed
    if type(days) is not int or not 0 < days < 10_000:
        raise Malformed
    return Bid(amount_fen, days)


def digest(sealed: bytes) -> str:
    """SHA-256 of a sealed bid, as receipts and the published list name it."""
    return hashlib.sha256(sealed).hexdigest()


def link(previous: str, number: str, sealed_digest: str) -> str:
    """The head of a procurement's chain of bids after one more."""
    parts = (f"{SCHEME}/link".encode(), number.encode())
    return hashlib.sha256(
        length_prefixed(*parts, bytes.fromhex(previous), bytes.fromhex(sealed_digest))
    ).hexdigest()


def head(number: str, digests: Iterable[str]) -> str:
    """The head over all of them, in the order in which they came."""
    found = GENESIS
    for each in digests:
        found = link(found, number, each)
    return found
