"""Who may take the work of a procurement."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from agencies.models import Agency
from agencies.offers import eligibility as explainer
from agencies.offers.eligibility import Eligibility, ItemFacts, explain
from agencies.offers.queries.eligibility import eligibilities_of, papers_of
from bidding.models import Procurement

from .own_requirements import as_facts, records_of
from .recusals import recusals_of


def eligibility_for(agency: Agency, procurement: Procurement, on: dt.date) -> list[Eligibility]:
    """One answer a line of the procurement, in their order, and one for what the owner asks beyond.

    Reads the agency afresh.
    """
    return eligibility_of_all([agency.pk], procurement, on)[agency.pk]


def eligibility_of_all(
    agencies: Iterable[int], procurement: Procurement, on: dt.date
) -> dict[int, list[Eligibility]]:
    """The same for several agencies, named by their keys: as few statements as for one."""
    lines = procurement.lines.select_related("item").order_by("id")
    fresh = list(Agency.objects.filter(pk__in=list(agencies)).order_by("id"))
    answers = eligibilities_of(fresh, [line.item for line in lines], on)
    for agency, own in _beyond(fresh, procurement, on).items():
        answers[agency].append(own)
    return answers


class Reach(NamedTuple):
    """How many admitted agencies may take the work: by its items, and by all that is asked."""

    by_items: int
    by_all: int


def reach(procurement: Procurement, on: dt.date) -> Reach:
    """How far what the owner asks beyond the items narrows the field. It names nobody."""
    admitted = Agency.objects.that_can("bid").order_by("id").values_list("pk", flat=True)
    answers = list(eligibility_of_all(admitted, procurement, on).values())
    items = procurement.lines.count()
    return Reach(sum(all(each[:items]) for each in answers), sum(all(each) for each in answers))


def _beyond(
    agencies: list[Agency], procurement: Procurement, on: dt.date
) -> dict[int, Eligibility]:
    """The answer to what the notice asks beyond the items; none for whom it asks nothing."""
    asked = ItemFacts(procurement.number, as_facts(procurement))
    found: dict[int, Eligibility] = {}
    if asked.requirements:
        records = records_of(agencies)
        found = {
            agency: explain(asked, replace(held, records=records.get(agency, ())), on)
            for agency, held in papers_of(agencies).items()
        }
    for agency, recusal in recusals_of(procurement, agencies).items():
        lines = found[agency].lines if agency in found else ()
        out = explainer.Line("agency_recused", False, {"reason": recusal.reason})
        found[agency] = Eligibility(procurement.number, on, (*lines, out))
    return found


def snapshot(answers: Iterable[Eligibility]) -> list[dict[str, object]]:
    """The answers as JSON, to be frozen with a sign-up or an award."""
    return [answer.as_snapshot() for answer in answers]
