"""Who may take the work of a procurement."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from agencies.models import Agency, ServiceItem
from agencies.offers import eligibility as explainer
from agencies.offers.eligibility import Eligibility, ItemFacts, explain
from agencies.offers.queries.eligibility import eligibilities_of, papers_of
from bidding.models import Procurement

from .own_requirements import as_facts, items_of, records_of
from .recusals import recusals_of


def eligibility_for(agency: Agency, procurement: Procurement, on: dt.date) -> list[Eligibility]:
    """One answer a line of the procurement, in their order, and one for what the owner asks beyond.

    Reads the agency afresh.
    """
    fresh = Agency.objects.get(pk=agency.pk)
    return eligibility_of_all([fresh], procurement, on)[agency.pk]


def eligibility_of_all(
    agencies: Sequence[Agency],
    procurement: Procurement,
    on: dt.date,
    items: Sequence[ServiceItem] | None = None,
) -> dict[int, list[Eligibility]]:
    """The same for several agencies, by their keys, from the given copies: as few statements.

    `items` are those of a draft that does not say yet what it asks for.
    """
    asked = items_of(procurement) if items is None else items
    answers = eligibilities_of(agencies, asked, on)
    for agency, own in _beyond(agencies, procurement, asked, on).items():
        said = [line for answer in answers[agency] for line in answer.lines]
        beyond = tuple(line for line in own.lines if line not in said)
        answers[agency].append(replace(own, lines=beyond))
    return answers


class Reach(NamedTuple):
    """How many admitted agencies may take the work: by its items, and by all that is asked."""

    by_items: int
    by_all: int


def reach(procurement: Procurement, items: Sequence[ServiceItem], on: dt.date) -> Reach:
    """How far what the owner of a draft asks beyond its items narrows the field; names nobody."""
    admitted = list(Agency.objects.that_can("bid").order_by("id"))
    answers = list(eligibility_of_all(admitted, procurement, on, items).values())
    many = len(items)
    return Reach(sum(all(each[:many]) for each in answers), sum(all(each) for each in answers))


def _beyond(
    agencies: Sequence[Agency], procurement: Procurement, items: Sequence[ServiceItem], on: dt.date
) -> dict[int, Eligibility]:
    """The answer to what the notice asks beyond the items; none for whom it asks nothing."""
    asked = ItemFacts(procurement.number, as_facts(procurement, items))
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
