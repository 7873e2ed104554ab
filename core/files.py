"""Files people hand in: type by content, size capped, bytes kept as received, hash recorded."""

import datetime as dt
import hashlib
from typing import Final

from django.core.files.base import ContentFile
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from . import inspection
from .actors import Actor
from .errors import BadInput
from .models import StoredFile

MAX_BYTES: Final = 20 * 1024 * 1024
_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),  # also DOCX, XLSX
)
# The endings a file of each type may have; the first is given to a name with another one.
_ENDINGS: Final = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "application/zip": (".zip", ".docx", ".xlsx"),
    "text/csv": (".csv", ".txt"),
}


class BadFile(BadInput):
    """The file is not of an accepted type or size. Facts: name."""

    sentence = _("Choose a PDF, PNG, JPEG, DOCX, XLSX or ZIP file of at most 20 MB.")


class UnsafeFile(BadFile):
    """The file could harm those who open it. Facts: name."""

    sentence = _(
        "This file holds scripts, macros, a password or far more data than its size says. Save it "
        "as a plain file without them and choose it again."
    )


def content_type(content: bytes) -> str:
    """The type that the first bytes show. Raises BadFile for anything not accepted."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    raise BadFile


def store(
    *, content: bytes, name: str, by: Actor, at: dt.datetime, kind: str | None = None
) -> StoredFile:
    """Keep bytes under their hash. Raises BadFile, UnsafeFile.

    `kind` is the content type of a file that the caller has read to its end and found good.
    """
    if not content or len(content) > MAX_BYTES:
        raise BadFile(name=name)
    if kind is None:
        kind = content_type(content)
        try:
            inspection.inspect(content, kind)
        except inspection.Unsafe as error:
            raise UnsafeFile(name=name) from error
    stored = StoredFile(
        name=name[:200],
        content_type=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        organisation=by.organisation,
        uploaded_by=by.user,
        uploaded_at=at,
    )
    stored.file.save(f"{stored.id}", ContentFile(content), save=False)
    stored.save()
    return stored


def download_name(stored: StoredFile) -> str:
    """The name the file is saved under: one handed in as page.html is saved as page.html.pdf."""
    endings = _ENDINGS.get(stored.content_type, ())
    if not endings or stored.name.lower().endswith(endings):
        return stored.name
    return f"{stored.name}{endings[0]}"


def respond(stored: StoredFile) -> FileResponse:
    """The file as an attachment that no browser interprets. The caller has checked the policy."""
    response = FileResponse(
        stored.file.open("rb"),
        as_attachment=True,
        filename=download_name(stored),
        content_type=stored.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
