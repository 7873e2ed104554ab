"""What the CSV formats share: strict text, strict cells, and a layout that names the columns."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.errors import BadInput
from core.money import MAX_FEN, parse_yuan

from .errors import (
    BadDate,
    BadDirection,
    BadEncoding,
    BadLineAmount,
    BadQuotes,
    BadTable,
    NoLines,
    NotYuan,
    StatementError,
    TextTooLong,
    UnknownFormat,
)
from .lines import Line, Statement

Row = tuple[int, list[str]]

HEADER_WITHIN: Final = 20  # rows; banks print a few lines about the account above the table
LIMITS: Final = {"reference": 80, "counterparty": 200, "narrative": 500, "serial": 60}
_DATE = re.compile(
    r"\A([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|([0-9]{2})([0-9]{2}))"
    r"(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?\Z",
    re.ASCII,
)
_AS_TEXT = re.compile(r'\A="([^"]*)"\Z')  # how spreadsheets are told to keep a long number
_YUAN_NAMES: Final = {"CNY", "RMB", "人民币", "人民币元"}
_IN: Final = {"收", "收入", "贷", "in", "credit", "c"}
_OUT: Final = {"支", "支出", "借", "out", "debit", "d"}
_NOTHING: Final = {"", "-", "--"}


@dataclass(frozen=True)
class Layout:
    """Which headings mean what. A field may have several headings; the first one present counts.

    Either `amount` (signed, or with `direction`) or `income` and `outgo`. `narrative` joins all
    of its columns that are present. `footers`: first cells that begin a row of totals.
    """

    name: str
    on: tuple[str, ...]
    amount: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    income: tuple[str, ...] = ()
    outgo: tuple[str, ...] = ()
    currency: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    counterparty: tuple[str, ...] = ()
    narrative: tuple[str, ...] = ()
    serial: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()  # headings that only this bank prints
    footers: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)  # label above the table -> fact
    unquote: Callable[[str], str] = str  # how a text was made safe for spreadsheets


def decode(content: bytes) -> str:
    """UTF-8 with or without its mark, else GBK. Raises BadEncoding."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise BadEncoding


def rows(text: str) -> Iterator[Row]:
    """The rows with something in them, each with its last line in the file. Raises BadQuotes."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            trimmed = [cell.strip(" \t") for cell in cells]
            if any(trimmed):
                yield reader.line_num, trimmed
    except csv.Error as error:
        raise BadQuotes(line=reader.line_num) from error


def parse_date(text: str, line: int) -> dt.date:
    """2026-11-21, 2026/11/21 or 20261121, with or without a time. Raises BadDate."""
    match = _DATE.match(text)
    if match is None:
        raise BadDate(line=line, text=text[:40])
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise BadDate(line=line, text=text[:40]) from error


def parse_amount(text: str, line: int) -> int:
    """A signed amount of yuan as fen. Raises BadLineAmount."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text.removeprefix("+"))
    try:
        return sign * parse_yuan(digits)
    except BadInput as error:
        raise BadLineAmount(line=line, text=text[:40]) from error


def knows(layout: Layout, cells: Sequence[str]) -> bool:
    """True when a row is this layout's heading."""
    has_amount = _find(layout.amount, cells) is not None or (
        _find(layout.income, cells) is not None and _find(layout.outgo, cells) is not None
    )
    marked = all(mark in cells for mark in layout.marks)
    return marked and has_amount and _find(layout.on, cells) is not None


def parse(content: bytes, layout: Layout) -> Statement:
    """The statement in `content`, read by `layout`. Raises StatementError."""
    above: list[Row] = []
    columns: _Columns | None = None
    lines: list[Line] = []
    for number, cells in rows(decode(content)):
        if columns is not None:
            if layout.footers and cells[0].startswith(layout.footers):
                break
            lines.append(columns.line(number, cells))
        elif knows(layout, cells):
            columns = _Columns(layout, cells)
        else:
            above.append((number, cells))
            if len(above) > HEADER_WITHIN:
                break
    if columns is None:
        raise UnknownFormat
    if not lines:
        raise NoLines
    facts = dict(_facts(layout, above))
    return Statement(
        format=layout.name,
        lines=lines,
        account=facts["account"][1] if "account" in facts else "",
        opening_fen=_balance(facts, "opening"),
        closing_fen=_balance(facts, "closing"),
    )


def is_known(content: bytes, layout: Layout) -> bool:
    """True when the file has this layout's heading near its top."""
    try:
        for count, (_number, cells) in enumerate(rows(decode(content))):
            if knows(layout, cells):
                return True
            if count >= HEADER_WITHIN:
                return False
    except StatementError:
        return False
    return False


def _find(names: Sequence[str], cells: Sequence[str]) -> int | None:
    folded = [cell.lower() for cell in cells]
    return next((folded.index(name) for name in names if name in folded), None)


def _facts(layout: Layout, above: Sequence[Row]) -> Iterator[tuple[str, tuple[int, str]]]:
    for number, cells in above:
        fact = layout.facts.get(cells[0].lower().rstrip(":："))
        if fact and len(cells) > 1:
            yield fact, (number, _plain(cells[1]))


def _balance(facts: Mapping[str, tuple[int, str]], name: str) -> int | None:
    if name not in facts:
        return None
    number, text = facts[name]
    return parse_amount(text, number)


def _plain(cell: str) -> str:
    match = _AS_TEXT.match(cell)
    return match[1].strip(" \t") if match else cell


class _Columns:
    """The columns of one file, and how a row of it becomes a line."""

    def __init__(self, layout: Layout, header: Sequence[str]) -> None:
        self._layout = layout
        self._width = len(header)
        single = ("on", "amount", "direction", "income", "outgo", "currency")
        texts = ("reference", "counterparty", "serial")
        self._at = {name: _find(getattr(layout, name), header) for name in (*single, *texts)}
        found = (_find((name,), header) for name in layout.narrative)
        self._narrative = [place for place in found if place is not None]

    def line(self, number: int, cells: list[str]) -> Line:
        # Some banks end each row with a comma more than the heading has.
        if len(cells) == self._width + 1 and not cells[-1]:
            cells = cells[:-1]
        if len(cells) != self._width:
            raise BadTable(line=number, columns=self._width)
        currency = self._cell(cells, "currency")
        if currency and currency.upper() not in _YUAN_NAMES:
            raise NotYuan(line=number, text=currency[:20])
        amount_fen = self._amount(number, cells)
        if not -MAX_FEN <= amount_fen <= MAX_FEN or amount_fen == 0:
            raise BadLineAmount(line=number, text=str(amount_fen))
        narrative = " ".join(
            filter(None, (self._layout.unquote(cells[place]) for place in self._narrative))
        )
        texts = {
            "reference": self._text(cells, "reference"),
            "counterparty": self._text(cells, "counterparty"),
            "serial": self._text(cells, "serial"),
            "narrative": narrative,
        }
        for name, text in texts.items():
            if len(text) > LIMITS[name]:
                raise TextTooLong(line=number, limit=LIMITS[name])
        return Line(
            number=number,
            on=parse_date(self._cell(cells, "on"), number),
            amount_fen=amount_fen,
            **texts,
        )

    def _cell(self, cells: Sequence[str], name: str) -> str:
        place = self._at[name]
        return "" if place is None else _plain(cells[place])

    def _text(self, cells: Sequence[str], name: str) -> str:
        place = self._at[name]
        return "" if place is None else self._layout.unquote(_plain(cells[place]))

    def _amount(self, number: int, cells: Sequence[str]) -> int:
        if self._at["amount"] is None:
            return self._two_columns(number, cells)
        amount = parse_amount(self._cell(cells, "amount"), number)
        if self._at["direction"] is None:
            return amount
        direction = self._cell(cells, "direction").lower()
        if direction not in _IN | _OUT or amount < 0:
            raise BadDirection(line=number, text=direction[:20])
        return amount if direction in _IN else -amount

    def _two_columns(self, number: int, cells: Sequence[str]) -> int:
        income, outgo = (self._cell(cells, name) for name in ("income", "outgo"))
        if (income in _NOTHING) == (outgo in _NOTHING):
            raise BadDirection(line=number, text=f"{income} {outgo}".strip()[:40])
        if income in _NOTHING:
            return -parse_amount(outgo, number)
        return parse_amount(income, number)
