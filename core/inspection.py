"""Looks inside files people hand in: no scripts, no macros, no passwords, no bombs.

It reads bytes and never runs or renders them. What it cannot look into it refuses, because a
reviewer could not look into it either.
"""

import io
import re
import zipfile
import zlib
from typing import Final

# A scan of 20 MB unpacks to about ten times that; a bomb to a thousand times.
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES: Final = 5_000
MAX_DEPTH: Final = 2  # an archive inside the archive handed in
_PIECE: Final = 64 * 1024


class Unsafe(ValueError):
    """The file must not be passed on to other people."""


def inspect(content: bytes, kind: str) -> None:
    """Judge content by its type. Raises Unsafe."""
    if kind == "application/pdf":
        _inspect_pdf(content)
    elif kind == "application/zip":
        _inspect_archive(content, depth=1, budget=MAX_UNPACKED)


def _name(word: str) -> bytes:
    """A PDF name as it may be written: each character plain or as #xx (ISO 32000, 7.3.5)."""
    spelled = (
        f"(?:{re.escape(c)}|#{''.join(f'[{d}{d.upper()}]' for d in f'{ord(c):02x}')})" for c in word
    )
    return f"/{''.join(spelled)}".encode()


# Actions that run something, and /Encrypt, behind which they could hide.
_ACTIVE = re.compile(
    b"|".join(
        _name(word)
        for word in (
            "JavaScript",
            "Launch",
            "RichMedia",
            "Rendition",
            "ImportData",
            "SubmitForm",
            "Encrypt",
        )
    )
)
_OBJECTS = re.compile(_name("ObjStm"))
_STREAM = re.compile(rb"stream\r?\n")
_OTHER_FILTER = re.compile(rb"/(?:ASCII|LZW|RunLength|Crypt)")


def _inspect_pdf(content: bytes) -> None:
    if _ACTIVE.search(content):
        raise Unsafe("the document acts by itself or is encrypted")
    budget = MAX_UNPACKED
    for found in _STREAM.finditer(content):
        if content[max(found.start() - 3, 0) : found.start()] == b"end":
            continue
        opened = content.rfind(b"obj", 0, found.start())
        facts = content[max(opened, found.start() - 4096, 0) : found.start()]
        holds_objects = _OBJECTS.search(facts) is not None
        if holds_objects and _OTHER_FILTER.search(facts):
            raise Unsafe("objects are packed in an unusual way")
        end = content.find(b"endstream", found.end())
        packed = memoryview(content)[found.end() : end if end >= 0 else len(content)]
        budget = _unpack(packed, budget, keep=holds_objects)


def _unpack(packed: memoryview, budget: int, *, keep: bool) -> int:
    """Count what a stream unpacks to; look for actions among packed objects. The budget left."""
    if len(packed) < 2 or packed[0] & 0x0F != 8:  # no zlib header
        return budget
    reader, kept = zlib.decompressobj(), []
    for start in range(0, len(packed), _PIECE):
        try:
            piece = reader.decompress(packed[start : start + _PIECE], budget + 1)
        except zlib.error:
            break
        budget -= len(piece)
        if budget < 0:
            raise Unsafe("the streams unpack to far more than the file")
        if keep:
            kept.append(piece)
    if kept and _ACTIVE.search(b"".join(kept)):
        raise Unsafe("the document acts by itself")
    return budget


def _inspect_archive(content: bytes, *, depth: int, budget: int) -> int:
    """The budget left after this archive and those inside it."""
    if depth > MAX_DEPTH:
        raise Unsafe("archives in archives in archives")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            budget -= sum(entry.file_size for entry in entries)
            if budget < 0 or len(entries) > MAX_ENTRIES:
                raise Unsafe("the archive unpacks to far more than its size")
            for entry in entries:
                _inspect_entry(entry)
                if entry.filename.lower().endswith((".zip", ".docx", ".xlsx", ".pptx")):
                    inner = archive.read(entry)
                    budget = _inspect_archive(inner, depth=depth + 1, budget=budget)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unsafe("the archive cannot be read") from error
    return budget


def _inspect_entry(entry: zipfile.ZipInfo) -> None:
    parts = re.split(r"[\\/]", entry.filename)
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        raise Unsafe("an entry leaves its folder")
    if entry.flag_bits & 1:
        raise Unsafe("an entry has a password")
    if parts[-1].lower() == "vbaproject.bin":
        raise Unsafe("the document holds macros")
