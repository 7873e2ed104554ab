"""When a signed contract is valid.

Valid means: both fields are signed, agency first; each by the certificate that was issued to that
party, which chains to the market's authority, was in force and not revoked when it signed; the last
signature covers the whole file, and the earlier one is followed only by what a second signature
needs; and the SHA-256 of the file is the one in the public chain. The hash is no ornament: a byte
in the gap that holds the last signature can change, and a file can be cut back to one signature,
and each signature in it still verifies.
"""

import hashlib
import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from django.utils.translation import gettext_lazy as _

from contracts.authority import credit_code_of, name_of
from contracts.signatures import Field

# pyHanko is imported where a file is judged: it doubles the start of every command.
if TYPE_CHECKING:
    from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus

SIZE_LIMIT = 20 * 1024 * 1024  # bytes; a contract has about 150 KB
log = logging.getLogger(__name__)


@unique
class Fault(StrEnum):
    """What can be wrong with a signed contract."""

    TOO_LARGE = "too_large"
    OTHER_FILE = "other_file"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    NOT_SIGNED = "not_signed"
    EXTRA_SIGNATURE = "extra_signature"
    WRONG_ORDER = "wrong_order"
    BROKEN = "broken"
    NOT_COVERED = "not_covered"
    CHANGED_AFTER = "changed_after"
    OTHER_SIGNER = "other_signer"
    FOREIGN_AUTHORITY = "foreign_authority"
    NOT_IN_FORCE = "not_in_force"
    REVOKED = "revoked"
    UNDATED = "undated"


SENTENCES = {
    Fault.TOO_LARGE: _("The file is larger than a contract can be."),
    Fault.OTHER_FILE: _("The file differs from the one recorded in the public chain."),
    Fault.UNREADABLE: _("The file cannot be read as a PDF; it is damaged or cut off."),
    Fault.ENCRYPTED: _("The file is encrypted; a contract never is."),
    Fault.NOT_SIGNED: _("The field %(field)s is not signed."),
    Fault.EXTRA_SIGNATURE: _("The file has a signature that no party owns: %(field)s."),
    Fault.WRONG_ORDER: _("The signatures are in the wrong order; the agency is first."),
    Fault.BROKEN: _("What %(field)s signed was changed: the signature does not match."),
    Fault.NOT_COVERED: _("The signature of %(field)s does not cover the whole file."),
    Fault.CHANGED_AFTER: _("After %(field)s signed, the file was changed."),
    Fault.OTHER_SIGNER: _(
        "The field %(field)s was signed with a certificate that is not the party's."
    ),
    Fault.FOREIGN_AUTHORITY: _(
        "The certificate of %(field)s was not issued by the market's authority."
    ),
    Fault.NOT_IN_FORCE: _("The certificate of %(field)s was not in force when it signed."),
    Fault.REVOKED: _("The certificate of %(field)s was revoked before it signed."),
    Fault.UNDATED: _("The signature of %(field)s carries no time."),
}


@dataclass(frozen=True)
class Finding:
    """One thing wrong; `str()` is the sentence for a reader."""

    fault: Fault
    field: str = ""

    def __str__(self) -> str:
        return str(SENTENCES[self.fault]) % {"field": self.field}


@dataclass(frozen=True)
class SignatureFacts:
    """What a signature says of itself. Believe it only when the report has no finding."""

    field: str
    name: str
    credit_code: str
    serial_number: int
    signed_at: datetime | None


@dataclass(frozen=True)
class Trust:
    """Whom to believe: the authority's certificate, and each field's expected certificate."""

    root: x509.Certificate
    signers: Mapping[Field, x509.Certificate]


@dataclass(frozen=True)
class SignatureReport:
    """The verdict: valid when nothing was found."""

    sha256: str
    findings: tuple[Finding, ...] = ()
    signatures: tuple[SignatureFacts, ...] = ()

    @property
    def is_valid(self) -> bool:
        return not self.findings

    @property
    def faults(self) -> frozenset[Fault]:
        return frozenset(finding.fault for finding in self.findings)


def check(
    pdf: bytes,
    *,
    expected_sha256: str,
    trust: Trust,
    revoked: Mapping[int, datetime],
) -> SignatureReport:
    """Say whether `pdf` is the contract both parties signed, and if not, why.

    `expected_sha256` (hex) is what the public chain recorded; `revoked` maps the serial number of a
    certificate to the time of its revocation. Never raises, whatever the bytes are.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    sha256 = hashlib.sha256(pdf).hexdigest()
    if len(pdf) > SIZE_LIMIT:
        return SignatureReport(sha256, (Finding(Fault.TOO_LARGE),))
    findings = [] if sha256 == expected_sha256.lower() else [Finding(Fault.OTHER_FILE)]
    signatures: list[SignatureFacts] = []
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        if reader.encrypted:
            findings.append(Finding(Fault.ENCRYPTED))
        else:
            embedded = list(reader.embedded_signatures)
            findings += _judge(embedded, trust, revoked)
            signatures += [_facts(signature) for signature in embedded]
    except Exception as error:  # a hostile file may break the parser anywhere: that is a finding
        log.info("contract_unreadable", extra={"sha256": sha256, "error": repr(error)})
        findings.append(Finding(Fault.UNREADABLE))
    return SignatureReport(sha256, tuple(findings), tuple(signatures))


def _judge(
    embedded: "list[EmbeddedPdfSignature]", trust: Trust, revoked: Mapping[int, datetime]
) -> Iterator[Finding]:
    names = [signature.field_name for signature in embedded]
    known = list(Field)
    yield from (Finding(Fault.NOT_SIGNED, f) for f in known if f not in names)
    yield from (Finding(Fault.EXTRA_SIGNATURE, name) for name in names if name not in known)
    if len(names) == len(known) and set(names) == set(known) and names != known:
        yield Finding(Fault.WRONG_ORDER)
    for position, signature in enumerate(embedded):
        if signature.field_name not in known:
            continue
        party = Field(signature.field_name)
        is_last = position == len(embedded) - 1
        for fault in _faults_of(signature, is_last, trust, trust.signers.get(party), revoked):
            yield Finding(fault, party)
    times = [signature.self_reported_timestamp for signature in embedded]
    dated = [time for time in times if time is not None]
    if names == known and dated != sorted(dated):
        yield Finding(Fault.WRONG_ORDER)


def _faults_of(
    signature: "EmbeddedPdfSignature",
    is_last: bool,
    trust: Trust,
    expected: x509.Certificate | None,
    revoked: Mapping[int, datetime],
) -> Iterator[Fault]:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    from contracts.pades import as_asn1

    signed_at = signature.self_reported_timestamp
    if signed_at is None:
        yield Fault.UNDATED
        return
    status = validate_pdf_signature(
        signature,
        signer_validation_context=ValidationContext(
            trust_roots=[as_asn1(trust.root)], moment=signed_at, allow_fetching=False
        ),
    )
    is_whole = status.intact and status.valid
    if not is_whole:
        yield Fault.BROKEN
    yield from _faults_of_cover(signature, status, is_last)
    certificate = _certificate(signature)
    if expected is None or _print_of(certificate) != _print_of(expected):
        yield Fault.OTHER_SIGNER
    in_force = certificate.not_valid_before_utc <= signed_at <= certificate.not_valid_after_utc
    if not in_force:
        yield Fault.NOT_IN_FORCE
    is_untrusted = is_whole and in_force and not status.trusted
    if is_untrusted or not _is_issued_by(certificate, trust.root):
        yield Fault.FOREIGN_AUTHORITY
    revoked_at = revoked.get(certificate.serial_number)
    if revoked_at is not None and revoked_at <= signed_at:
        yield Fault.REVOKED


def _faults_of_cover(
    signature: "EmbeddedPdfSignature", status: "PdfSignatureStatus", is_last: bool
) -> Iterator[Fault]:
    """The last signature covers every byte but its own gap, an earlier one its whole revision."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel

    wanted = (
        SignatureCoverageLevel.ENTIRE_FILE if is_last else SignatureCoverageLevel.ENTIRE_REVISION
    )
    if status.coverage is not wanted or not _gap_is_the_signature(signature):
        yield Fault.NOT_COVERED
    level = status.modification_level
    if level is None or level > ModificationLevel.FORM_FILLING or not status.docmdp_ok:
        yield Fault.CHANGED_AFTER


def _gap_is_the_signature(signature: "EmbeddedPdfSignature") -> bool:
    """The only unsigned bytes are the hexadecimal digits of the signature and their brackets."""
    start, first, second, _tail = signature.byte_range
    return bool(start == 0 and second - first == 2 * len(signature.pkcs7_content) + 2)


def _is_issued_by(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(root)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return True


def _certificate(signature: "EmbeddedPdfSignature") -> x509.Certificate:
    return x509.load_der_x509_certificate(signature.signer_cert.dump())


def _print_of(certificate: x509.Certificate) -> bytes:
    return certificate.fingerprint(hashes.SHA256())


def _facts(signature: "EmbeddedPdfSignature") -> SignatureFacts:
    certificate = _certificate(signature)
    return SignatureFacts(
        field=signature.field_name,
        name=name_of(certificate),
        credit_code=credit_code_of(certificate),
        serial_number=certificate.serial_number,
        signed_at=signature.self_reported_timestamp,
    )
