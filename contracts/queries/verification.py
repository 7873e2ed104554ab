"""Does this file stand in the public chain as a signed contract? First the hash, then the rest."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from cryptography import x509
from django.utils.translation import gettext_lazy as _

from contracts import validity
from contracts.models import Contract, ContractDocument, Party, SigningCertificate, SigningStage
from contracts.queries.authority import market_authority
from contracts.signatures import Field
from core import chain
from core.models import ChainEntry


@unique
class Answer(StrEnum):
    """What a file turned out to be."""

    VALID = "valid"
    UNKNOWN = "unknown"
    NOT_PDF = "not_pdf"
    UNFINISHED = "unfinished"
    INVALID = "invalid"
    CHAIN_BROKEN = "chain_broken"


SENTENCES: Final = {
    Answer.VALID: _(
        "This is the contract both parties signed, byte for byte, as recorded in the public chain."
    ),
    Answer.UNKNOWN: _(
        "No signed contract with these bytes is recorded in the public chain. If the file came "
        "from this market, it was changed or cut off: ask the sender for the original."
    ),
    Answer.NOT_PDF: _("This is not a whole PDF file. Choose the PDF of a contract."),
    Answer.UNFINISHED: _(
        "This is an earlier revision of a contract, without both signatures. It is not valid: use "
        "the file that both parties signed."
    ),
    Answer.INVALID: _("The file is recorded, but its signatures do not verify. Do not rely on it."),
    Answer.CHAIN_BROKEN: _(
        "The public chain of this contract does not recompute: somebody changed a record. "
        "Report this to the regulator."
    ),
}


@dataclass(frozen=True)
class Verification:
    """The answer for one file, with what was found on the way."""

    answer: Answer
    sha256: str
    contract: Contract | None = None
    recorded_at: dt.datetime | None = None
    findings: tuple[validity.Finding, ...] = ()
    signatures: tuple[validity.SignatureFacts, ...] = ()

    @property
    def is_valid(self) -> bool:
        """True only for the file both parties signed."""
        return self.answer == Answer.VALID

    @property
    def sentence(self) -> object:
        """The answer for a reader."""
        return SENTENCES[self.answer]


def verify(content: bytes) -> Verification:
    """Say whether `content` is a contract of this market in force. Never raises for any bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    document = (
        ContractDocument.objects.filter(sha256=sha256)
        .select_related("contract__owner", "contract__agency__organisation")
        .order_by("-revision", "id")
        .first()
    )
    if document is None:
        is_pdf = content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]
        return Verification(Answer.UNKNOWN if is_pdf else Answer.NOT_PDF, sha256)
    if document.revision != SigningStage.SIGNED:
        return Verification(Answer.UNFINISHED, sha256, document.contract)
    return _checked(document.contract, content, sha256)


def _checked(contract: Contract, content: bytes, sha256: str) -> Verification:
    entry = signed_entry(contract)
    if entry is None or not chain.verify(contract.chain).is_intact:
        return Verification(Answer.CHAIN_BROKEN, sha256, contract)
    report = validity.check(
        content,
        expected_sha256=entry.payload["sha256"],
        trust=_trust(contract),
        revoked=_revoked(),
    )
    return Verification(
        Answer.VALID if report.is_valid else Answer.INVALID,
        sha256,
        contract,
        entry.at,
        report.findings,
        report.signatures,
    )


def signed_entry(contract: Contract) -> ChainEntry | None:
    """The link of the contract's public chain that holds the hash of the final file."""
    return (
        ChainEntry.objects.filter(chain=contract.chain, kind="signed").order_by("sequence").first()
    )


def _trust(contract: Contract) -> validity.Trust:
    fields = {Party.AGENCY: Field.AGENCY, Party.OWNER: Field.OWNER}
    signatures = contract.signatures.select_related("certificate").order_by("id")
    return validity.Trust(
        root=market_authority().root,
        signers={
            fields[Party(signature.party)]: x509.load_der_x509_certificate(
                bytes(signature.certificate.certificate)
            )
            for signature in signatures
        },
    )


def _revoked() -> dict[int, dt.datetime]:
    revoked = SigningCertificate.objects.filter(revoked_at__isnull=False).order_by("id")
    return {int(c.serial, 16): c.revoked_at for c in revoked if c.revoked_at}
