"""What items were awarded for: a distribution with its size, never names. Upper layers know awards.

They register a function here that the page of an item asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agencies.catalogue.models import ServiceItem
from core.models import Region


@dataclass(frozen=True)
class AwardedPrices:
    """The quartiles (fen) of so many awards for one item in one region; None: everywhere."""

    item: ServiceItem
    region: Region | None
    count: int
    lower_fen: int
    median_fen: int
    upper_fen: int


PriceHistory = Callable[[ServiceItem], list[AwardedPrices]]
_histories: list[PriceHistory] = []


def price_history(find: PriceHistory) -> PriceHistory:
    """Register where the awarded prices of an item are found."""
    _histories.append(find)
    return find


def awarded_prices(item: ServiceItem) -> list[AwardedPrices]:
    """The awarded prices of an item, everywhere first, then by region."""
    return [prices for find in _histories for prices in find(item)]
