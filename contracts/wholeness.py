"""Is a file whole? A damaged deliverable is refused when it is handed in, not found years later."""

import io
import zipfile

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput


class DamagedFile(BadInput):
    """The file opens no more. Facts: name."""

    sentence = _("This file is damaged or cut off. Open it on your computer and save it again.")


def require_whole(content: bytes, *, name: str) -> None:
    """Raise DamagedFile for a PDF without readable pages or an archive with a broken member.

    Pictures and other types are taken as they are.
    """
    if content.startswith(b"%PDF-"):
        readable = _is_whole_pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        readable = _is_whole_archive(content)
    else:
        return
    if not readable:
        raise DamagedFile(name=name)


def _is_whole_pdf(content: bytes) -> bool:
    from pyhanko.pdf_utils.reader import PdfFileReader  # here: it doubles the start of a command

    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        if reader.encrypted:
            return True  # its owner has the key; what is inside is not ours to read
        return int(reader.root["/Pages"]["/Count"]) > 0
    except Exception:  # a broken file may stop the parser anywhere: that is the answer
        return False


def _is_whole_archive(content: bytes) -> bool:
    """The directory of the archive is there and names members; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return bool(archive.namelist())
    except zipfile.BadZipFile:
        return False
