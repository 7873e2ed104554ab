"""What items were awarded for, by region: quartiles over the awards that named one item alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import Min

from agencies.models import ServiceItem
from agencies.offers.prices import AwardedPrices
from bidding.models import Award, OpenedBid, Procurement
from bidding.states import AwardStatus
from core.models import Region

LEAST_AWARDS: Final = 3  # fewer would tell what one agency was paid

# An award over several items has no price of each; those of one item alone are compared.
_QUARTILES = """
SELECT item, region, n, round(q[1]), round(q[2]), round(q[3])
FROM (
  SELECT l.item_id AS item, j.region_id AS region, count(*) AS n,
         percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY a.amount_fen) AS q
  FROM bidding_award a
  JOIN bidding_procurement p ON p.id = a.procurement_id
  JOIN bidding_project j ON j.id = p.project_id
  JOIN bidding_procurementline l ON l.procurement_id = p.id
  WHERE a.status = 'confirmed'
    AND (%(item)s IS NULL OR l.item_id = %(item)s)
    AND NOT EXISTS (SELECT FROM bidding_procurementline m
                    WHERE m.procurement_id = p.id AND m.id <> l.id)
  GROUP BY GROUPING SETS ((l.item_id), (l.item_id, j.region_id))
  HAVING count(*) >= %(least)s
) AS found
WHERE %(regions)s OR region IS NULL
ORDER BY item, region NULLS FIRST
"""


def awarded_for(item: ServiceItem) -> list[AwardedPrices]:
    """The awarded prices of an item, everywhere first, then by region; none below three awards."""
    return _read(item=item.pk, regions=True)


def price_guide() -> list[AwardedPrices]:
    """The awarded prices of every item, everywhere, by its code."""
    return sorted(_read(item=None, regions=False), key=lambda prices: prices.item.code)


def _read(*, item: int | None, regions: bool) -> list[AwardedPrices]:
    with connection.cursor() as cursor:
        cursor.execute(_QUARTILES, {"item": item, "regions": regions, "least": LEAST_AWARDS})
        rows = cursor.fetchall()
    items = ServiceItem.objects.in_bulk({row[0] for row in rows})
    places = Region.objects.in_bulk({row[1] for row in rows if row[1]})
    return [
        AwardedPrices(items[key], places.get(region), count, int(lower), int(median), int(upper))
        for key, region, count, lower, median, upper in rows
    ]


# --- Cheaper than in the first year ---

YEAR: Final = dt.timedelta(days=365)
# The median of each item in its first year of this market and in the last one.
_CHANGES = """
SELECT l.item_id,
       count(*) FILTER (WHERE a.made_at < %(turn)s),
       round(percentile_cont(0.5) WITHIN GROUP (ORDER BY a.amount_fen)
             FILTER (WHERE a.made_at < %(turn)s)),
       count(*) FILTER (WHERE a.made_at >= %(since)s),
       round(percentile_cont(0.5) WITHIN GROUP (ORDER BY a.amount_fen)
             FILTER (WHERE a.made_at >= %(since)s))
FROM bidding_award a
JOIN bidding_procurementline l ON l.procurement_id = a.procurement_id
WHERE a.status = 'confirmed' AND a.made_at <= %(at)s
  AND NOT EXISTS (SELECT FROM bidding_procurementline m
                  WHERE m.procurement_id = a.procurement_id AND m.id <> l.id)
GROUP BY l.item_id
HAVING count(*) FILTER (WHERE a.made_at < %(turn)s) >= %(least)s
   AND count(*) FILTER (WHERE a.made_at >= %(since)s) >= %(least)s
"""


@dataclass(frozen=True)
class PriceChange:
    """The median of an item in the first year and in the last twelve months, in fen."""

    item: ServiceItem
    first_count: int
    first_fen: int
    last_count: int
    last_fen: int

    @property
    def percent(self) -> float:
        """By how much it changed; below nothing where it became cheaper."""
        return _percent(self.last_fen, self.first_fen)


@dataclass(frozen=True)
class Comparison:
    """How fees changed since the market's first year, which ends at `turn`."""

    turn: dt.datetime
    changes: Sequence[PriceChange]

    @property
    def percent(self) -> float | None:
        """Over all items, each weighing as much as was bought of it in the last twelve months."""
        if not self.changes:
            return None
        was = sum(each.first_fen * each.last_count for each in self.changes)
        return _percent(sum(each.last_fen * each.last_count for each in self.changes), was)


def since_the_first_year(at: dt.datetime) -> Comparison | None:
    """Fees of the last twelve months beside those of the first year; None before any award.

    An item counts from three awards on in each of the two; before the first year is over none does.
    """
    confirmed = Award.objects.filter(status=AwardStatus.CONFIRMED, made_at__lte=at)
    first = confirmed.aggregate(first=Min("made_at"))["first"]
    if first is None:
        return None
    turn = first + YEAR
    facts = {"turn": turn, "since": max(turn, at - YEAR), "at": at, "least": LEAST_AWARDS}
    with connection.cursor() as cursor:
        cursor.execute(_CHANGES, facts)
        rows = cursor.fetchall()
    items = ServiceItem.objects.in_bulk({row[0] for row in rows})
    changes = [PriceChange(items[key], n, int(was), m, int(now)) for key, n, was, m, now in rows]
    return Comparison(turn, sorted(changes, key=lambda each: each.item.code))


def _percent(now: int, was: int) -> float:
    return round((now / was - 1) * 100, 1)


# --- A bid beside past awards ---

LOW_PERCENT: Final = -40.0


@dataclass(frozen=True)
class Beside:
    """An opened price beside the median of past awards of the item: a hint, never a verdict."""

    bid: OpenedBid
    amount_fen: int
    percent: float
    is_low: bool


def beside_past_awards(procurement: Procurement) -> tuple[AwardedPrices | None, list[Beside]]:
    """What the item was awarded for, and each opened price beside it, the lowest first.

    Low is what lies 40 per cent below the median, or below the usual range of such prices (the
    lower quartile less one and a half times the middle half). Empty for several items, and for
    fewer than three awards.
    """
    items = [line.item for line in procurement.lines.select_related("item").order_by("id")]
    past = next(iter(awarded_for(items[0])), None) if len(items) == 1 else None
    if past is None:
        return None, []
    least = past.lower_fen - (past.upper_fen - past.lower_fen) * 3 / 2
    found = OpenedBid.objects.filter(bid__envelope__procurement=procurement, content__isnull=False)
    rows = []
    for each in found.select_related("bid__agency__organisation").order_by("bid_id"):
        fen = (each.content or {}).get("amount_fen")
        if isinstance(fen, int):
            percent = _percent(fen, past.median_fen)
            rows.append(Beside(each, fen, percent, percent <= LOW_PERCENT or fen < least))
    return past, sorted(rows, key=lambda row: (row.amount_fen, row.bid.pk))
