"""Tenders from a CSV file with the columns tender, market, bid: one line a bid, in any order."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from core.errors import BadInput

# How a file may call its columns, written without spaces, dashes and underscores.
COLUMNS = {
    "tender": {"tender", "tenderid", "auction", "auctionid", "lot", "项目", "标段", "招标编号"},
    "market": {"market", "marketid", "市场"},
    "bid": {"bid", "bids", "bidvalue", "bidamount", "amount", "price", "报价", "投标报价"},
}
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")


class BadBidFile(BadInput):
    """The file cannot be read as bids. Facts: line (from 1; 0 for the whole file)."""

    line: int


Tenders = dict[tuple[str, str], list[float]]  # (market, tender) → its bids


def read_bids(content: bytes) -> Tenders:
    """The tenders in the order of their first appearance. Raises BadBidFile with the line number.

    A tender is known by its name within its market. Blank lines are skipped; an empty cell is no
    bid, but its tender counts as one that appeared.
    """
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    found: Tenders = {}
    places: Mapping[str, int] | None = None
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if places is None:
                places = _columns(row, reader.line_num)
                continue
            _add(found, row, places, reader.line_num)
    except csv.Error as error:
        raise _bad(reader.line_num, str(error)) from error
    if places is None:
        raise _bad(0, _("the file is empty"))
    return found


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _bad(0, _("it is neither UTF-8 nor GB 18030 text"))


def _columns(head: Iterable[str], line: int) -> dict[str, int]:
    words = [re.sub(r"[\s_-]", "", cell).lower() for cell in head]
    places = {
        column: next((n for n, word in enumerate(words) if word in known), -1)
        for column, known in COLUMNS.items()
    }
    missing = [column for column, place in places.items() if place < 0]
    if missing:
        raise _bad(line, _("no column “%s” in the heading") % ", ".join(missing))
    return places


def _add(found: Tenders, row: list[str], places: Mapping[str, int], line: int) -> None:
    if len(row) <= max(places.values()):
        raise _bad(line, _("the line has too few cells"))
    tender, market = row[places["tender"]].strip(), row[places["market"]].strip()
    if not tender:
        raise _bad(line, _("the tender has no name"))
    bids = found.setdefault((market, tender), [])
    cell = row[places["bid"]].strip()
    if cell:
        bids.append(_number(cell, line))


def _number(cell: str, line: int) -> float:
    plain = cell.lstrip("¥￥$€ ").replace(" ", "").replace("\u00a0", "")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        number = float(plain)
    except ValueError:
        raise _bad(line, _("“%s” is no number") % cell) from None
    if not isfinite(number):
        raise _bad(line, _("“%s” is no number") % cell)
    return number


def _bad(line: int, why: str) -> BadBidFile:
    facts: dict[str, Any] = {"line": line, "why": why}
    sentence = _("Line %(line)d: %(why)s.") if line else _("The file cannot be read: %(why)s.")
    return BadBidFile(sentence % facts, line=line)
