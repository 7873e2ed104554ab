"""Facets as links: each value with its count, and the way to set or drop it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agencies.models import Family
from bidding.models import Method
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
    "method": gettext_lazy("Method"),
    "stage": gettext_lazy("Stage"),
}


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


def facets(data: QueryDict, query: Query, result: Result, *, fixed: str = "") -> list[Facet]:
    """The facets of a page; `fixed` names the one the page itself sets."""
    drawn = []
    for name in FACETS:
        if name == fixed or not result.facets[name]:
            continue
        is_set, rest = name in query.filters, _without(data, name)
        label = _labels(name)
        choices = [
            Choice(label(value), count, _address(rest, name, value, is_set), is_set)
            for value, count in islice(result.facets[name].items(), MOST)
        ]
        drawn.append(Facet(TITLES[name], choices))
    return drawn


def _without(data: QueryDict, name: str) -> str:
    """The query string without the page number and without one facet."""
    rest = data.copy()
    rest.pop("page", None)
    rest.pop(name, None)
    return rest.urlencode()


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
    if name == "region":
        regions = _regions()
        return lambda value: regions.get(value, value)
    words: Mapping[str, Any] = {
        "kind": dict(Kind.choices),
        "family": dict(Family.choices),
        "method": dict(Method.choices),
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
    language, minute = get_language() or "", int(time.monotonic() // 60)
    return _regions_of(language, minute)


@lru_cache(maxsize=4)
def _regions_of(language: str, minute: int) -> dict[str, str]:
    return {region.code: region.name for region in Region.objects.order_by("code")}
