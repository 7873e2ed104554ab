"""A secret split so that any two of three shares give it and one tells nothing (Shamir, GF(256)).

Each byte of the secret is the constant of a line over GF(256); a share is the line at its point.
"""

import hashlib
from collections.abc import Mapping

from core.hashing import length_prefixed

from . import SCHEME

NEEDED = 2
POINTS: Mapping[str, int] = {"platform": 1, "owner": 2, "regulator": 3}


class TooFewShares(Exception):
    """Fewer than two parties' shares, or shares of different lengths."""


def split(secret: bytes, slopes: bytes) -> dict[str, bytes]:
    """A share for each party; `slopes` are fresh random bytes, as many as the secret has."""
    if len(slopes) != len(secret):
        raise ValueError("one slope a byte")
    return {
        party: bytes(byte ^ _times(slope, at) for byte, slope in zip(secret, slopes, strict=True))
        for party, at in POINTS.items()
    }


def join(shares: Mapping[str, bytes]) -> bytes:
    """The secret from the shares of any two parties. Raises TooFewShares."""
    if len(shares) < NEEDED or len({len(share) for share in shares.values()}) != 1:
        raise TooFewShares
    (one, mine), (other, yours) = sorted(shares.items())[:NEEDED]
    a, b = POINTS[one], POINTS[other]
    scale = _inverse(a ^ b)  # subtraction is XOR here
    return bytes(
        _times(_times(y1, b) ^ _times(y2, a), scale) for y1, y2 in zip(mine, yours, strict=True)
    )


def commitment(number: str, party: str, share: bytes) -> str:
    """SHA-256 over a share and whose it is: in the notice before, compared when it is released."""
    parts = (f"{SCHEME}/share".encode(), number.encode(), party.encode(), share)
    return hashlib.sha256(length_prefixed(*parts)).hexdigest()


def _times(a: int, b: int) -> int:
    """Multiplication in GF(256) modulo x^8 + x^4 + x^3 + x + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= 0x11B
        b >>= 1
    return product


def _inverse(a: int) -> int:
    """a to the power of 254."""
    found = 1
    for _n in range(254):
        found = _times(found, a)
    return found
