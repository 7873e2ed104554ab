"""Facets as links: each value with its count, and the way to set or drop it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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
        choices = [_choice(data, query, name, v, n) for v, n in result.facets[name].items()]
        drawn.append(Facet(TITLES[name], choices[:12]))
    return drawn


def _choice(data: QueryDict, query: Query, name: str, value: Any, count: int) -> Choice:
    is_set = name in query.filters
    address = data.copy()
    address.pop("page", None)
    if is_set:
        address.pop(name, None)
    else:
        address[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return Choice(_label(name, value), count, f"?{address.urlencode()}", is_set)


def _label(name: str, value: Any) -> str:
    if name == "price_band":
        return _band(value, [format_fen(end) for end in PRICE_BANDS])
    if name == "days_band":
        return _band(value, [str(end) for end in DAYS_BANDS])
    if name == "is_newcomer":
        return _("Newcomer") if value else _("Established")
    if name == "region":
        return _regions().get(value, value)
    words: Mapping[str, Any] = {
        "kind": dict(Kind.choices),
        "family": dict(Family.choices),
        "method": dict(Method.choices),
        "stage": dict(ProcurementStatus.choices),
    }[name]
    return str(words.get(value, value))


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
