"""The market's own signature (Ed25519): under the heads of the public chain and under receipts.

The key comes from settings.SIGNING_KEY, which is not in the database: a copy of the database cannot
sign. The public half is on /verify/chain/ and in every file that is signed.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from .hashing import length_prefixed


def _private_key() -> Ed25519PrivateKey:
    kdf = HKDF(hashes.SHA256(), length=32, salt=None, info=b"ZJCS/market signing key")
    return Ed25519PrivateKey.from_private_bytes(kdf.derive(settings.SIGNING_KEY.encode()))


def public_key() -> str:
    """The key that verifies what is signed from now on, in hex."""
    return _private_key().public_key().public_bytes_raw().hex()


def statement(scheme: str, *facts: str | int) -> bytes:
    """What is signed: the scheme and each fact as text, each behind its length."""
    return length_prefixed(scheme.encode(), *(str(fact).encode() for fact in facts))


def sign(said: bytes) -> str:
    """The market's signature, in hex: 64 bytes."""
    return _private_key().sign(said).hex()


def is_signed(said: bytes, signature: str, key: str) -> bool:
    """Whether `key` (hex) signed it; False also for what is no signature at all."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(signature), said
        )
    except (InvalidSignature, ValueError):
        return False
    return True
