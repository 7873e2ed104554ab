"""Text as the index sees it: normalised, simplified, cut into two-character windows.

The same tokens serve every engine: they are made here, in Python, and the engine only stores and
looks them up. Chinese runs become overlapping pairs plus their last character, so a search for one
character by prefix misses nothing; Latin words and digits stay whole.
"""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import opencc


CJK = r"㐀-䶿一-鿿豈-﫿\U00020000-\U0002ebef"
_RUN = re.compile(rf"[{CJK}]+|[0-9a-z]+")


@lru_cache(maxsize=1)
def _converter() -> "opencc.OpenCC":
    import opencc  # here, as below: its tables cost every start, few need them

    return opencc.OpenCC("t2s")


def normalise(text: str) -> str:
    """NFKC, lower case, Traditional to Simplified; runs joined by single spaces."""
    folded = _converter().convert(unicodedata.normalize("NFKC", text).lower())
    return " ".join(_RUN.findall(folded))


def is_chinese(run: str) -> bool:
    """True for a run of Chinese characters."""
    return run[0] > "z"


def grams(normalised: str) -> list[str]:
    """The tokens of a normalised text, each once, in order."""
    found: dict[str, None] = {}
    for run in normalised.split():
        if is_chinese(run):
            found.update(dict.fromkeys(run[i : i + 2] for i in range(len(run) - 1)))
            found[run[-1]] = None
        else:
            found[run] = None
    return list(found)


def pinyin(name: str) -> list[str]:
    """How a name is typed without Chinese input: full and initial pinyin."""
    from pypinyin import Style, lazy_pinyin  # here: its tables cost every start, few need them

    folded = "".join(run for run in normalise(name).split() if is_chinese(run))
    if not folded:
        return []
    return [
        "".join(lazy_pinyin(folded)),
        "".join(lazy_pinyin(folded, style=Style.FIRST_LETTER)),
    ]


# What people type for what the published list spells out.
SHORT_FORMS: Final = {
    "环评": "环境影响",
    "能评": "节能",
    "安评": "安全预评价",
    "水保": "水土保持",
    "稳评": "社会稳定风险",
    "地灾": "地质灾害",
    "震评": "地震安全性",
    "洪评": "防洪影响",
    "压矿": "压覆",
    "图审": "施工图",
}


def alternatives(term: str) -> list[str]:
    """A term and, where it holds a short form, the same term spelt out: either may occur."""
    spelt_out = [term.replace(short, full) for short, full in SHORT_FORMS.items() if short in term]
    return [term, *spelt_out]


def terms(query: str) -> list[str]:
    """The terms of a query: all of them must occur."""
    return normalise(query).split()


def wanted(term: str) -> list[str]:
    """The tokens a text must have to hold a term; a trailing "*" means: begins with.

    Latin terms are prefixes too: "cma" is typed on the way to "cma认证".
    """
    if not is_chinese(term) or len(term) == 1:
        return [f"{term}*"]
    return [term[i : i + 2] for i in range(len(term) - 1)]


def holds(normalised: str, names: list[str], term: str) -> bool:
    """Brute force: does the text hold the term? The oracle of every engine's tests."""
    if is_chinese(term):
        return any(each in normalised for each in alternatives(term))
    return any(word.startswith(term) for word in [*normalised.split(), *names])
