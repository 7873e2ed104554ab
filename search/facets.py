"""Facets as links: each value with its count, and the way to set or drop it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agencies.models import Family
from bidding.methods import registry
from bidding.states import ProcurementStatus
from core.models import Region
from core.money import format_fen

from .engine import DAYS_BANDS, FACETS, PRICE_BANDS, Query, Result
from .models import Kind

# Values drawn of one facet, the most frequent first.
MOST = 12
TITLES = {
    "kind": gettext_lazy("Kind"),
    "family": gettext_lazy("Family"),
    "region": gettext_lazy("Region"),
    "price_band": gettext_lazy("Price"),
    "days_band": gettext_lazy("Working days"),
    "is_newcomer": gettext_lazy("Newcomer"),
    "is_library_member": gettext_lazy("Agency libraries"),
    "method": gettext_lazy("Method"),
    "stage": gettext_lazy("Stage"),
}


Counts = tuple[tuple[str, tuple[tuple[Any, int], ...]], ...]


@dataclass(frozen=True)
class Choice:
    """One value of a facet. `url` sets it, or drops it where it is set."""

    label: str
    count: int
    url: str
    is_set: bool


@dataclass(frozen=True)
class Facet:
    """A facet with its values."""

    title: object
    choices: list[Choice]


def facets(data: QueryDict, query: Query, result: Result, *, fixed: str = "") -> str:
    """The facets of a page, drawn; `fixed` names the one the page itself sets."""
    asked = tuple((name, value) for name, value in data.items() if value and name != "page")
    counts = tuple(
        (name, tuple(islice(result.facets[name].items(), MOST)))
        for name in FACETS
        if name != fixed and result.facets[name]
    )
    if not counts:
        return ""
    return _drawn(get_language() or "", _minute(), asked, frozenset(query.filters), counts)


@lru_cache(maxsize=256)
def _drawn(
    language: str,
    minute: int,
    asked: tuple[tuple[str, str], ...],
    set_names: frozenset[str],
    counts: Counts,
) -> str:
    """All that the drawing depends on is an argument; the minute refreshes names of regions.

    Readers of the same list see the same counts until something in it changes.
    """
    drawn = []
    for name, values in counts:
        rest = urlencode([pair for pair in asked if pair[0] != name])
        is_set, label = name in set_names, _labels(name)
        choices = [
            Choice(label(value), count, _address(rest, name, value, is_set), is_set)
            for value, count in values
        ]
        drawn.append(Facet(TITLES[name], choices))
    return render_to_string("search/facets.html", {"facets": drawn})


def _minute() -> int:
    return int(time.monotonic() // 60)


def _address(rest: str, name: str, value: Any, is_set: bool) -> str:
    if is_set:
        return f"?{rest}"
    word = str(value).lower() if isinstance(value, bool) else str(value)
    return f"?{rest}&{urlencode({name: word})}" if rest else f"?{urlencode({name: word})}"


def _labels(name: str) -> Callable[[Any], str]:
    if name == "price_band":
        prices = [format_fen(end) for end in PRICE_BANDS]
        return lambda value: _band(value, prices)
    if name == "days_band":
        days = [str(end) for end in DAYS_BANDS]
        return lambda value: _band(value, days)
    if name == "is_newcomer":
        return lambda value: _("Newcomer") if value else _("Established")
    if name == "is_library_member":
        return lambda value: _("Library member")
    if name == "region":
        regions = _regions()
        return lambda value: regions.get(value, value)
    words: Mapping[str, Any] = {
        "kind": dict(Kind.choices),
        "family": dict(Family.choices),
        "method": dict(registry.choices()),
        "stage": dict(ProcurementStatus.choices),
    }[name]
    return lambda value: str(words.get(value, value))


def _band(number: int, ends: list[str]) -> str:
    if number == 0:
        return _("up to %(end)s") % {"end": ends[0]}
    if number >= len(ends):
        return _("above %(end)s") % {"end": ends[-1]}
    return _("%(start)s to %(end)s") % {"start": ends[number - 1], "end": ends[number]}


def _regions() -> dict[str, str]:
    """Names of regions by code in the reader's language, kept in the process for a minute."""
    return _regions_of(get_language() or "", _minute())


@lru_cache(maxsize=4)
def _regions_of(language: str, minute: int) -> dict[str, str]:
    return {region.code: region.name for region in Region.objects.order_by("code")}
