"""How a bid is filled up, what its seal is bound to, and the chain that receipts come from.

`number` is that of the envelope, which starts with the number of the procurement.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping

from core.hashing import length_prefixed

from . import SCHEME

STEP = 1024  # sealed bids are as long as the next step, so that their length tells nothing
GENESIS = "0" * 64


BID = "bid"  # the envelope of a procurement that has one


def envelope_number(procurement: str, name: str) -> str:
    """What the bids of an envelope are bound to: the one envelope has the procurement's number."""
    return procurement if name == BID else f"{procurement}/{name}"


def info(number: str, entrant: str, sequence: int) -> bytes:
    """What a bid is bound to: moved elsewhere, or sent again as another, it does not open."""
    return length_prefixed(
        SCHEME.encode(), number.encode(), entrant.encode(), str(sequence).encode()
    )


def encode(content: Mapping[str, int | str]) -> bytes:
    """JSON, filled with spaces up to the next step."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return text.ljust(-(-len(text) // STEP) * STEP)


def digest(sealed: bytes) -> str:
    """SHA-256 of a sealed bid, as receipts and the published list name it."""
    return hashlib.sha256(sealed).hexdigest()


def link(previous: str, number: str, sealed_digest: str) -> str:
    """The head of an envelope's chain of bids after one more."""
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
