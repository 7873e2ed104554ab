"""The credit of one agency as a page shows it: every number with the rows behind it."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.credit import scoring
from agencies.credit.models import Score
from agencies.credit.queries.scores import latest_score
from agencies.entry.models import Agency
from agencies.supervision.models import Complaint, CompliancePoints, Sanction
from agencies.supervision.points import RULES, PointsStanding, standing
from agencies.supervision.queries.cases import rules_of, total_points
from agencies.supervision.states import ComplaintStatus, SanctionStatus
from core import charts
from core.clock import local_date

COMPONENT_LABELS: Final = {
    "on_time": gettext_lazy("Delivered on time"),
    "accepted_first_time": gettext_lazy("Accepted the first time"),
    "quality": gettext_lazy("Quality"),
    "dispute_free": gettext_lazy("Free of disputes"),
    "price_honoured": gettext_lazy("Price honoured"),
    "answers_in_time": gettext_lazy("Answers within the limit"),
}
SHOWN_ROWS: Final = 20
TREND_MONTHS: Final = 12


@dataclass(frozen=True)
class ShownPart:
    """A component with its name and its figures, value and mean in percent."""

    label: object
    weight: float
    value: float
    mean: float
    points: float
    gain: float


@dataclass(frozen=True)
class Reputation:
    """What is public about an agency's credit. `score` and `result` are None before any."""

    agency: Agency
    score: Score | None
    result: scoring.Result | None
    parts: list[ShownPart]
    gains: list[ShownPart]
    rows: list[scoring.Behind]
    trend: charts.LineChart | None
    sanctions: QuerySet[Sanction]
    upheld: int

    @property
    def width(self) -> float:
        """The width of the interval in points."""
        return self.result.high - self.result.low if self.result else 0.0

    @property
    def stars(self) -> str:
        """The stars as people see them: ★★★★☆."""
        count = (self.result.stars if self.result else None) or 0
        return "★" * count + "☆" * (5 - count)


def _shown(part: scoring.Part) -> ShownPart:
    return ShownPart(
        COMPONENT_LABELS[part.name],
        100 * part.weight,
        100 * part.value,
        100 * part.mean,
        part.points,
        part.gain,
    )


def reputation(agency: Agency) -> Reputation:
    """The newest stored score with its parts and contracts, the trend, the sanctions."""
    score = latest_score(agency)
    result = None
    if score is not None:
        inputs = scoring.Inputs.from_json(score.inputs)
        result = scoring.score(inputs, scoring.FORMULAS[score.formula])
    return Reputation(
        agency,
        score,
        result,
        [_shown(part) for part in result.parts] if result else [],
        [_shown(part) for part in scoring.next_gains(result)[:3]] if result else [],
        list(reversed(result.rows))[:SHOWN_ROWS] if result else [],
        _trend(agency),
        public_sanctions(agency),
        Complaint.objects.filter(agency=agency, status=ComplaintStatus.UPHELD).order_by().count(),
    )


def _trend(agency: Agency) -> charts.LineChart | None:
    """The last score of each month, up to a year; nothing to draw before two months."""
    months: dict[str, float] = {}
    rows = Score.objects.filter(agency=agency).order_by("as_of", "id")
    for as_of, value in rows.values_list("as_of", "value"):
        months[f"{local_date(as_of):%Y-%m}"] = round(value, 1)
    if len(months) < 2:
        return None
    shown = list(months.items())[-TREND_MONTHS:]
    name = _("Performance score by month")
    return charts.line(name, [month for month, _v in shown], {name: [v for _m, v in shown]})


def public_sanctions(agency: Agency | None = None) -> QuerySet[Sanction]:
    """Sanctions that took effect, newest first; of one agency, or of all."""
    sanctions = Sanction.objects.filter(
        status__in=[SanctionStatus.IN_FORCE, SanctionStatus.ENDED]
    ).select_related("agency__organisation__region")
    if agency is not None:
        sanctions = sanctions.filter(agency=agency)
    return sanctions.order_by("-confirmed_at", "-id")


@dataclass(frozen=True)
class PointsShown:
    """Points with the name of their rule, and whether they still count."""

    points: CompliancePoints
    label: object
    counts: bool


@dataclass(frozen=True)
class PointsAccount:
    """The points of an agency on a date against the thresholds of its region."""

    total: int
    warning: int
    suspension: int
    standing: PointsStanding
    rows: list[PointsShown]

    @property
    def tone(self) -> str:
        """The colour of the standing."""
        return {PointsStanding.CLEAR: "ok", PointsStanding.WARNING: "warn"}.get(
            self.standing, "bad"
        )


def points_account(agency: Agency, at: dt.datetime) -> PointsAccount:
    """Every decision on points, and what their total amounts to."""
    today, rules = local_date(at), rules_of(agency, at)
    total = total_points(agency, today)
    rows = [
        PointsShown(
            points,
            RULES[points.rule].label if points.rule in RULES else points.rule,
            points.lifted_at is None and points.expires_on >= today,
        )
        for points in CompliancePoints.objects.filter(agency=agency)
        .select_related("practitioner", "agency__organisation__region", "agency__review_region")
        .order_by("-decided_at", "-id")
    ]
    return PointsAccount(
        total, rules.points_warning, rules.points_suspension, standing(total, rules), rows
    )
