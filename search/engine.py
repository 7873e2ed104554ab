"""The interface of search: every engine gives the same `Result` for the same `Query`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Upper ends of the bands, in fen and in working days; the last band has none.
PRICE_BANDS = (1_000_000, 5_000_000, 20_000_000)
DAYS_BANDS = (10, 20, 40)
FACETS = (
    "kind",
    "family",
    "region",
    "price_band",
    "days_band",
    "is_newcomer",
    "is_library_member",
    "method",
    "stage",
)
SORTS = {
    "rank": _("Rank"),
    "price": pgettext_lazy("sort", "Lowest price"),
    "days": _("Fewest days"),
    "closing": _("Closing soon"),
}


def band(value: int | None, ends: Sequence[int]) -> int | None:
    """The number of the band a value lies in; None for nothing."""
    if value is None:
        return None
    return next((n for n, end in enumerate(ends) if value <= end), len(ends))


@dataclass(frozen=True)
class Query:
    """What is asked. `filters` maps a facet (or "item", "agency_id") to the value it must have."""

    text: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: str = "rank"
    page: int = 1
    size: int = 20


@dataclass(frozen=True)
class Hit:
    """One thing found, by its kind and key, with its rank and the parts of the rank."""

    kind: str
    object_id: int
    rank: float
    parts: Mapping[str, float] | None


@dataclass(frozen=True)
class Result:
    """A page of hits, how many there are in all, and the counts of each facet among them."""

    hits: Sequence[Hit]
    total: int
    facets: Mapping[str, Mapping[Any, int]]


class Engine(Protocol):
    """An engine of search."""

    def search(self, query: Query) -> Result:
        """Find what the query asks for."""
        ...


def engine() -> Engine:
    """The engine in use."""
    from .postgres import PostgresEngine

    return PostgresEngine()
