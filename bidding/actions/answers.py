"""One agency was asked and answers: what follows is the same for every method that asks one."""

import datetime as dt
from collections.abc import Sequence

from agencies.models import Agency, ServiceItem
from agencies.offers.queries.eligibility import eligibilities
from bidding.errors import NotEligible
from bidding.events import AgencyAnswered
from bidding.methods.protocol import Outcome
from bidding.models import Award, Procurement
from bidding.queries.draws import entrant_id
from bidding.queries.eligibility import snapshot
from core.actors import Actor
from core.clock import local_date
from core.events import publish

from .endings import end
from .results import award_place, keep_places, stand


def take_work(
    procurement: Procurement,
    agency: Agency,
    outcome: Outcome,
    frozen: list[dict[str, object]],
    by: Actor,
    at: dt.datetime,
) -> Award:
    """The agency, locked and eligible by `frozen`, takes the work: its award stands at once."""
    (place,) = keep_places(procurement, outcome, {entrant_id(agency): agency}, at)
    award = award_place(procurement, place, {"items": frozen}, at)
    stand(procurement, award, "confirm", by, at)
    publish(AgencyAnswered(procurement, "confirm", at))
    return award


def leave_work(
    procurement: Procurement, answer: str, reason: str, by: Actor, at: dt.datetime
) -> Procurement:
    """It does not, by the answer "decline" or "lapse". Raises WrongStatus."""
    end(procurement, answer, reason=reason, by=by, at=at)
    publish(AgencyAnswered(procurement, answer, at))
    return procurement


def require_eligible(
    agency: Agency, items: Sequence[ServiceItem], at: dt.datetime
) -> list[dict[str, object]]:
    """The eligibility of a locked agency for every item, as a snapshot. Raises NotEligible."""
    answers = eligibilities(agency, items, local_date(at))
    if not all(answers):
        raise NotEligible(answers=answers)
    return snapshot(answers)
