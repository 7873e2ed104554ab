"""Who may take the work of a procurement."""

import datetime as dt
from collections.abc import Iterable

from agencies.models import Agency
from agencies.offers.eligibility import Eligibility
from agencies.offers.queries.eligibility import eligibilities_of
from bidding.models import Procurement


def eligibility_for(agency: Agency, procurement: Procurement, on: dt.date) -> list[Eligibility]:
    """One answer a line of the procurement, in their order. Reads the agency afresh."""
    return eligibility_of_all([agency.pk], procurement, on)[agency.pk]


def eligibility_of_all(
    agencies: Iterable[int], procurement: Procurement, on: dt.date
) -> dict[int, list[Eligibility]]:
    """The same for several agencies, named by their keys: as few statements as for one."""
    lines = procurement.lines.select_related("item").order_by("id")
    fresh = list(Agency.objects.filter(pk__in=list(agencies)).order_by("id"))
    return eligibilities_of(fresh, [line.item for line in lines], on)


def snapshot(answers: Iterable[Eligibility]) -> list[dict[str, object]]:
    """The answers as JSON, to be frozen with a sign-up or an award."""
    return [answer.as_snapshot() for answer in answers]
