"""Facts that two entrants share and independent rivals do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True)
class SharedFact(Generic[Name]):
    """One fact (a phone, an account) and everybody who has it, in the given order."""

    kind: str
    value: str
    entrants: tuple[Name, ...]


def shared_facts(entrants: Mapping[Name, Iterable[tuple[str, str]]]) -> list[SharedFact[Name]]:
    """The facts, as (kind, value), that at least two entrants share; empty values never match.

    Compared as people write them: case, width, spaces and dashes make no difference.
    """
    holders: dict[tuple[str, str], dict[Name, str]] = {}
    for entrant, facts in entrants.items():
        for kind, value in facts:
            if plain := _plain(value):
                holders.setdefault((kind, plain), {}).setdefault(entrant, value)
    return [
        SharedFact(kind, next(iter(held.values())), tuple(held))
        for (kind, _value), held in holders.items()
        if len(held) > 1
    ]


def _plain(value: str) -> str:
    return re.sub(r"[\s\-‐–—()（）·.]", "", unicodedata.normalize("NFKC", value)).casefold()
