"""Electronic seals: the signing keys of organisations, encrypted at rest.

The key that encrypts them is derived from the installation's SECRET_KEY (HKDF-SHA256), so a copy
of the database alone cannot sign. Changing SECRET_KEY makes stored keys unreadable; organisations
then get new certificates.
"""

import base64
from typing import Final

from cryptography import x509
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from contracts.authority import SigningIdentity

PURPOSE: Final = b"contracts/seals/1"


class SealUnreadable(Exception):
    """The stored key does not open with this installation's secret; a new one must be issued."""


def _box(secret: str) -> Fernet:
    key = HKDF(hashes.SHA256(), 32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))


def seal(identity: SigningIdentity, *, secret: str) -> bytes:
    """The private key for storage."""
    plain = identity.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return _box(secret).encrypt(plain)


def unseal(certificate: bytes, sealed_key: bytes, *, secret: str) -> SigningIdentity:
    """The identity of a stored certificate (DER). Raises SealUnreadable."""
    try:
        plain = _box(secret).decrypt(sealed_key)
    except InvalidToken as error:
        raise SealUnreadable from error
    key = serialization.load_der_private_key(plain, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise SealUnreadable
    return SigningIdentity(x509.load_der_x509_certificate(certificate), key)
