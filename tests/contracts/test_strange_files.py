"""Files that are almost a contract, keys that are almost a key: each is refused by its name."""

import io
import zipfile
from datetime import timedelta
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from contracts import seals
from contracts.authority import FILE_NAME, AuthorityFileError
from contracts.pades import sign
from contracts.signatures import Field
from contracts.validity import SENTENCES, Fault
from contracts.wholeness import DamagedFile, require_whole
from tests.contracts.pdf import small_pdf
from tests.contracts.sample import AGENCY, AT
from tests.contracts.test_authority import opened
from tests.contracts.test_signatures import REASON, authority_of, ceremony, issued


def test_signature_of_somebody_else_beside_the_two_is_a_finding():
    it = ceremony()
    writer = IncrementalPdfFileWriter(io.BytesIO(it.blank))
    append_signature_field(writer, SigFieldSpec("Guest", on_page=-1, box=(10, 10, 90, 60)))
    out = io.BytesIO()
    writer.write(out)
    guest = SimpleNamespace(value="Guest")
    signed = sign(out.getvalue(), field=Field.AGENCY, identity=it.agency, reason=REASON, at=AT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("contracts.pades._open_for", lambda _field, pdf: _writer(pdf))
        signed = sign(signed, field=guest, identity=it.owner, reason=REASON, at=AT)
    found = it.check_signatures(signed).findings
    assert (Fault.EXTRA_SIGNATURE, "Guest") in [(each.fault, each.field) for each in found]
    assert (Fault.NOT_SIGNED, "Owner") in [(each.fault, each.field) for each in found]


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    return IncrementalPdfFileWriter(io.BytesIO(pdf))


def test_signature_without_a_time_is_a_finding():
    undated = ceremony().full.replace(b"/M (D", b"/X (D")
    found = ceremony().check_signatures(undated)
    assert found.faults == {Fault.UNDATED}
    assert [each.signed_at for each in found.signatures] == [None, None]


def test_certificate_of_a_foreign_authority_out_of_its_time_is_named_for_both():
    other = authority_of("别的机构")
    foreign = other.issue(
        name=AGENCY.name,
        credit_code=AGENCY.credit_code,
        at=AT,
        lifetime=timedelta(minutes=5),
    )
    pdf = ceremony().signed_by(foreign, at=AT + timedelta(hours=1))
    assert ceremony().check_signatures(pdf).faults == {
        Fault.OTHER_SIGNER,
        Fault.NOT_IN_FORCE,
        Fault.FOREIGN_AUTHORITY,
    }


def test_every_fault_has_its_own_sentence():
    assert set(SENTENCES) == set(Fault)
    assert len({str(sentence) for sentence in SENTENCES.values()}) == len(Fault)


# --- Deliverables ---


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "内容")
    return out.getvalue()


def locked_pdf() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(small_pdf())))
    writer.encrypt("owner", "user")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content", [small_pdf(), locked_pdf(), archive("成果.txt"), b"\x89PNG\r\n\x1a\n", b"text"]
)
def test_whole_file_is_taken(content):
    require_whole(content, name="成果")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        small_pdf().replace(b"/Count 1", b"/Count 0"),
        archive("成果.txt")[:-30],
        archive("成果.txt")[:20],
    ],
)
def test_file_that_opens_no_more_is_named(content):
    with pytest.raises(DamagedFile) as damaged:
        require_whole(content, name="成果")
    assert damaged.value.name == "成果"


# --- Keys ---


def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def test_sealed_key_of_another_kind_is_not_used():
    identity = issued(ceremony().authority)
    sealed = seals.seal(SimpleNamespace(key=rsa_key()), secret="secret")
    certificate = identity.certificate.public_bytes(serialization.Encoding.DER)
    with pytest.raises(seals.SealUnreadable):
        seals.unseal(certificate, sealed, secret="secret")


def test_authority_file_with_a_key_of_another_kind_is_refused(tmp_path):
    root = opened(tmp_path).root
    path = tmp_path / FILE_NAME
    key = rsa_key().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(key + root.public_bytes(serialization.Encoding.PEM))
    with pytest.raises(AuthorityFileError, match="another kind"):
        opened(tmp_path)
