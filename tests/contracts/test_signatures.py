"""What makes a signed contract valid, and each way it is not."""

import hashlib
import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from contracts.authority import MarketAuthority, SigningIdentity
from contracts.documents import render_contract
from contracts.pades import add_signature_fields, sign
from contracts.signatures import Field, SigningRefused
from contracts.validity import SIZE_LIMIT, Fault, SignatureReport, Trust, check
from tests.contracts.sample import AGENCY, AT, OWNER, VERIFY_URL, contract_text

LATER = AT + timedelta(hours=2)
REASON = "同意并签署本合同"


@dataclass(frozen=True)
class Ceremony:
    """A contract signed by both parties, with each file on the way."""

    authority: MarketAuthority
    agency: SigningIdentity
    owner: SigningIdentity
    blank: bytes
    half: bytes
    full: bytes

    def check(
        self,
        pdf: bytes,
        *,
        recorded: bytes | None = None,
        revoked: dict[int, datetime] | None = None,
    ) -> SignatureReport:
        """Check `pdf` against the chain, which recorded the full file unless told otherwise."""
        digest = hashlib.sha256(self.full if recorded is None else recorded).hexdigest()
        certificates = {
            Field.AGENCY: self.agency.certificate,
            Field.OWNER: self.owner.certificate,
        }
        trust = Trust(self.authority.root, certificates)
        return check(pdf, expected_sha256=digest, trust=trust, revoked=revoked or {})

    def check_signatures(self, pdf: bytes, **options: dict[int, datetime]) -> SignatureReport:
        """The same, as if somebody had put the hash of this very file into the chain."""
        return self.check(pdf, recorded=pdf, **options)

    def signed_by(self, agency: SigningIdentity, *, at: datetime = AT) -> bytes:
        half = sign(self.blank, field=Field.AGENCY, identity=agency, reason=REASON, at=at)
        return sign(half, field=Field.OWNER, identity=self.owner, reason=REASON, at=LATER)


def authority_of(name: str) -> MarketAuthority:
    return MarketAuthority.create(name=name, at=AT)


def issued(authority: MarketAuthority, **options: timedelta) -> SigningIdentity:
    return authority.issue(name=AGENCY.name, credit_code=AGENCY.credit_code, at=AT, **options)


@cache
def ceremony() -> Ceremony:
    authority = authority_of("市场电子签名")
    agency = issued(authority)
    owner = authority.issue(name=OWNER.name, credit_code=OWNER.credit_code, at=AT)
    blank = add_signature_fields(render_contract(contract_text(), verify_url=VERIFY_URL, at=AT))
    half = sign(blank, field=Field.AGENCY, identity=agency, reason=REASON, at=AT)
    full = sign(half, field=Field.OWNER, identity=owner, reason=REASON, at=LATER)
    return Ceremony(authority, agency, owner, blank, half, full)


def test_contract_signed_by_both_is_valid() -> None:
    report = ceremony().check(ceremony().full)
    assert report.is_valid, [str(finding) for finding in report.findings]
    assert [(s.field, s.name, s.credit_code, s.signed_at) for s in report.signatures] == [
        ("Agency", AGENCY.name, AGENCY.credit_code, AT),
        ("Owner", OWNER.name, OWNER.credit_code, LATER),
    ]


def test_signed_contract_still_declares_pdf_a_and_is_tagged() -> None:
    root = PdfFileReader(io.BytesIO(ceremony().full)).root
    assert b"pdfaid" in root["/Metadata"].data
    assert root["/StructTreeRoot"]


def test_first_signature_stays_byte_for_byte_under_the_second() -> None:
    assert ceremony().full.startswith(ceremony().half)
    assert ceremony().half.startswith(ceremony().blank)


def flips(count: int) -> list[tuple[int, bytes]]:
    rng = random.Random(20261123)
    places = [rng.randrange(len(ceremony().full)) for _ in range(count)]
    return [(place, flipped(place, 1 << rng.randrange(8))) for place in places]


def flipped(place: int, mask: int) -> bytes:
    pdf = bytearray(ceremony().full)
    pdf[place] ^= mask
    return bytes(pdf)


def last_gap() -> range:
    """The bytes no signature covers: the hexadecimal digits of the last one."""
    reader = PdfFileReader(io.BytesIO(ceremony().full))
    _, first, second, _ = reader.embedded_signatures[-1].byte_range
    return range(int(first), int(second))


def assert_every_flip_is_caught(count: int) -> None:
    """By the signatures alone, as if the chain had been rewritten; in the last gap by the chain."""
    gap = last_gap()
    for place, pdf in flips(count):
        judge = ceremony().check if place in gap else ceremony().check_signatures
        assert not judge(pdf).is_valid, place


def test_flipped_bytes_are_caught() -> None:
    assert_every_flip_is_caught(30)


@pytest.mark.long
def test_three_hundred_flipped_bytes_are_caught() -> None:
    assert_every_flip_is_caught(300)


def test_flip_in_the_last_gap_is_caught_by_the_chain_alone() -> None:
    padding = flipped(last_gap()[-4], 0x01)
    assert ceremony().check_signatures(padding).is_valid
    assert ceremony().check(padding).faults == {Fault.OTHER_FILE}


def test_file_cut_back_to_one_signature_is_caught() -> None:
    report = ceremony().check(ceremony().half)
    assert report.faults == {Fault.OTHER_FILE, Fault.NOT_SIGNED}


@pytest.mark.parametrize("kept", [0, 1, 9, 5_000, -20_000, -600, -7, -1])
def test_file_cut_off_anywhere_is_caught(kept: int) -> None:
    report = ceremony().check_signatures(ceremony().full[:kept])
    assert not report.is_valid


def with_update(change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The signed file with one more revision, as an ordinary editor would save it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(ceremony().full))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def swap_first_page(writer: IncrementalPdfFileWriter) -> None:
    dear = contract_text(clauses=())
    other = render_contract(dear, verify_url=VERIFY_URL, at=AT)
    page = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(other)))
    kids = writer.root["/Pages"]["/Kids"]
    first = kids[0]
    first["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"/Swapped Do"))
    first["/Resources"] = generic.DictionaryObject(
        {
            generic.pdf_name("/XObject"): generic.DictionaryObject(
                {generic.pdf_name("/Swapped"): page}
            )
        }
    )
    writer.update_container(first)


def test_swapped_page_is_caught() -> None:
    report = ceremony().check_signatures(with_update(swap_first_page))
    assert {Fault.NOT_COVERED, Fault.CHANGED_AFTER} <= report.faults


def test_page_swapped_by_rewriting_the_file_is_caught() -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(ceremony().full)))
    out = io.BytesIO()
    writer.write(out)
    report = ceremony().check_signatures(out.getvalue())
    assert {Fault.BROKEN, Fault.NOT_COVERED} <= report.faults or Fault.UNREADABLE in report.faults


def test_bytes_added_at_the_end_are_caught() -> None:
    report = ceremony().check_signatures(ceremony().full + b"\n% added\n")
    assert Fault.NOT_COVERED in report.faults or Fault.UNREADABLE in report.faults


def test_contract_signed_by_nobody_or_one_is_not_valid() -> None:
    assert [f.field for f in ceremony().check_signatures(ceremony().blank).findings] == [
        "Agency",
        "Owner",
    ]
    assert ceremony().check_signatures(ceremony().half).faults == {Fault.NOT_SIGNED}


def test_owner_cannot_sign_first_nor_anyone_twice() -> None:
    with pytest.raises(SigningRefused):
        sign(ceremony().blank, field=Field.OWNER, identity=ceremony().owner, reason="", at=AT)
    with pytest.raises(SigningRefused):
        sign(ceremony().full, field=Field.AGENCY, identity=ceremony().agency, reason="", at=AT)


def test_file_without_fields_or_no_pdf_cannot_be_signed() -> None:
    bare = render_contract(contract_text(), verify_url=VERIFY_URL, at=AT)
    for pdf in (bare, b"not a PDF", b""):
        with pytest.raises(SigningRefused):
            sign(pdf, field=Field.AGENCY, identity=ceremony().agency, reason="", at=AT)


def test_owner_dated_before_the_agency_is_in_the_wrong_order() -> None:
    pdf = ceremony().signed_by(ceremony().agency, at=LATER + timedelta(days=1))
    assert ceremony().check_signatures(pdf).faults == {Fault.WRONG_ORDER}


def test_parties_that_signed_in_each_others_field_are_caught() -> None:
    it = ceremony()
    half = sign(it.blank, field=Field.AGENCY, identity=it.owner, reason=REASON, at=AT)
    full = sign(half, field=Field.OWNER, identity=it.agency, reason=REASON, at=LATER)
    findings = it.check_signatures(full).findings
    assert [(f.fault, f.field) for f in findings] == [
        (Fault.OTHER_SIGNER, "Agency"),
        (Fault.OTHER_SIGNER, "Owner"),
    ]


def test_older_certificate_of_the_same_party_is_not_the_expected_one() -> None:
    pdf = ceremony().signed_by(issued(ceremony().authority))
    assert ceremony().check_signatures(pdf).faults == {Fault.OTHER_SIGNER}


def test_certificate_of_a_foreign_authority_of_the_same_name_is_caught() -> None:
    pdf = ceremony().signed_by(issued(authority_of("市场电子签名")))
    assert ceremony().check_signatures(pdf).faults == {Fault.OTHER_SIGNER, Fault.FOREIGN_AUTHORITY}


@pytest.mark.parametrize("signed_at", [AT - timedelta(hours=1), AT + timedelta(hours=1)])
def test_certificate_not_in_force_when_it_signed_is_caught(signed_at: datetime) -> None:
    it = ceremony()
    short = issued(it.authority, lifetime=timedelta(minutes=5))
    pdf = it.signed_by(short, at=signed_at)
    trust = Trust(
        it.authority.root,
        {Field.AGENCY: short.certificate, Field.OWNER: it.owner.certificate},
    )
    digest = hashlib.sha256(pdf).hexdigest()
    report = check(pdf, expected_sha256=digest, trust=trust, revoked={})
    assert report.faults == {Fault.NOT_IN_FORCE}


def test_certificate_revoked_before_signing_is_caught_and_after_is_not() -> None:
    serial = ceremony().agency.serial_number
    before, after = {serial: AT}, {serial: AT + timedelta(seconds=1)}
    assert ceremony().check(ceremony().full, revoked=before).faults == {Fault.REVOKED}
    assert ceremony().check(ceremony().full, revoked=after).is_valid


def encrypted() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(ceremony().blank)))
    writer.encrypt("owner", "user")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_encrypted_file_is_a_finding() -> None:
    assert Fault.ENCRYPTED in ceremony().check(encrypted()).faults


def test_huge_file_is_a_finding_and_is_not_read() -> None:
    assert ceremony().check(bytes(SIZE_LIMIT + 1)).faults == {Fault.TOO_LARGE}


def test_noise_is_a_finding_and_never_an_error() -> None:
    rng = random.Random(7)
    noise = [rng.randbytes(size) for size in (0, 1, 64, 4096)]
    nested = b"%PDF-1.7\n1 0 obj\n" + b"[" * 50_000
    shuffled = [b"%PDF-1.7\n" + piece for piece in noise]
    for pdf in [*noise, *shuffled, nested, ceremony().full[::-1], b"PK\x03\x04" * 99]:
        assert Fault.UNREADABLE in ceremony().check(pdf).faults


def test_every_fault_has_a_sentence_that_names_the_field() -> None:
    report = ceremony().check(ceremony().half)
    assert [str(f) for f in report.findings]
    assert any("Owner" in str(finding) for finding in report.findings)
