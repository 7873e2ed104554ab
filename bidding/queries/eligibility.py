"""Who may take the work of a procurement."""

import datetime as dt
from collections.abc import Iterable

from agencies.models import Agency
from agencies.offers.eligibility import Eligibility
from agencies.offers.queries.eligibility import eligibility
from bidding.models import Procurement


def eligibility_for(agency: Agency, procurement: Procurement, on: dt.date) -> list[Eligibility]:
    """One answer a line of the procurement, in their order."""
    lines = procurement.lines.select_related("item").order_by("id")
    return [eligibility(agency, line.item, on) for line in lines]


def snapshot(answers: Iterable[Eligibility]) -> list[dict[str, object]]:
    """The answers as JSON, to be frozen with a sign-up or an award."""
    return [answer.as_snapshot() for answer in answers]
