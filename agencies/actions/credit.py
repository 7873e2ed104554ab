"""Credit: what a paid contract says about an agency, the score that follows, compliance points."""

import datetime as dt

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from agencies import events, scoring
from agencies import points as breaches
from agencies.models import (
    Agency,
    CompliancePoints,
    PerformanceRecord,
    Practitioner,
    SanctionKind,
    Score,
)
from agencies.policies import supervision as policies
from agencies.queries import credit as queries
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import local_date
from core.errors import BadInput
from core.events import publish
from core.models import Organisation
from core.policy import require


class UnknownRule(BadInput):
    """There is no such breach. Facts: rule."""

    sentence = _("Choose the breach from the list.")


class NotInUnit(BadInput):
    """A component lies outside 0 to 1. Facts: component, value."""

    sentence = _("Every component of a performance record lies between 0 and 1.")


def chain_of(agency: Agency) -> str:
    """The public chain of an agency, by its credit code: a new registration does not wash it."""
    return f"credit:{agency.organisation.credit_code}"


@transaction.atomic
def record_performance(
    *,
    agency: Agency,
    owner: Organisation,
    contract_number: str,
    family: str,
    completed_at: dt.datetime,
    at: dt.datetime,
    on_time: float | None = None,
    accepted_first_time: float | None = None,
    quality: float | None = None,
    dispute_free: float | None = None,
    price_honoured: float | None = None,
    answers_in_time: float | None = None,
    is_related_party: bool | None = None,
) -> PerformanceRecord:
    """Record a completed, paid contract and score the agency anew. A contract counts once.

    Components are in [0, 1], None where the contract gives no answer. Parties related by the
    market's own data are found here; `is_related_party` overrides that. Raises NotInUnit.
    """
    components = {
        "on_time": on_time,
        "accepted_first_time": accepted_first_time,
        "quality": quality,
        "dispute_free": dispute_free,
        "price_honoured": price_honoured,
        "answers_in_time": answers_in_time,
    }
    for name, value in components.items():
        if value is not None and not 0 <= value <= 1:
            raise NotInUnit(component=name, value=value)
    # One writer at a time: the order of keys is then the order in which records became known,
    # and a score names all it rests on by the last key.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('agencies.performance', 1))")
    known = PerformanceRecord.objects.filter(contract_number=contract_number).first()
    if known is not None:
        return known
    if is_related_party is None:
        is_related_party = queries.are_related(agency.organisation, owner)
    record = PerformanceRecord.objects.create(
        agency=agency,
        owner=owner,
        contract_number=contract_number,
        family=family,
        completed_at=completed_at,
        recorded_at=at,
        is_related_party=is_related_party,
        **components,
    )
    score_agency(agency=agency, at=at)
    return record


@transaction.atomic
def score_agency(*, agency: Agency, at: dt.datetime, means: queries.Means | None = None) -> Score:
    """Compute and store the score of an agency, with the formula's version and every input.

    `means` saves the query when many agencies are scored in one go at the same moment.
    """
    through = queries.last_record()
    if means is None:
        means = queries.family_means(through=through, as_of=at)
    inputs = queries.inputs_for(agency, as_of=at, through=through, means=means)
    result = scoring.score(inputs)
    made = Score.objects.create(
        agency=agency,
        formula=result.formula,
        value=result.value,
        interval_low=result.low,
        interval_high=result.high,
        records=result.records,
        parts={part.name: part.value for part in result.parts},
        inputs=inputs.as_json(),
        as_of=at,
    )
    publish(events.ScoreChanged(agency, made))
    return made


@transaction.atomic
def add_points(
    *,
    agency: Agency,
    rule: str,
    evidence: str,
    by: Actor,
    at: dt.datetime,
    practitioner: Practitioner | None = None,
) -> CompliancePoints:
    """Put the points of a breach on an agency; crossing a threshold opens the notice it brings.

    At the region's warning threshold a warning is notified, at the suspension threshold a
    suspension; both then take the way of every sanction. Raises UnknownRule, Refused.
    """
    require(policies.add_points(by, agency))
    if rule not in breaches.RULES:
        raise UnknownRule(rule=rule)
    # Two decisions at once must not both miss the threshold.
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)
    rules, today = queries.rules_of(agency, at), local_date(at)
    before = queries.total_points(agency, today)
    made = CompliancePoints.objects.create(
        agency=agency,
        practitioner=practitioner,
        rule=rule,
        points=breaches.RULES[rule].points,
        evidence=evidence,
        decided_by=by.user,
        decided_at=at,
        expires_on=breaches.add_months(today, rules.points_cycle_months),
    )
    payload = {"rule": rule, "points": made.points, "until": made.expires_on.isoformat()}
    chain.append(chain_of(agency), "points", payload, at=at)
    after = breaches.standing(before + made.points, rules)
    if after != breaches.standing(before, rules):
        _open_by_rule(agency, after, before + made.points, at)
    return made


def _open_by_rule(agency: Agency, standing: breaches.Standing, total: int, at: dt.datetime) -> None:
    from .sanctions import open_sanction

    kind = (
        SanctionKind.SUSPENSION
        if standing == breaches.Standing.SUSPENSION
        else SanctionKind.WARNING
    )
    open_sanction(
        agency=agency,
        kind=kind,
        rule=f"points_{standing.value}",
        reason=str(_("%(points)d compliance points count.") % {"points": total}),
        by=SYSTEM,
        at=at,
    )
