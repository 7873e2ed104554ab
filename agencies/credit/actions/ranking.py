"""The nightly snapshot of every list, kept for appeals."""

import datetime as dt

from django.db import transaction

from agencies.catalogue.models import Family
from agencies.credit import ranking as rules
from agencies.credit.models import RankingSnapshot
from agencies.credit.queries.ranking import ranking


@transaction.atomic
def snapshot_ranking(*, on: dt.date, at: dt.datetime) -> int:
    """Keep the whole list and each family's for a day; a second run changes nothing.

    Returns how many places were kept.
    """
    kept = 0
    for family in ("", *Family.values):
        if RankingSnapshot.objects.filter(on=on, family=family).order_by().exists():
            continue
        rows = [
            RankingSnapshot(
                agency=place.agency,
                on=on,
                family=family,
                position=place.entry.position,
                is_newcomer_place=place.entry.is_newcomer_place,
                weights_version=rules.CURRENT.version,
                parts={part.name: part.value for part in place.entry.parts}
                | {"total": place.entry.total},
            )
            for place in ranking(on=on, at=at, family=family)
        ]
        # A second scheduler on the same night finds the rows and leaves them.
        RankingSnapshot.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        kept += len(rows)
    return kept
