"""Puts two signatures into one file: the agency's, then the owner's (PAdES, incremental).

What makes a signed contract valid is decided in `contracts.validity`.
"""

import io
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from django.utils.translation import gettext_lazy as _
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from contracts.authority import SigningIdentity, credit_code_of, name_of
from contracts.signatures import Field, SigningRefused
from contracts.typesetting import typeset

BEIJING = ZoneInfo("Asia/Shanghai")
MM = 72 / 25.4


# Where the fields lie on the last page, in mm from its lower left corner: left, bottom, width,
# height. They sit in the boxes that `typst/contract.typ` draws there.
BOXES = {Field.OWNER: (27, 150, 70, 56), Field.AGENCY: (113, 150, 70, 56)}


def add_signature_fields(pdf: bytes) -> bytes:
    """The contract with its two empty signature fields, as an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for field, (left, bottom, width, height) in BOXES.items():
        box = (left * MM, bottom * MM, (left + width) * MM, (bottom + height) * MM)
        append_signature_field(
            writer,
            SigFieldSpec(
                sig_field_name=field.value,
                on_page=-1,
                box=tuple(round(side) for side in box),  # type: ignore[arg-type]  # four sides
                empty_field_appearance=True,
                readable_field_name=f"Signature of the {field.value.lower()}",
            ),
        )
    return _written(writer)


def sign(
    pdf: bytes, *, field: Field, identity: SigningIdentity, reason: str, at: datetime
) -> bytes:
    """The file with one more PAdES signature, dated `at`, in `field`.

    The agency's signature certifies the text: after it, nothing but the owner's may be added.
    Raises SigningRefused when the field is missing or signed, or the owner would come first.
    """
    writer = _open_for(field, pdf)
    metadata = PdfSignatureMetadata(
        field_name=field.value,
        md_algorithm="sha256",
        reason=reason,
        name=name_of(identity.certificate),
        subfilter=SigSeedSubFilter.PADES,
        certify=field is Field.AGENCY,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = _DatedSigner(metadata, _signer(identity), stamp_style=_stamp(identity, reason, at))
    signer.signed_at = at
    out = io.BytesIO()
    signer.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()


def seal_pdf(certificate: x509.Certificate, *, reason: str, at: datetime) -> bytes:
    """The look of a signature, as a page of 70 by 56 mm: the round red seal with name and code."""
    seal = {
        "name": name_of(certificate),
        "credit_code": credit_code_of(certificate),
        "signed_at": f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}（北京时间）",
        "reason": reason,
        "serial": f"{certificate.serial_number:x}"[-16:],
    }
    return typeset(
        "seal.typ", {"seal": json.dumps(seal)}, at=at, standards=("a-3b",), is_tagged=False
    )


class _DatedSigner(PdfSigner):
    """Signs at a given time instead of asking the clock."""

    signed_at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.signed_at
        return session


class _Page(PdfContent):
    """The first page of a small PDF, drawn into another."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        drawing = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.pdf)))
        self.resources.xobject["/Seal"] = drawing
        left, bottom, right, top = drawing.get_object()["/BBox"]
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Seal Do"


def _stamp(identity: SigningIdentity, reason: str, at: datetime) -> StaticStampStyle:
    edge_to_edge = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)
    page = _Page(seal_pdf(identity.certificate, reason=reason, at=at))
    return StaticStampStyle(border_width=0, background=page, background_layout=edge_to_edge)


def _signer(identity: SigningIdentity) -> SimpleSigner:
    key = identity.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return SimpleSigner(
        signing_cert=as_asn1(identity.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore.from_certs([]),
    )


def as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """The same certificate in the form the PDF library speaks."""
    loaded = asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    assert isinstance(loaded, asn1_x509.Certificate)
    return loaded


def _open_for(field: Field, pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        is_signed = {
            name: value is not None for name, value, _ in enumerate_sig_fields(writer.prev)
        }
    except PdfError as error:
        raise SigningRefused(_("The file of the contract cannot be read.")) from error
    if field not in is_signed:
        raise SigningRefused(_("The file has no field for this signature."), field=field)
    if is_signed[field]:
        raise SigningRefused(_("This party has already signed."), field=field)
    if field is Field.OWNER and not is_signed.get(Field.AGENCY):
        raise SigningRefused(_("The agency signs first. Wait until it has signed."), field=field)
    return writer


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
