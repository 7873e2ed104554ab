"""Clauses that a notice may not hold: they keep competitors out. Pure text work.

Source: the rules on fair competition review, and PRODUCT.md's guard rails: no local-only, no brand
clauses. A finding quotes the words, so the author sees what to change.
"""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

_PLACE = r"(?:本市|本县|本区|本省|本地|当地|连云港市?|江苏省?)"
_BODY = r"(?:企业|机构|单位|公司|供应商|投标人)"
_CLAUSES: Final = (
    ("local_only", rf"(?:仅限|只限|限于|限){_PLACE}[^，。；\n]{{0,10}}{_BODY}"),
    ("local_only", rf"{_PLACE}(?:注册|登记)的?[^，。；\n]{{0,6}}{_BODY}"),
    ("local_only", rf"注册地[^，。；\n]{{0,6}}(?:在|为|是){_PLACE}"),
    ("local_only", rf"(?:须|需|应|必须)在?{_PLACE}[^，。；\n]{{0,6}}(?:分公司|分支机构|办事处)"),
    ("local_only", rf"{_PLACE}[^，。；\n]{{0,8}}(?:业绩|获奖)"),
    ("local_only", r"(?i)\b(?:local (?:companies|agencies|firms) only|registered locally)\b"),
    ("brand", r"(?:指定|限定|必须使用|须使用|应使用|仅限)[^，。；\n]{0,12}(?:品牌|商标)"),
    ("brand", r"品牌(?:为|：|:)\s*\S+"),
    ("brand", r"(?i)\b(?:brand must be|only brand)\b"),
    ("size", r"注册资(?:本|金)[^，。；\n]{0,8}(?:不低于|不少于|以上|大于)"),
    ("size", r"(?:营业额|年产值|纳税额)[^，。；\n]{0,8}(?:不低于|不少于|以上|大于)"),
)
SENTENCES: Final = {
    "local_only": _("“%(quote)s” keeps out agencies from elsewhere. Ask for the ability instead."),
    "brand": _("“%(quote)s” names a brand. Describe the function and the quality instead."),
    "size": _("“%(quote)s” asks for size. Ask for the qualification or the experience instead."),
}


@dataclass(frozen=True)
class Finding:
    """A clause that a notice may not hold."""

    kind: str
    quote: str

    @property
    def sentence(self) -> str:
        """What is wrong and what to write instead."""
        return str(SENTENCES[self.kind] % {"quote": self.quote})


def unfair_clauses(text: str) -> list[Finding]:
    """What a notice text must not say, in the order of the text; each place once."""
    found: dict[int, Finding] = {}
    for kind, pattern in _CLAUSES:
        for match in re.finditer(pattern, text):
            found.setdefault(match.start(), Finding(kind, match[0]))
    return [found[start] for start in sorted(found)]
