"""Money: integer fen inside, yuan text only at the edge.

`Decimal("1_000")` and full-width digits parse in Python, so amounts are read by a strict pattern.
"""

import re
from typing import Final

from django.utils.translation import gettext_lazy as _

from .errors import BadInput

# Just below ¥10 trillion: far above any real fee and safely inside a bigint of fen.
MAX_FEN: Final = 10**15 - 1
_YUAN = re.compile(
    r"\A(?P<yuan>[0-9]{1,13}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.(?P<fen>[0-9]{1,2}))?\Z", re.ASCII
)


class BadAmount(BadInput):
    """The text is not an amount of yuan. `text` holds it."""

    sentence = _(
        "Enter the amount in yuan with ordinary digits and at most two decimals, "
        "for example 120000 or 120,000.00."
    )


def parse_yuan(text: str) -> int:
    """Read an amount of yuan, e.g. "120,000.5", as fen (12000050). Raises BadAmount."""
    match = _YUAN.match(text.strip(" "))
    if match is None:
        raise BadAmount(text=text)
    fen = int(match["yuan"].replace(",", "")) * 100 + int((match["fen"] or "0").ljust(2, "0"))
    if fen > MAX_FEN:
        raise BadAmount(text=text)
    return fen


def format_fen(fen: int, symbol: str = "¥") -> str:
    """Fen as people read them: 12000050 becomes "¥120,000.50", a debt "−¥3.00"."""
    sign = "−" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{symbol}{yuan:,}.{rest:02d}"


def yuan_text(fen: int) -> str:
    """Fen as a plain number of yuan for files and form fields: "120000.50"."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan}.{rest:02d}"


def in_words(fen: int) -> str:
    """Fen in the capital numerals of Chinese contracts: 12000000 becomes 壹拾贰万元整."""
    if fen == 0:
        return "零元整"
    import cn2an  # here, because few commands need its tables

    words: str = cn2an.an2cn(yuan_text(fen), "rmb")
    return words


def share(fen: int, basis_points: int) -> int:
    """The part of `fen` for a rate in basis points (100 = 1 %), rounded half up to whole fen."""
    return (fen * basis_points + 5_000) // 10_000
