"""What a score rests on: records, means, the scores kept, who must not rate whom."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DecimalField, Max, QuerySet, Sum
from django.db.models.functions import Cast

from agencies.credit import scoring
from agencies.credit.models import PerformanceRecord, Score
from agencies.entry.models import Agency
from core.models import Membership, Organisation

Means = dict[str, dict[str, float]]
MEAN_MONTHS = 36  # contracts older than this no longer shape the mean of a family


def last_record(at: dt.datetime | None = None) -> int:
    """The key of the last performance record the market knew at a moment (None: now); 0 if none."""
    records = PerformanceRecord.objects.order_by()
    if at is not None:
        records = records.filter(recorded_at__lte=at)
    newest: int | None = records.aggregate(newest=Max("id"))["newest"]
    return newest or 0


def family_means(
    *, through: int, as_of: dt.datetime, formula: scoring.Formula = scoring.CURRENT
) -> Means:
    """The mean of each component by family, and under "" of the whole market.

    Of the last 36 months, summed in exact decimals, so the digits do not depend on the order of
    the rows.
    """
    rows = PerformanceRecord.objects.filter(
        id__lte=through,
        is_related_party=False,
        completed_at__gte=as_of - dt.timedelta(days=MEAN_MONTHS * scoring.DAYS_PER_MONTH),
    ).order_by()
    exact = DecimalField(max_digits=20, decimal_places=15)
    sums = {f"{name}_sum": Sum(Cast(name, exact)) for name in scoring.COMPONENTS}
    counts = {f"{name}_count": Count(name) for name in scoring.COMPONENTS}

    def means(row: Mapping[str, Any]) -> dict[str, float]:
        return {
            name: scoring.family_mean(float(row[f"{name}_sum"] or 0), row[f"{name}_count"], formula)
            for name in scoring.COMPONENTS
        }

    families: dict[str, Mapping[str, Any]] = {
        row["family"]: dict(row) for row in rows.values("family").annotate(**sums, **counts)
    }
    families[""] = rows.aggregate(**sums, **counts)
    return {family: means(row) for family, row in families.items()}


@dataclass(frozen=True)
class Market:
    """What every score of a moment shares: the last record known, and the means up to it."""

    through: int
    means: Means


def market(*, as_of: dt.datetime) -> Market:
    """The market as known now, for scores as of a moment."""
    through = last_record()
    return Market(through, family_means(through=through, as_of=as_of))


def inputs_for(agency: Agency, *, as_of: dt.datetime, through: int, means: Means) -> scoring.Inputs:
    """What a score of an agency rests on, as known up to the record `through`."""
    records = list(PerformanceRecord.objects.filter(agency=agency, id__lte=through).order_by("id"))
    families = {record.family for record in records} | {""}
    first = dict.fromkeys(scoring.COMPONENTS, scoring.CURRENT.first_mean)
    rows = [
        scoring.Row(
            record.contract_number,
            record.owner_id,
            record.family,
            record.completed_at,
            record.is_related_party,
            {name: getattr(record, name) for name in scoring.COMPONENTS},
        )
        for record in records
    ]
    known = {family: means.get(family, first) for family in sorted(families)}
    return scoring.Inputs(as_of, known, rows, through)


def latest_score(agency: Agency, at: dt.datetime | None = None) -> Score | None:
    """The newest stored score of an agency, or the one that stood at a moment."""
    scores = Score.objects.filter(agency=agency).order_by("-as_of", "-id")
    return (scores.filter(as_of__lte=at) if at else scores).first()


def latest_scores(agencies: QuerySet[Agency] | list[int]) -> dict[int, Score]:
    """The newest stored score of each agency, by its key; without the bulky inputs."""
    scores = (
        Score.objects.filter(agency__in=agencies)
        .order_by("agency_id", "-as_of", "-id")
        .distinct("agency_id")
        .defer("inputs")
    )
    return {score.agency_id: score for score in scores}


def are_related(one: Organisation, other: Organisation) -> bool:
    """True for parties that must not rate each other.

    The same subject, the same person acting for both, the same contact phone, or the same legal
    representative at the same address.
    """
    if one.pk == other.pk:
        return True
    if one.contact_phone and one.contact_phone == other.contact_phone:
        return True
    same_head = bool(one.legal_representative) and (
        one.legal_representative == other.legal_representative
    )
    if same_head and one.address and one.address == other.address:
        return True
    people = Membership.objects.filter(organisation=one, is_active=True).order_by().values("user")
    return (
        Membership.objects.filter(organisation=other, is_active=True, user__in=people)
        .order_by()
        .exists()
    )
