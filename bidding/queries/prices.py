"""What items were awarded for, by region: quartiles over the awards that named one item alone."""

from __future__ import annotations

from django.db import connection

from agencies.models import ServiceItem
from agencies.offers.prices import AwardedPrices
from core.models import Region

LEAST_AWARDS = 3  # fewer would tell what one agency was paid

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
