"""Our own numbers inside the texts of a bank line."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from core.errors import BadInput
from core.numbers import parse_payment_code

# Overlapping on purpose: a date before the code must not swallow its first digits.
_CODE: Final = re.compile(r"(?<![0-9])(?=([0-9](?:[ -]?[0-9]){19})(?![0-9]))")
_NUMBER: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2}-20[0-9]{2}-[0-9]{6}|po_[A-Za-z0-9_]{6,70})(?![A-Za-z0-9_-])"
)


def find(*texts: str) -> str:
    """The payment code or number of ours in the first text that names exactly one, else "".

    Payment codes count only with a right check digit; grouped digits and full width are read.
    """
    for text in texts:
        if not text:
            continue
        plain = unicodedata.normalize("NFKC", text)
        for found in (set(_codes(plain)), set(_NUMBER.findall(plain))):
            if len(found) == 1:
                return found.pop()
    return ""


def _codes(text: str) -> Iterator[str]:
    for digits in _CODE.findall(text):
        try:
            yield parse_payment_code(digits)
        except BadInput:
            continue
