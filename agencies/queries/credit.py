"""What credit rests on: records, means, scores, points, complaints, agencies to watch."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DecimalField, Max, Q, QuerySet, Sum
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from agencies import points, scoring, states
from agencies.models import (
    Agency,
    Complaint,
    CompliancePoints,
    PerformanceRecord,
    Sanction,
    SanctionKind,
    Score,
)
from agencies.scope import review_region
from core.models import Membership, Organisation
from core.region import RegionRules, rules_for

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


def total_points(agency: Agency, on: dt.date) -> int:
    """The points of an agency (its practitioners' included) that count on a date."""
    counting = CompliancePoints.objects.filter(agency=agency).counting_on(on).order_by()
    total: int | None = counting.aggregate(total=Sum("points"))["total"]
    return total or 0


def rules_of(agency: Agency, at: dt.datetime) -> RegionRules:
    """The rules of the region that supervises an agency."""
    return rules_for(review_region(agency), at=at)


def blocks_award(number: str) -> bool:
    """True while a complaint about this procurement or contract number is undecided."""
    live = states.COMPLAINT.states_that_can("block_award")
    return Complaint.objects.filter(about=number, status__in=live).order_by().exists()


def upheld_quality(on: dt.date) -> QuerySet[Complaint]:
    """Quality complaints upheld in the year before a date."""
    return Complaint.objects.filter(
        status=states.ComplaintStatus.UPHELD,
        is_about_quality=True,
        decided_at__date__gt=points.add_months(on, -12),
        decided_at__date__lte=on,
    )


@dataclass(frozen=True)
class Watch:
    """An agency a regulator should look at: the rule it hit, the evidence, what may follow."""

    agency: Agency
    rule: str
    label: object
    evidence: list[str]
    kind: SanctionKind
    score: Score | None = None


def agencies_to_watch(*, at: dt.datetime, on: dt.date) -> list[Watch]:
    """Leads, never verdicts: each with the rule hit. An open or running sanction settles its rule.

    Rules: the points thresholds, three upheld quality complaints in a year, a score whose whole
    interval lies below the band of two stars.
    """
    watches = [*_by_complaints(at, on), *_by_points(at, on), *_by_score()]
    handled = _handled(on)
    return [w for w in watches if (w.agency.pk, w.kind) not in handled]


def _handled(on: dt.date) -> set[tuple[int, str]]:
    """Agency and kind of the sanctions of the last year that were not rejected."""
    return set(
        Sanction.objects.exclude(status=states.SanctionStatus.REJECTED)
        .filter(notified_at__date__gt=points.add_months(on, -12))
        .order_by()
        .values_list("agency_id", "kind")
    )


def _in_market() -> QuerySet[Agency]:
    return (
        Agency.objects.filter(
            status__in=[states.AgencyStatus.ACTIVE, states.AgencyStatus.SUSPENDED]
        )
        .select_related("organisation__region")
        .order_by("id")
    )


def _by_complaints(at: dt.datetime, on: dt.date) -> list[Watch]:
    numbers: dict[int, list[str]] = defaultdict(list)
    for agency, number in upheld_quality(on).order_by("number").values_list("agency_id", "number"):
        numbers[agency].append(number)
    return [
        Watch(
            agency,
            "quality_complaints",
            _("Repeated upheld complaints about quality within a year"),
            numbers[agency.pk],
            SanctionKind.REMOVAL,
        )
        for agency in _in_market().filter(pk__in=numbers)
        if len(numbers[agency.pk]) >= rules_of(agency, at).removal_complaints
    ]


def _by_points(at: dt.datetime, on: dt.date) -> list[Watch]:
    counting = Q(compliance_points__lifted_at=None, compliance_points__expires_on__gte=on)
    found = []
    for agency in (
        _in_market()
        .annotate(
            total=Sum("compliance_points__points", filter=counting),
            decisions=Count("compliance_points", filter=counting),
        )
        .filter(total__gt=0)
    ):
        standing = points.standing(agency.total, rules_of(agency, at))
        if standing == points.Standing.CLEAR:
            continue
        suspends = standing == points.Standing.SUSPENSION
        found.append(
            Watch(
                agency,
                f"points_{standing.value}",
                _("%(points)d compliance points in %(decisions)d decisions")
                % {"points": agency.total, "decisions": agency.decisions},
                [],
                SanctionKind.SUSPENSION if suspends else SanctionKind.WARNING,
            )
        )
    return found


def _by_score() -> list[Watch]:
    least = scoring.CURRENT.bands[-1]
    agencies = {agency.pk: agency for agency in _in_market()}
    return [
        Watch(
            agencies[key],
            "low_score",
            _("The whole interval of the score lies below %(least)d") % {"least": least},
            [],
            SanctionKind.WARNING,
            score,
        )
        for key, score in sorted(latest_scores(list(agencies)).items())
        if score.interval_high < least
    ]
