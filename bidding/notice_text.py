"""Clauses that a notice may not hold: they keep competitors out. Pure text work, no database.

A text is read sentence by sentence; `data/unfair_clauses.toml` says which words make a clause of
each kind and which remark takes it back ("地域不限", "or equivalent"). A finding quotes the words,
names the rule that they break and offers the fair wording.

Sources: 公平竞争审查条例 (2024) art. 9; 优化营商环境条例 art. 13; 招标投标法实施条例
art. 32; 政府采购法实施条例 art. 20; 政府采购货物和服务招标投标管理办法 art. 17.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from .errors import UnfairWording

RULES: Final = Path(__file__).parent / "data" / "unfair_clauses.toml"
# "但" begins a new thought: "地域不限，但本市机构优先" is not fair.
_SENTENCE: Final = re.compile(
    r"(?:(?!但是?|不过|[。；;！？!?\n]|\.(?:\s|$)).)+(?:\.(?=\s|$))?", re.DOTALL
)
_NAMED: Final = re.compile(r"<(\w+)(?: (\d+))?>")
_COMMAS: Final = ",，"
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
SENTENCES: Final = {
    "local_only": _(
        "“%(quote)s” keeps out agencies from elsewhere. Agencies of every place may take part"
        " (Fair Competition Review Regulations, art. 9). Write instead which qualification "
        "the work needs and where the service is rendered."
    ),
    "local_social_insurance": _(
        "“%(quote)s” asks where people are insured or taxed (Fair Competition Review "
        "Regulations, art. 9). Write instead that the named people work for the agency, "
        "wherever they are insured."
    ),
    "local_filing": _(
        "“%(quote)s” makes a local filing or list a condition of taking part (Fair "
        "Competition Review Regulations, art. 9). One registration holds everywhere: write "
        "which qualification is needed."
    ),
    "local_preference": _(
        "“%(quote)s” prefers local agencies (Regulations on the Business Environment, art. "
        "13). Write instead how quickly the agency must be on the site, and treat all alike."
    ),
    "ownership": _(
        "“%(quote)s” asks who owns the agency (Implementing Regulations of the Tendering Law,"
        " art. 32). Write instead what the agency must be able to do."
    ),
    "brand": _(
        "“%(quote)s” names a brand or a product (Implementing Regulations of the Tendering "
        "Law, art. 32). Write the function or the file format instead, or add “or "
        "equivalent”."
    ),
    "age": _(
        "“%(quote)s” asks how old the agency is (Regulations on the Business Environment, "
        "art. 13). Write instead which comparable work its people have done."
    ),
    "local_record": _(
        "“%(quote)s” counts work or awards of one place only (Implementing Regulations of the"
        " Tendering Law, art. 32). Ask for comparable work, wherever it was done."
    ),
    "size": _(
        "“%(quote)s” asks for size: capital, turnover, assets or staff (Measures on Tendering"
        " of Goods and Services in Government Procurement, art. 17). Ask for the "
        "qualification or the experience."
    ),
}


class Place(NamedTuple):
    """Where something stands in a text: from a character up to, not with, another."""

    begin: int
    end: int

    def meets(self, other: Place) -> bool:
        """Whether they share a character."""
        return self.begin < other.end and other.begin < self.end


@dataclass(frozen=True)
class Finding:
    """Words that a notice may not hold, the clause they stand in, and what to write instead."""

    kind: str
    quote: str
    clause: Place
    wording: str

    @property
    def sentence(self) -> str:
        """What is wrong, by which rule, and what to write instead."""
        return str(SENTENCES[self.kind] % {"quote": self.quote})


@dataclass(frozen=True)
class _Kind:
    """The expressions of one kind, ready to search, and its fair wording by language."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    fair: re.Pattern[str]
    asked: re.Pattern[str]
    wording: Mapping[str, str]

    def places(self, sentence: str) -> Iterator[tuple[Place, Place]]:
        """The words of a sentence that are of this kind, each with its clause."""
        if not self.asked.search(sentence):
            return
        for pattern in self.patterns:
            for match in pattern.finditer(sentence):
                clause = _clause_of(sentence, Place(*match.span()))
                following = _clause_of(sentence, Place(clause.end + 1, clause.end + 1))
                if not self.fair.search(sentence, clause.begin, following.end):
                    yield Place(*match.span()), clause

    def fair_wording(self, clause: str) -> str:
        """What may stand instead of a clause, in its own language."""
        language = "zh" if _CHINESE.search(clause) else "en"
        return self.wording[language].format(clause=clause)


def unfair_clauses(text: str) -> list[Finding]:
    """What a notice text must not say, in the order of the text; each place once."""
    found: dict[Place, Finding] = {}
    for sentence in _SENTENCE.finditer(text):
        first = sentence.start()
        for kind in _kinds():
            for words, clause in kind.places(sentence[0]):
                place = Place(first + words.begin, first + words.end)
                if not any(place.meets(other) for other in found):
                    wording = kind.fair_wording(sentence[0][slice(*clause)])
                    whole = Place(first + clause.begin, first + clause.end)
                    found[place] = Finding(kind.name, text[slice(*place)], whole, wording)
    return [finding for _place, finding in sorted(found.items())]


def require_fair(*texts: str) -> None:
    """Nothing of it keeps a competitor out. Raises UnfairWording, which says what and why."""
    findings = unfair_clauses("\n".join(texts))
    if findings:
        raise UnfairWording(" ".join(each.sentence for each in findings), findings=findings)


def reworded(text: str) -> str:
    """The text with the fair wording instead of every clause that is found."""
    last = len(text)
    for finding in reversed(unfair_clauses(text)):
        if finding.clause.end <= last:  # two findings in one clause: it is replaced once
            text = text[: finding.clause.begin] + finding.wording + text[finding.clause.end :]
            last = finding.clause.begin
    return text


def _clause_of(sentence: str, words: Place) -> Place:
    """The whole clause that words stand in: from comma to comma, without the full stop."""
    begin = max(sentence.rfind(comma, 0, words.begin) for comma in _COMMAS) + 1
    ends = [sentence.find(comma, words.end) for comma in _COMMAS]
    end = min([each for each in ends if each >= 0], default=len(sentence))
    clause = sentence[begin:end]
    begin += len(clause) - len(clause.lstrip())
    return Place(begin, max(begin, begin + len(clause.strip().rstrip("."))))


@cache
def _kinds() -> tuple[_Kind, ...]:
    rules = tomllib.loads(RULES.read_text())
    words: Mapping[str, Sequence[str]] = rules["words"]

    def expression(patterns: Sequence[str], flags: int) -> re.Pattern[str]:
        return re.compile(_expanded("|".join(patterns), words), flags)

    found = []
    for name, kind in rules["kinds"].items():
        flags = 0 if kind.get("is_case_sensitive") else re.IGNORECASE
        found.append(
            _Kind(
                name,
                patterns=tuple(expression([each], flags) for each in kind["patterns"]),
                fair=expression(kind["fair"], flags),
                asked=expression(kind.get("asked", [""]), flags),
                wording=kind["wording"],
            )
        )
    return tuple(found)


def _expanded(pattern: str, words: Mapping[str, Sequence[str]]) -> str:
    """The expression with the words it names written out, and theirs."""

    def written(named: re.Match[str]) -> str:
        name, most = named[1], named[2]
        if most:
            return f"[^{'，,' if name == 'near' else ''}。；;\\n]{{0,{most}}}?"
        return f"(?:{_expanded('|'.join(words[name]), words)})"

    return _NAMED.sub(written, pattern)
