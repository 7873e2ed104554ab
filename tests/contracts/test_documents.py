"""The contract as a document: archival, accessible, the same each time, and never markup."""

import hashlib
import io
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from contracts.documents import (
    ClauseText,
    canonical_json,
    clause_number,
    fingerprint,
    qr_svg,
    render_contract,
)
from contracts.typesetting import UnprintableText, typeset
from tests.conftest import missing
from tests.contracts.sample import AGENCY, AT, VERIFY_URL, contract_text


def rendered(**changes: object) -> bytes:
    return render_contract(contract_text(**changes), verify_url=VERIFY_URL, at=AT)


def objects_of(pdf: bytes) -> Iterator[generic.PdfObject]:
    reader = PdfFileReader(io.BytesIO(pdf))
    for number in range(1, int(reader.trailer["/Size"])):
        try:
            yield reader.get_object(generic.Reference(number, 0, reader))
        except PdfReadError:
            continue


def words_of(pdf: bytes) -> str:
    if shutil.which("pdftotext") is None:
        missing("pdftotext (install poppler-utils)")
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def test_same_contract_gives_the_same_bytes() -> None:
    assert rendered() == rendered()


def test_another_time_or_another_fen_gives_other_bytes() -> None:
    text = contract_text()
    dearer = replace(text.services[0], amount_fen=text.services[0].amount_fen + 1)
    later = render_contract(text, verify_url=VERIFY_URL, at=AT + timedelta(seconds=1))
    assert len({rendered(), later, rendered(services=(dearer,))}) == 3


def test_contract_is_tagged_and_says_so_in_chinese() -> None:
    root = PdfFileReader(io.BytesIO(rendered())).root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert str(root["/Lang"]).startswith("zh")


def test_contract_declares_pdf_a_3a() -> None:
    root = PdfFileReader(io.BytesIO(rendered())).root
    metadata = root["/Metadata"].data.decode()
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert root["/OutputIntents"]


def test_page_also_passes_the_accessibility_standard() -> None:
    text = contract_text()
    inputs = {
        "data": canonical_json(text),
        "shown": json.dumps(
            {
                "fingerprint": fingerprint(text),
                "drawn_up_on": "2026年11月23日",
                "verify_url": VERIFY_URL,
                "total_fen": text.total_fen,
                "total_in_words": "壹",
                "clause_numbers": [clause_number(i) for i in range(1, 7)],
            }
        ),
        "qr": qr_svg(VERIFY_URL),
    }
    assert typeset("contract.typ", inputs, at=AT, standards=("a-3a", "ua-1"))


def test_every_font_is_the_chinese_one_and_is_embedded() -> None:
    descriptors = [
        thing
        for thing in objects_of(rendered())
        if isinstance(thing, generic.DictionaryObject) and thing.get("/Type") == "/FontDescriptor"
    ]
    assert descriptors
    assert all("NotoSansCJK" in font["/FontName"] for font in descriptors)
    assert all({"/FontFile2", "/FontFile3"} & set(font) for font in descriptors)


def test_attached_data_has_the_hash_that_is_printed() -> None:
    pdf = rendered()
    attached = [
        thing
        for thing in objects_of(pdf)
        if isinstance(thing, generic.StreamObject) and thing.get("/Type") == "/EmbeddedFile"
    ]
    assert [hashlib.sha256(file.data).hexdigest() for file in attached] == [
        fingerprint(contract_text())
    ]
    assert json.loads(attached[0].data)["agency"]["credit_code"] == AGENCY.credit_code
    info = PdfFileReader(io.BytesIO(pdf)).trailer["/Info"]
    assert f"sha256:{fingerprint(contract_text())}" in info["/Keywords"]


def test_printed_text_can_be_read_back() -> None:
    words = words_of(rendered())
    for phrase in (
        "壹拾伍万捌仟伍佰元伍角",
        "¥158,500.50",
        "第六条",
        "ZJ-2026-000123",
        "Page 1 of 3",
        AGENCY.credit_code,
    ):
        assert phrase in words


def test_text_of_a_person_is_never_markup() -> None:
    hostile = '#panic("x") $x^2$ *b* _i_ <l> @ref \\ ``` #read("style.typ") "}]) //'
    clauses = (ClauseText(hostile, f"{hostile}\n{hostile}"),)
    pdf = rendered(title=hostile, clauses=clauses, agency=replace(AGENCY, name=hostile))
    assert PdfFileReader(io.BytesIO(pdf)).trailer["/Info"]["/Title"] == hostile
    assert '#panic("x") $x^2$ *b* _i_ <l> @ref' in words_of(pdf)


@pytest.mark.parametrize("mark", ["😀", "\x00", "\ue000", "\u202e", "\u200b", "\ud800", "ไ"])
def test_text_that_cannot_be_seen_as_it_is_is_refused(mark: str) -> None:
    with pytest.raises(UnprintableText):
        rendered(title=f"合同{mark}")


def test_rare_characters_of_names_are_printed() -> None:
    assert rendered(owner=replace(AGENCY, representative="𠮷野䶮"))


def test_long_contract_runs_over_pages_and_signs_on_the_last() -> None:
    clauses = tuple(ClauseText(f"条款{i}", "双方应当全面履行义务。" * 30) for i in range(40))
    reader = PdfFileReader(io.BytesIO(rendered(clauses=clauses)))
    assert reader.root["/Pages"]["/Count"] > 6
    assert clause_number(40) == "第四十条"


def test_a_purchase_off_the_shelf_has_no_procurement_number() -> None:
    assert "采购编号" not in words_of(rendered(procurement_number="", milestones=()))


def test_rendering_is_quick_once_warm() -> None:
    rendered()
    started = time.perf_counter()
    rendered(number="HT-2026-000018")
    assert time.perf_counter() - started < 1.0  # about 45 ms on two busy cores
