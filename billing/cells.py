"""Texts in CSV files that people open with a spreadsheet."""

from typing import Final

# A spreadsheet takes a cell that begins so for a formula.
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def neutral(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what looks like a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def plain(text: str) -> str:
    """The text that `neutral` made safe."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_DANGEROUS) else text
