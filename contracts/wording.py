"""The words of a contract: templates by family of service items, special clauses. Pure.

A template is a TOML file in `data/`: `[[fixed]]` clauses follow from the award and cannot be
edited; `[[special]]` clauses are the first version of what the parties may negotiate. Special
clauses are one text, in which a line that begins with 【title】 opens a clause.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "data"
UNTITLED: Final = "特别约定"
_TITLE = re.compile(r"^【(?P<title>[^】]{1,40})】\s*(?P<rest>.*)$")


@dataclass(frozen=True)
class Clause:
    """A clause: its title and its text, paragraph by line."""

    title: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The clause as a contract keeps it."""
        return {"title": self.title, "text": self.text}


@dataclass(frozen=True)
class Wording:
    """The text a contract starts from."""

    fixed: tuple[Clause, ...]
    special: str


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def families() -> list[str]:
    """The families with a template of their own."""
    return sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "default")


def wording(family: str, facts: Mapping[str, object]) -> Wording:
    """The template of a family with the facts of the award filled in.

    A family's file may replace clauses of the default by title and add its own. Raises KeyError
    for a fact the template asks for and the caller does not give.
    """
    base = _load("default")
    own = _load(family) if family in families() else {}
    fixed = [
        Clause(clause.title, Template(clause.text).substitute(facts))
        for clause in _merged(base.get("fixed", []), own.get("fixed", []))
    ]
    special = _merged(base.get("special", []), own.get("special", []))
    return Wording(tuple(fixed), join(special))


def _merged(base: Iterable[dict[str, str]], own: Iterable[dict[str, str]]) -> list[Clause]:
    by_title = {entry["title"]: entry["text"] for entry in base}
    by_title.update({entry["title"]: entry["text"] for entry in own})
    return [Clause(title, text.strip()) for title, text in by_title.items()]


def join(clauses: Iterable[Clause]) -> str:
    """Clauses as the one text the parties edit."""
    return "\n\n".join(f"【{clause.title}】\n{clause.text}" for clause in clauses)


def split(text: str) -> list[Clause]:
    """The clauses of an edited text; what stands before the first title goes under 特别约定."""
    clauses: list[tuple[str, list[str]]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        found = _TITLE.match(line.strip())
        if found:
            clauses.append((found["title"].strip(), [found["rest"]]))
        elif clauses:
            clauses[-1][1].append(line)
        elif line.strip():
            clauses.append((UNTITLED, [line]))
    whole = [Clause(title, "\n".join(lines).strip()) for title, lines in clauses]
    return [clause for clause in whole if clause.text]


@dataclass(frozen=True)
class DiffLine:
    """A line of a difference: kept (""), added ("+") or taken out ("-")."""

    mark: str
    text: str


def difference(old: str, new: str) -> list[DiffLine]:
    """What changed between two versions, line by line, kept lines included."""
    lines = difflib.ndiff(_lines(old), _lines(new))
    return [DiffLine(line[0].strip(), line[2:]) for line in lines if not line.startswith("?")]


def _lines(text: str) -> Sequence[str]:
    return [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
