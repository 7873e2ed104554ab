"""One message sealed to a public key: RFC 9180, base mode, X25519, HKDF-SHA256, AES-256-GCM.

The library opens. Sealing is written out because the library forgets the ephemeral key, and the
bidder keeps it: with that key alone a bid can be opened again against its hash.
"""

import hmac
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

KEY_BYTES = 32
OVERHEAD = KEY_BYTES + 16  # the ephemeral public key before, the tag behind
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_KEM_ID = b"KEM\x00\x20"


class Unopenable(Exception):
    """Another key, another context, or changed bytes."""


class Context(NamedTuple):
    """What one sealing encrypts with."""

    key: bytes
    nonce: bytes


def public_key(private: bytes) -> bytes:
    """The public half of a private key of 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(plaintext: bytes, *, to: bytes, info: bytes, ephemeral: bytes) -> bytes:
    """The ephemeral public key, then the ciphertext. An ephemeral key seals one message only."""
    enc = public_key(ephemeral)
    context = sender_context(ephemeral=ephemeral, to=to, info=info)
    return enc + AESGCM(context.key).encrypt(context.nonce, plaintext, None)


def open_sealed(sealed: bytes, *, private: bytes, info: bytes) -> bytes:
    """As the holder of the private key opens it. Raises Unopenable."""
    if len(sealed) < OVERHEAD:
        raise Unopenable
    try:
        return _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info)
    except (InvalidTag, ValueError) as error:
        raise Unopenable from error


def reopen(sealed: bytes, *, to: bytes, info: bytes, ephemeral: bytes) -> bytes:
    """As whoever sealed it opens it again with the ephemeral key kept. Raises Unopenable."""
    if len(sealed) < OVERHEAD or not hmac.compare_digest(sealed[:KEY_BYTES], public_key(ephemeral)):
        raise Unopenable
    context = sender_context(ephemeral=ephemeral, to=to, info=info)
    try:
        return AESGCM(context.key).decrypt(context.nonce, sealed[KEY_BYTES:], None)
    except InvalidTag as error:
        raise Unopenable from error


def sender_context(
    *, ephemeral: bytes, to: bytes, info: bytes, aead: int = 2, key_bytes: int = 32
) -> Context:
    """Key and nonce of the first message (RFC 9180, 4.1 and 5.1); aead 2 is AES-256-GCM."""
    mine = X25519PrivateKey.from_private_bytes(ephemeral)
    enc = mine.public_key().public_bytes_raw()
    secret = mine.exchange(X25519PublicKey.from_public_bytes(to))
    prk = _extract(_KEM_ID, b"", b"eae_prk", secret)
    shared = _expand(_KEM_ID, prk, b"shared_secret", enc + to, 32)
    suite = b"HPKE\x00\x20\x00\x01" + aead.to_bytes(2, "big")
    schedule = (
        b"\x00"
        + _extract(suite, b"", b"psk_id_hash", b"")
        + _extract(suite, b"", b"info_hash", info)
    )
    prk = _extract(suite, shared, b"secret", b"")
    return Context(
        _expand(suite, prk, b"key", schedule, key_bytes),
        _expand(suite, prk, b"base_nonce", schedule, 12),
    )


def _extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.digest(salt, b"HPKE-v1" + suite + label + material, "sha256")


def _expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """At most one block of HKDF, which is all that this suite asks for."""
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, labelled + b"\x01", "sha256")[:length]
