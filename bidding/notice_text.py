"""Clauses that a notice may not hold: they keep competitors out. Pure text work, no database.

A text is read sentence by sentence; `data/unfair_clauses.toml` says which words make a clause of
each kind and which remark takes it back ("地域不限", "or equivalent"). A finding quotes the words,
names the rule that they break and offers the fair wording.

Sources: 公平竞争审查条例 (2024) art. 9; 优化营商环境条例 art. 13; 招标投标法实施条例
art. 32; 政府采购法实施条例 art. 20; 政府采购货物和服务招标投标管理办法 art. 17.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_lazy as _

RULES: Final = Path(__file__).parent / "data" / "unfair_clauses.toml"
# "但" begins a new thought: "地域不限，但本市机构优先" is not fair.
_SENTENCE: Final = re.compile(
    r"(?:(?!但是?|不过|[。；;！？!?\n]|\.(?:\s|$)).)+(?:\.(?=\s|$))?", re.DOTALL
)
_NAMED: Final = re.compile(r"<(\w+)(?: (\d+))?>")
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


@dataclass(frozen=True)
class Finding:
    """A clause that a notice may not hold."""

    kind: str
    quote: str

    @property
    def sentence(self) -> str:
        """What is wrong, by which rule, and what to write instead."""
        return str(SENTENCES[self.kind] % {"quote": self.quote})


@dataclass(frozen=True)
class _Kind:
    """The expressions of one kind, ready to search."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    fair: re.Pattern[str]
    asked: re.Pattern[str]

    def quotes(self, sentence: str) -> Iterator[re.Match[str]]:
        """The places of a sentence that are of this kind."""
        if self.fair.search(sentence) or not self.asked.search(sentence):
            return
        for pattern in self.patterns:
            yield from pattern.finditer(sentence)


def unfair_clauses(text: str) -> list[Finding]:
    """What a notice text must not say, in the order of the text; each place once."""
    found: list[tuple[int, int, Finding]] = []
    for sentence in _SENTENCE.finditer(text):
        for kind in _kinds():
            for match in kind.quotes(sentence[0]):
                begin, end = sentence.start() + match.start(), sentence.start() + match.end()
                if not any(begin < other_end and other < end for other, other_end, _f in found):
                    found.append((begin, end, Finding(kind.name, match[0])))
    return [finding for _begin, _end, finding in sorted(found, key=lambda each: each[:2])]


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
