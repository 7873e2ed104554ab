"""The catalogue as files: reading `data/*.tsv` strictly, into rows with line numbers.

`service_items.tsv` holds one item a line. `sources` says for each cell where its value comes from
("name=tangshan qualification=gusu:2": item 2 of that list); `unconfirmed` names the cells that are
from memory. Pure: no database.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput

DATA = Path(__file__).parent / "data"
# Cells that say something about an item and so need a source or a mark.
FACTS = (
    "name",
    "governing_approval",
    "commissioned_by",
    "paid_by",
    "may_self_prepare",
    "qualification",
    "legal_basis",
    "time_limit",
    "time_limit_days",
    "price_note",
    "bundle",
    "scope",
)


class BadCatalogueFile(BadInput):
    """A line of a catalogue file is wrong. Facts: file, line (1 is the heading), problem."""

    sentence = _("A line of the catalogue file is wrong; nothing was imported.")

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(
            _("%(file)s, line %(line)d: %(problem)s. Nothing was imported.")
            % {"file": file, "line": line, "problem": problem},
            file=file,
            line=line,
            problem=problem,
        )


@dataclass(frozen=True)
class Row:
    """One line of a file, with typed access that names the line when a value is wrong."""

    file: str
    line: int
    cells: dict[str, str]

    def wrong(self, problem: str) -> BadCatalogueFile:
        """The error for this line."""
        return BadCatalogueFile(self.file, self.line, problem)

    def text(self, name: str) -> str:
        """A cell that may be empty."""
        return self.cells[name]

    def needed(self, name: str) -> str:
        """A cell that must hold something."""
        if not self.cells[name]:
            raise self.wrong(f"{name} is empty")
        return self.cells[name]

    def one_of(self, name: str, allowed: list[str]) -> str:
        """A cell with one of the known words."""
        if self.cells[name] not in allowed:
            raise self.wrong(f"{name} {self.cells[name]!r} is not known")
        return self.cells[name]

    def date(self, name: str) -> dt.date | None:
        """An ISO date, or None for an empty cell."""
        if not self.cells[name]:
            return None
        try:
            return dt.date.fromisoformat(self.cells[name])
        except ValueError:
            raise self.wrong(f"{name} is not a date") from None

    def needed_date(self, name: str) -> dt.date:
        """An ISO date that must be there."""
        self.needed(name)
        date = self.date(name)
        assert date is not None  # the cell is not empty
        return date

    def number(self, name: str) -> int | None:
        """A whole number, or None for an empty cell."""
        cell = self.cells[name]
        if not cell:
            return None
        if not (cell.isascii() and cell.isdecimal()):
            raise self.wrong(f"{name} is not a whole number")
        return int(cell)

    def yes_no(self, name: str) -> bool | None:
        """yes, no, or None for an empty cell."""
        return {"yes": True, "no": False, "": None}[self.one_of(name, ["yes", "no", ""])]

    def parts(self, name: str, separator: str) -> list[str]:
        """The non-empty parts of a cell."""
        return [part for part in self.cells[name].split(separator) if part]


HEADINGS = {
    "departments.tsv": "code name_zh name_en",
    "sources.tsv": "code title_zh title_en",
    "qualification_types.tsv": "code name_zh name_en department levels is_personal",
    "service_items.tsv": (
        "code name_zh name_en family departments governing_approval commissioned_by paid_by "
        "may_self_prepare qualification legal_basis time_limit time_limit_days price_note bundle "
        "scope valid_from valid_to sources unconfirmed"
    ),
    "requirements.tsv": (
        "item alternative qualification least_level practitioners valid_from valid_to"
    ),
}


def rows(folder: Path, file: str) -> Iterator[Row]:
    """The lines of a file below its heading. Raises BadCatalogueFile."""
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadCatalogueFile(file, 0, "the file is missing") from None
    except UnicodeDecodeError:
        raise BadCatalogueFile(file, 0, "the file is not UTF-8") from None
    heading = HEADINGS[file].split()
    lines = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if next(lines, None) != heading:
        raise BadCatalogueFile(file, 1, f"the heading is not: {' '.join(heading)}")
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(heading):
            raise BadCatalogueFile(file, number, f"{len(cells)} cells instead of {len(heading)}")
        stripped = (cell.strip() for cell in cells)
        yield Row(file, number, dict(zip(heading, stripped, strict=True)))


def sources(row: Row) -> dict[str, list[str]]:
    """Where each fact of an item comes from: {"name": ["tangshan", "gusu:2"]}."""
    found: dict[str, list[str]] = {}
    for part in row.parts("sources", " "):
        fact, _equals, keys = part.partition("=")
        if fact not in FACTS or not keys:
            raise row.wrong(f"source {part!r} is not fact=source,source")
        found[fact] = keys.split(",")
    return found


def unconfirmed(row: Row) -> list[str]:
    """The facts from memory. Every fact stated is either sourced or in this list."""
    marked = row.parts("unconfirmed", " ")
    sourced = sources(row)
    for fact in FACTS:
        stated = row.text("name_zh" if fact == "name" else fact)
        if stated and fact not in sourced and fact not in marked:
            raise row.wrong(f"{fact} has neither a source nor the mark unconfirmed")
        if fact in sourced and fact in marked:
            raise row.wrong(f"{fact} is both sourced and unconfirmed")
    for fact in marked:
        if fact not in FACTS:
            raise row.wrong(f"unconfirmed {fact!r} is not known")
    return sorted(marked)
