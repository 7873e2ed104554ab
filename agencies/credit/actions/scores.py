"""Credit: what a paid contract says about an agency, and the score that follows."""

import datetime as dt

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from agencies.credit import events, scoring
from agencies.credit.models import PerformanceRecord, Score
from agencies.credit.queries import scores as queries
from agencies.entry.models import Agency
from core.errors import BadInput
from core.events import publish
from core.models import Organisation


class NotInUnit(BadInput):
    """A component lies outside 0 to 1. Facts: component, value."""

    sentence = _("Every component of a performance record lies between 0 and 1.")


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
def score_agency(*, agency: Agency, at: dt.datetime, market: queries.Market | None = None) -> Score:
    """Compute and store the score of an agency, with the formula's version and every input.

    `market` saves the query when many agencies are scored in one go at the same moment.
    """
    market = market or queries.market(as_of=at)
    inputs = queries.inputs_for(agency, as_of=at, through=market.through, means=market.means)
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


def score_stale(*, at: dt.datetime, days: int = 7) -> int:
    """Score the agencies with contracts whose newest score is older than `days`; returns how many.

    A second run at the same time finds nothing to do.
    """
    rated = Agency.objects.filter(performance__isnull=False).distinct().order_by("id")
    newest = queries.latest_scores(list(rated.values_list("pk", flat=True)))
    market = queries.market(as_of=at)
    scored = 0
    for agency in rated.select_related("organisation"):
        score = newest.get(agency.pk)
        if score is None or score.as_of <= at - dt.timedelta(days=days):
            score_agency(agency=agency, at=at, market=market)
            scored += 1
    return scored
