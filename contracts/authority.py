"""The market's certificate authority: one per installation, it vouches for who signs contracts.

The key lies in one file that only its owner may read. Whoever holds it can issue certificates, so
it belongs on the signing host alone; the certificate is public.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FILE_NAME = "market-authority.pem"
AUTHORITY_LIFETIME = timedelta(days=20 * 365)
SIGNER_LIFETIME = timedelta(days=2 * 365)
NAME_LIMIT = 64  # characters, X.520 ub-common-name


class AuthorityFileError(Exception):
    """The authority's file is missing a part or open to others; a person has to look at it."""


@dataclass(frozen=True)
class SigningIdentity:
    """A certificate and the private key it speaks for."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def serial_number(self) -> int:
        return self.certificate.serial_number


@dataclass(frozen=True)
class MarketAuthority:
    """Issues signing certificates. `root` is what every verifier trusts."""

    identity: SigningIdentity

    @property
    def root(self) -> x509.Certificate:
        return self.identity.certificate

    @classmethod
    def create(cls, *, name: str, at: datetime) -> "MarketAuthority":
        """A new authority in memory, valid for twenty years from `at`."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
                x509.NameAttribute(NameOID.COMMON_NAME, name[:NAME_LIMIT]),
            ]
        )
        certificate = (
            _draft(subject, subject, key.public_key(), at, AUTHORITY_LIFETIME)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(for_authority=True), critical=True)
            .sign(key, hashes.SHA256())
        )
        return cls(SigningIdentity(certificate, key))

    @classmethod
    def open(cls, folder: Path, *, name: str, at: datetime) -> "MarketAuthority":
        """The authority kept in `folder`, created on first use.

        Two processes that come first at once agree on one: the file is linked into place, and the
        second link fails. Raises AuthorityFileError when others may read the file.
        """
        path = folder / FILE_NAME
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            cls.create(name=name, at=at)._save(path)
        return cls._load(path)

    def issue(
        self,
        *,
        name: str,
        credit_code: str,
        at: datetime,
        lifetime: timedelta = SIGNER_LIFETIME,
    ) -> SigningIdentity:
        """A signing certificate with a fresh key for the organisation with that credit code."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, name[:NAME_LIMIT]),
                x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, credit_code),
                x509.NameAttribute(NameOID.COMMON_NAME, name[:NAME_LIMIT]),
            ]
        )
        issuer = self.root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
        certificate = (
            _draft(subject, self.root.subject, key.public_key(), at, lifetime)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(for_authority=False), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer),
                critical=False,
            )
            .sign(self.identity.key, hashes.SHA256())
        )
        return SigningIdentity(certificate, key)

    def _save(self, path: Path) -> None:
        key = self.identity.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        with NamedTemporaryFile(dir=path.parent, prefix=".authority-") as draft:  # mode 0600
            draft.write(key + self.root.public_bytes(serialization.Encoding.PEM))
            draft.flush()
            os.fsync(draft.fileno())
            try:
                os.link(draft.name, path)
            except FileExistsError:
                return  # another process was first: its authority is the one

    @classmethod
    def _load(cls, path: Path) -> "MarketAuthority":
        if path.stat().st_mode & 0o077:
            raise AuthorityFileError(f"{path} is open to others: chmod 600 it.")
        pem = path.read_bytes()
        try:
            key = serialization.load_pem_private_key(pem, password=None)
            certificate = x509.load_pem_x509_certificate(pem)
        except ValueError as error:
            raise AuthorityFileError(f"{path} holds no readable key and certificate.") from error
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise AuthorityFileError(f"{path} holds a key of another kind.")
        return cls(SigningIdentity(certificate, key))


def credit_code_of(certificate: x509.Certificate) -> str:
    """The unified social credit code the certificate was issued to, or an empty string."""
    found = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_IDENTIFIER)
    return str(found[0].value) if found else ""


def name_of(certificate: x509.Certificate) -> str:
    """The organisation's name in the certificate, or an empty string."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def _draft(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    at: datetime,
    lifetime: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at)
        .not_valid_after(at + lifetime)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


def _usage(*, for_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not for_authority,
        content_commitment=not for_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=for_authority,
        crl_sign=for_authority,
        encipher_only=False,
        decipher_only=False,
    )
