"""Template tags of search."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

from agencies.credit import ranking
from search.engine import Hit

register = template.Library()


@register.simple_tag
def why(hit: Hit) -> str:
    """Why a hit stands where it stands; nothing for notices, which are not ranked."""
    if not hit.parts:
        return ""
    return _drawn(get_language(), hit.rank, tuple(hit.parts.items()))


@lru_cache(maxsize=4096)
def _drawn(_language: str | None, rank: float, parts: tuple[tuple[str, float], ...]) -> str:
    """The rank in words depends on nothing but its arguments, so it is drawn once for them."""
    lines = ranking.why(ranking.parts_of(dict(parts)))
    return render_to_string("search/why.html", {"rank": f"{rank:.1f}", "lines": lines})
