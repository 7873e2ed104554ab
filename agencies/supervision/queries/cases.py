"""What supervision rests on: counting points, upheld complaints, agencies to watch."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from agencies.credit import scoring
from agencies.credit.models import Score
from agencies.credit.queries.scores import latest_scores
from agencies.entry.models import Agency
from agencies.entry.scope import review_region
from agencies.entry.states import AgencyStatus
from agencies.region_rules import SupervisionRules
from agencies.supervision import points
from agencies.supervision.models import Complaint, CompliancePoints, Sanction, SanctionKind
from agencies.supervision.states import COMPLAINT, ComplaintStatus, SanctionStatus
from core.region import rules_for


def total_points(agency: Agency, on: dt.date) -> int:
    """The points of an agency (its practitioners' included) that count on a date."""
    counting = CompliancePoints.objects.filter(agency=agency).counting_on(on).order_by()
    total: int | None = counting.aggregate(total=Sum("points"))["total"]
    return total or 0


def rules_of(agency: Agency, at: dt.datetime) -> SupervisionRules:
    """The rules of supervision in the region that looks after an agency."""
    return rules_for(review_region(agency), at=at).of(SupervisionRules)


def blocks_award(number: str) -> bool:
    """True while a complaint about this procurement or contract number is undecided."""
    live = COMPLAINT.states_that_can("block_award")
    return Complaint.objects.filter(about=number, status__in=live).order_by().exists()


def upheld_quality(on: dt.date) -> QuerySet[Complaint]:
    """Quality complaints upheld in the year before a date."""
    return Complaint.objects.filter(
        status=ComplaintStatus.UPHELD,
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
        Sanction.objects.exclude(status=SanctionStatus.REJECTED)
        .filter(notified_at__date__gt=points.add_months(on, -12))
        .order_by()
        .values_list("agency_id", "kind")
    )


def _in_market() -> QuerySet[Agency]:
    return (
        Agency.objects.filter(status__in=[AgencyStatus.ACTIVE, AgencyStatus.SUSPENDED])
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
        if standing == points.PointsStanding.CLEAR:
            continue
        suspends = standing == points.PointsStanding.SUSPENSION
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
