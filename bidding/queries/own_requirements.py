"""What a notice asks of agencies beyond its items: as the explainer reads it, and in words."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.models import Agency, Family, PastWork, PerformanceRecord, ServiceItem
from agencies.offers.eligibility import RecordFact, RequirementFact
from bidding.models import OwnRequirement, Procurement
from core.clock import local_date


def own_requirements(procurement: Procurement) -> list[OwnRequirement]:
    """The conditions of a notice, any-of groups together."""
    found = OwnRequirement.objects.filter(procurement=procurement).select_related("qualification")
    return list(found.order_by("alternative", "id"))


def in_words(
    procurement: Procurement, items: Sequence[ServiceItem] | None = None
) -> list[list[tuple[OwnRequirement, str]]]:
    """The groups, of which each must be met, each with the ways to meet it.

    `items` are those of a draft that does not say yet what it asks for.
    """
    families = _families(items_of(procurement) if items is None else items)
    found = [(each, _sentence(each, families)) for each in own_requirements(procurement)]
    return [list(group) for _n, group in groupby(found, key=lambda pair: pair[0].alternative)]


def as_facts(procurement: Procurement, items: Sequence[ServiceItem]) -> tuple[RequirementFact, ...]:
    """The conditions as the explainer reads them; works count that are of the kind of `items`."""
    found = own_requirements(procurement)
    families = _families(items)
    return tuple(
        RequirementFact(
            each.alternative,
            each.qualification.code if each.qualification else "",
            each.qualification.name if each.qualification else _works(families),
            each.least_level,
            tuple(each.qualification.levels) if each.qualification else (),
            each.practitioners,
            major=each.major,
            records=each.records,
            years=each.years,
            families=families,
        )
        for each in found
    )


def as_json(procurement: Procurement) -> list[dict[str, object]]:
    """The conditions as the notice in the chain tells them."""
    return [
        {
            "alternative": each.alternative,
            "qualification": each.qualification.code if each.qualification else "",
            "least_level": each.least_level,
            "practitioners": each.practitioners,
            "major": each.major,
            "records": each.records,
            "years": each.years,
        }
        for each in own_requirements(procurement)
    ]


def records_of(agencies: Iterable[Agency]) -> dict[int, tuple[RecordFact, ...]]:
    """The works that each agency finished here and was paid for, or that were confirmed."""
    found: dict[int, list[RecordFact]] = {}
    those = list(agencies)
    here = PerformanceRecord.objects.filter(agency__in=those).order_by("id")
    for agency, family, at in here.values_list("agency", "family", "completed_at"):
        found.setdefault(agency, []).append(RecordFact(family, local_date(at)))
    outside = PastWork.objects.filter(agency__in=those, confirmed_at__isnull=False).order_by("id")
    for agency, family, on in outside.values_list("agency", "family", "finished_on"):
        found.setdefault(agency, []).append(RecordFact(family, on))
    return {agency: tuple(records) for agency, records in found.items()}


def items_of(procurement: Procurement) -> list[ServiceItem]:
    """The service items of its lines, in their order."""
    return [line.item for line in procurement.lines.select_related("item").order_by("id")]


def _families(items: Sequence[ServiceItem]) -> frozenset[str]:
    return frozenset(item.family for item in items)


def _works(families: frozenset[str]) -> str:
    names = " / ".join(str(Family(each).label) for each in sorted(families))
    return _("Works of the kind %s") % names


def _sentence(each: OwnRequirement, families: frozenset[str]) -> str:
    if each.qualification is None:
        return _("%(works)s finished in the last %(years)d years: %(n)d") % {
            "works": _works(families),
            "years": each.years,
            "n": each.records,
        }
    name = f"{each.qualification.name} {each.major}".strip()
    if each.least_level:
        name = _("%(name)s, %(level)s or higher") % {"name": name, "level": each.least_level}
    if not each.practitioners:
        return name
    people = ngettext("%(name)s, %(n)d person", "%(name)s, %(n)d people", each.practitioners)
    return people % {"name": name, "n": each.practitioners}
