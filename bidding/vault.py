"""What the platform keeps for later: its own share of a key to bids, its key to parts of secrets.

The key of each share is derived from settings.SEALING_KEY, which is not in the database, the
procurement, the party and the commitment: it encrypts one message and needs no random nonce.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.errors import BadInput
from core.hashing import length_prefixed

_NONCE = bytes(12)


class ShareUnreadable(BadInput):
    """The stored share does not open: another key, or changed bytes. Facts: party."""

    sentence = _("The stored secret cannot be read. Enter the secret itself.")


def _cipher(number: str, party: str, commitment: str) -> AESGCM:
    info = length_prefixed(b"seed share", number.encode(), party.encode(), commitment.encode())
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info)
    return AESGCM(kdf.derive(settings.SEALING_KEY.encode()))


def escrow_key() -> bytes:
    """The platform's private key (X25519) for its parts of the secrets of draws."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"parts of secrets of draws")
    return kdf.derive(settings.SEALING_KEY.encode())


def seal(number: str, party: str, commitment: str, secret: bytes) -> bytes:
    """Encrypt a share for storage."""
    return _cipher(number, party, commitment).encrypt(_NONCE, secret, None)


def unseal(number: str, party: str, commitment: str, sealed: bytes) -> bytes:
    """The share in the clear. Raises ShareUnreadable."""
    try:
        return _cipher(number, party, commitment).decrypt(_NONCE, sealed, None)
    except InvalidTag as error:
        raise ShareUnreadable(party=party) from error
