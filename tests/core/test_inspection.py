"""What files people hand in may hold, and how they leave again."""

import io
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import files, inspection
from core.clock import now
from core.forms import SmallFile
from core.models import StoredFile
from tests.contracts.pdf import small_pdf
from tests.factories import MembershipFactory

PDF, ZIP = "application/pdf", "application/zip"
MEGABYTE = 1024 * 1024


def pdf(body: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<" + body + b">>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def stream(facts: bytes, content: bytes) -> bytes:
    facts += b"/Filter/FlateDecode"
    return pdf(facts + b">>\nstream\n" + zlib.compress(content, 9) + b"\nendstream\n<<")


def archive(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def locked() -> bytes:
    """An archive whose entry is marked as encrypted."""
    raw = bytearray(archive(**{"a.txt": b"x"}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def matryoshka(depth: int) -> bytes:
    inner = archive(**{"a.txt": b"x"})
    for _n in range(depth - 1):
        inner = archive(**{"inner.zip": inner})
    return inner


HARMFUL = {
    "a script": (PDF, pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>")),
    "a script spelled in escapes": (PDF, pdf(b"/AA<</S/J#61va#53cript/JS 2 0 R>>")),
    "a script among packed objects": (PDF, stream(b"/Type/ObjStm", b"<</S/JavaScript/JS(x)>>")),
    "objects packed twice": (PDF, stream(b"/Type/ObjStm/F[/ASCIIHexDecode]", b"x")),
    "a program to start": (PDF, pdf(b"/A<</S/Launch/F(cmd.exe)>>")),
    "an encrypted document": (PDF, pdf(b"/Encrypt 3 0 R")),
    "a bomb of streams": (PDF, stream(b"", bytes(MEGABYTE + 10))),
    "a bomb of entries": (ZIP, archive(**{f"{n}.txt": b"" for n in range(5_001)})),
    "a bomb": (ZIP, archive(a=bytes(MEGABYTE + 10))),
    "a bomb in an archive": (
        ZIP,
        archive(**{"b.zip": archive(a=bytes(MEGABYTE + 10))}),
    ),
    "archives in archives": (ZIP, matryoshka(3)),
    "a way out of the folder": (ZIP, archive(**{"../../etc/passwd": b"x"})),
    "an absolute path": (ZIP, archive(**{"/etc/passwd": b"x"})),
    "a password": (ZIP, locked()),
    "macros": (ZIP, archive(**{"word/vbaProject.bin": b"x"})),
    "half an archive": (ZIP, archive(a=b"x" * 1000)[:60]),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_harmful_content_is_refused(what, monkeypatch):
    monkeypatch.setattr(inspection, "MAX_UNPACKED", MEGABYTE)
    kind, content = HARMFUL[what]
    with pytest.raises(inspection.Unsafe):
        inspection.inspect(content, kind)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (PDF, small_pdf()),
        (PDF, pdf(b"/Title(JavaScript for beginners)")),
        (PDF, stream(b"/Type/XObject", b"/S/JavaScript is only text here")),
        (PDF, b"%PDF-1.4 and nothing more"),
        (ZIP, archive(**{"word/document.xml": b"<x/>"})),
        (ZIP, matryoshka(2)),
        ("image/png", b"\x89PNG\r\n\x1a\n/JavaScript"),
    ],
)
def test_plain_content_passes(kind, content):
    inspection.inspect(content, kind)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [b"", b"<html><script>alert(1)</script>", b"MZ\x90", b"%PDF-" + bytes(files.MAX_BYTES)],
    ids=["0 bytes", "HTML", "a program", "20 MB and 5 bytes"],
)
def test_what_is_no_document_is_refused_whatever_its_name(content):
    by = MembershipFactory().as_actor()
    with pytest.raises(files.BadFile) as refused:
        files.store(content=content, name="paper.pdf", by=by, at=now())
    assert "PDF, PNG, JPEG" in str(refused.value.sentence)
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_harmful_file_is_refused_with_its_own_sentence():
    content = HARMFUL["a script"][1]
    with pytest.raises(files.UnsafeFile) as refused:
        files.store(content=content, name="a.pdf", by=MembershipFactory().as_actor(), at=now())
    assert "scripts" in str(refused.value.sentence)
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "saved_as"),
    [
        ("报告.pdf", "%E6%8A%A5%E5%91%8A.pdf"),
        ("page.html", "page.html.pdf"),
        ("report.PDF", "report.PDF"),
        ("setup.exe", "setup.exe.pdf"),
        ("../../etc/cron.d/x", "x.pdf"),
        ('a"; filename="b.exe\r\nSet-Cookie: x=1', "b.exe"),
    ],
)
def test_a_file_leaves_as_an_attachment_named_after_its_type(given, saved_as):
    by = MembershipFactory().as_actor()
    stored = files.store(content=small_pdf(), name=given, by=by, at=now())
    answer = files.respond(stored)
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert saved_as in disposition
    assert disposition.rstrip('"').endswith(".pdf") or given.endswith(".PDF")
    assert ".." not in disposition
    assert "\n" not in disposition
    assert "Set-Cookie" not in answer.headers
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == PDF
    assert ".." not in stored.file.name
    answer.close()


def test_a_large_upload_is_refused_before_it_is_read():
    upload = SimpleUploadedFile("a.pdf", b"x")
    upload.size = 25 * MEGABYTE
    upload.file = None  # reading it would break
    with pytest.raises(Exception, match="at most 20 MB"):
        SmallFile().clean(upload)
