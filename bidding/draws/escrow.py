"""A party's secret, made on its own machine: committed to, and sealed to who keeps parts of it.

The secret is split so that the parts of any two of platform, owner and regulator give it and one
tells nothing; each part is sealed to everybody who keeps that party's part. So nobody but the party
knows the secret before the opening, and its silence changes nothing. Data in, data out: fresh
random bytes come in as `chance`. Source: docs/verify-a-draw.md; the page does the same in
static/js/draw-secret.js.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bidding.sealing import hpke, shares
from core.hashing import length_prefixed

from .scheme import commit
from .transcript import HEX_32, SCHEME

SECRET_BYTES: Final = 32
SEALED_DIGITS: Final = 2 * (SECRET_BYTES + hpke.OVERHEAD)


class Holder(NamedTuple):
    """Who keeps a part: of which party it is, and the public key that the part is sealed to."""

    party: str
    key: bytes


@dataclass(frozen=True)
class SealedSecret:
    """What a party hands in: its commitment, and each holder's part sealed, both as hex."""

    commitment: str
    escrow: Mapping[str, str]

    @classmethod
    def read(cls, found: object) -> "SealedSecret | None":
        """From the file or the field of the page; None where it is no such thing."""
        if not isinstance(found, Mapping):
            return None
        commitment, escrow = found.get("commitment"), found.get("escrow")
        if not isinstance(commitment, str) or not HEX_32.fullmatch(commitment):
            return None
        if not isinstance(escrow, Mapping) or not all(map(_is_sealed, escrow.values())):
            return None
        return cls(commitment, {str(name): value for name, value in escrow.items()})

    def as_json(self) -> dict[str, Any]:
        """As `read` takes it."""
        return {"commitment": self.commitment, "escrow": dict(self.escrow)}


def _is_sealed(value: object) -> bool:
    if not isinstance(value, str) or len(value) != SEALED_DIGITS:
        return False
    return all(digit in "0123456789abcdef" for digit in value)


def secret_of(chance: bytes) -> bytes:
    """The secret that `seal` makes from the same 32 fresh random bytes."""
    return _derive(chance, "secret")


def seal(number: str, party: str, holders: Mapping[str, Holder], chance: bytes) -> SealedSecret:
    """Make a secret and everything that is handed in of it; `chance` is 32 fresh random bytes."""
    secret = secret_of(chance)
    parts = shares.split(secret, _derive(chance, "slopes"))
    return SealedSecret(
        commit(number, party, secret).hex(),
        {
            name: hpke.seal(
                parts[holder.party],
                to=holder.key,
                info=_info(number, party, holder.party),
                ephemeral=_derive(chance, f"part {name}"),
            ).hex()
            for name, holder in holders.items()
        },
    )


def open_part(number: str, party: str, keeper: str, sealed: str, private: bytes) -> bytes | None:
    """A holder's part of a party's secret; None where what was handed in does not open."""
    try:
        info = _info(number, party, keeper)
        return hpke.open_sealed(bytes.fromhex(sealed), private=private, info=info)
    except hpke.Unopenable:
        return None


def join(number: str, party: str, commitment: str, parts: Mapping[str, bytes]) -> bytes | None:
    """The secret from the parts of two parties; None where it is not what was committed to."""
    try:
        secret = shares.join(parts)
    except shares.TooFewShares:
        return None
    is_right = hmac.compare_digest(commit(number, party, secret).hex(), commitment)
    return secret if is_right else None


def _info(number: str, party: str, keeper: str) -> bytes:
    """A part moved to another draw, party or keeper does not open."""
    return length_prefixed(
        f"{SCHEME}/escrow".encode(), number.encode(), party.encode(), keeper.encode()
    )


def _derive(chance: bytes, purpose: str) -> bytes:
    info = f"{SCHEME}/{purpose}".encode()
    return HKDF(hashes.SHA256(), SECRET_BYTES, salt=None, info=info).derive(chance)
