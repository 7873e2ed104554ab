"""Papers that people of the story hand in: small real PDFs."""

import datetime as dt

from contracts.typesetting import typeset


def paper(title: str, *lines: str, at: dt.datetime) -> bytes:
    """A one-page PDF with a title and lines of text."""
    return typeset("note.typ", {"title": title, "text": "\n".join(lines)}, at=at)
