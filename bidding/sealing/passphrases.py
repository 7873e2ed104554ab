"""A secret kept under a passphrase: Argon2id, then AES-256-GCM."""

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SALT_BYTES = 16
# Second choice of RFC 9106: 64 MiB, three passes; about a tenth of a second.
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4
_NONCE = bytes(12)  # a fresh salt gives a key that encrypts one message


class WrongPassphrase(Exception):
    """Another passphrase, or changed bytes."""


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(
        hash_secret_raw(
            passphrase.encode(), salt, _PASSES, _MEMORY_KIB, _LANES, hash_len=32, type=Type.ID
        )
    )


def wrap(secret: bytes, passphrase: str, salt: bytes) -> bytes:
    """Encrypt; `salt` is 16 fresh random bytes, kept beside."""
    return _cipher(passphrase, salt).encrypt(_NONCE, secret, None)


def unwrap(wrapped: bytes, passphrase: str, salt: bytes) -> bytes:
    """The secret. Raises WrongPassphrase."""
    try:
        return _cipher(passphrase, salt).decrypt(_NONCE, wrapped, None)
    except InvalidTag as error:
        raise WrongPassphrase from error
