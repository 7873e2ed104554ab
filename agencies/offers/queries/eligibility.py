"""Eligibility of stored agencies for stored items."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from agencies.catalogue.models import QualificationType, Requirement, ServiceItem
from agencies.entry.models import Agency
from agencies.entry.states import AgencyStatus
from agencies.offers.eligibility import (
    AgencyFacts,
    CertificateFact,
    Eligibility,
    ItemFacts,
    PractitionerFact,
    RequirementFact,
    explain,
)
from agencies.offers.models import Offer


def item_facts(item: ServiceItem, on: dt.date) -> ItemFacts:
    """An item as the explainer reads it. Prefetch `requirements__qualification` for several."""
    return ItemFacts(
        item.code,
        tuple(
            RequirementFact(
                r.alternative,
                r.qualification.code,
                r.qualification.name,
                r.least_level,
                tuple(r.qualification.levels),
                r.practitioners,
                r.valid_from,
                r.valid_to,
            )
            for r in _requirements(item)
        ),
        item.is_on_list(on),
        item.is_bundle,
    )


def _requirements(item: ServiceItem) -> Iterable[Requirement]:
    """The conditions of an item, in one query unless they were prefetched."""
    if "requirements" in getattr(item, "_prefetched_objects_cache", {}):
        return item.requirements.all()
    return item.requirements.select_related("qualification")


def agency_facts(agency: Agency) -> AgencyFacts:
    """An agency as the explainer reads it. Prefetch `with_papers()` for several agencies."""
    return _agency_facts(
        agency,
        (
            CertificateFact(
                q.type.code,
                q.certificate_number,
                q.level,
                q.issued_on,
                q.expires_on,
                q.confirmed_at is not None,
            )
            for q in agency.qualifications.all()
        ),
        (
            PractitionerFact(p.qualification.code, p.joined_on, p.left_on, p.major)
            for p in agency.practitioners.all()
        ),
    )


def _agency_facts(
    agency: Agency, certificates: Iterable[CertificateFact], people: Iterable[PractitionerFact]
) -> AgencyFacts:
    until = {
        AgencyStatus.SUSPENDED: agency.suspended_until,
        AgencyStatus.REMOVED: agency.barred_until,
    }
    status = AgencyStatus(agency.status)
    return AgencyFacts(
        agency.status, agency.can("bid"), until.get(status), tuple(certificates), tuple(people)
    )


# Names the columns in the order of the facts' fields; arrays of arrays keep them narrow. The row
# without an agency holds the conditions.
_PAPERS = """
SELECT
  a.id,
  (SELECT json_agg(json_build_array(t.code, q.certificate_number, q.level, q.issued_on,
                                    q.expires_on, q.confirmed_at IS NOT NULL)
                   ORDER BY t.code, q.id)
   FROM agencies_qualification q JOIN agencies_qualificationtype t ON t.id = q.type_id
   WHERE q.agency_id = a.id),
  (SELECT json_agg(json_build_array(t.code, p.joined_on, p.left_on, p.major) ORDER BY p.id)
   FROM agencies_practitioner p JOIN agencies_qualificationtype t ON t.id = p.qualification_id
   WHERE p.agency_id = a.id),
  NULL
FROM unnest(%(agencies)s::bigint[]) AS a (id)
UNION ALL
SELECT NULL, NULL, NULL,
  (SELECT json_agg(json_build_array(r.item_id, r.alternative, t.code, t.name_zh, t.name_en,
                                    r.least_level, t.levels, r.practitioners, r.valid_from,
                                    r.valid_to)
                   ORDER BY r.item_id, r.alternative, r.id)
   FROM agencies_requirement r JOIN agencies_qualificationtype t ON t.id = r.qualification_id
   WHERE r.item_id = ANY(%(items)s::bigint[]))
"""


def eligibilities(agency: Agency, items: Sequence[ServiceItem], on: dt.date) -> list[Eligibility]:
    """The answer for each item, from the given copy of the agency and its papers of this moment.

    One statement for all papers and conditions, whatever their number.
    """
    return eligibilities_of([agency], items, on)[agency.pk]


def eligibilities_of(
    agencies: Sequence[Agency], items: Sequence[ServiceItem], on: dt.date
) -> dict[int, list[Eligibility]]:
    """The same for several agencies, by their keys; still one statement."""
    papers, of_item = _read(agencies, items)
    facts = [
        ItemFacts(item.code, tuple(of_item[item.pk]), item.is_on_list(on), item.is_bundle)
        for item in items
    ]
    return {key: [explain(each, held, on) for each in facts] for key, held in papers.items()}


def papers_of(agencies: Sequence[Agency]) -> dict[int, AgencyFacts]:
    """What the explainer knows of each agency, by its key; one statement."""
    return _read(agencies, [])[0]


def _read(
    agencies: Sequence[Agency], items: Sequence[ServiceItem]
) -> tuple[dict[int, AgencyFacts], dict[int, list[RequirementFact]]]:
    """The papers of the agencies and the conditions of the items, by their keys."""
    of_item: dict[int, list[RequirementFact]] = {item.pk: [] for item in items}
    papers: dict[int, AgencyFacts] = {}
    copies = {agency.pk: agency for agency in agencies}
    with connection.cursor() as cursor:
        cursor.execute(_PAPERS, {"agencies": list(copies), "items": list(of_item)})
        for agency, certificates, people, conditions in cursor:
            if agency is not None:
                papers[agency] = _agency_facts(
                    copies[agency],
                    map(_certificate, _loaded(certificates)),
                    map(_practitioner, _loaded(people)),
                )
            for item, *condition in _loaded(conditions):
                of_item[item].append(_requirement(*condition))
    return papers, of_item


def _loaded(cell: Any) -> list[list[Any]]:
    return (json.loads(cell) if isinstance(cell, str) else cell) or []


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _certificate(row: list[Any]) -> CertificateFact:
    code, number, level, issued_on, expires_on, is_confirmed = row
    issued = dt.date.fromisoformat(issued_on)
    return CertificateFact(code, number, level, issued, _date(expires_on), is_confirmed)


def _practitioner(row: list[Any]) -> PractitionerFact:
    code, joined_on, left_on, major = row
    return PractitionerFact(code, dt.date.fromisoformat(joined_on), _date(left_on), major)


def _requirement(
    alternative: int,
    code: str,
    name_zh: str,
    name_en: str,
    least_level: str,
    levels: list[str],
    practitioners: int,
    valid_from: str,
    valid_to: str | None,
) -> RequirementFact:
    return RequirementFact(
        alternative,
        code,
        QualificationType(name_zh=name_zh, name_en=name_en).name,
        least_level,
        tuple(levels),
        practitioners,
        dt.date.fromisoformat(valid_from),
        _date(valid_to),
    )


def with_papers() -> list[str]:
    """What to prefetch on agencies before asking about several of them."""
    return ["qualifications__type", "practitioners__qualification"]


def eligibility(agency: Agency, item: ServiceItem, on: dt.date) -> Eligibility:
    """May `agency` take `item` on that date: yes, or what is missing and until when.

    Reads the agency afresh, so that a caller's old copy never decides.
    """
    fresh = Agency.objects.prefetch_related(*with_papers()).get(pk=agency.pk)
    return explain(item_facts(item, on), agency_facts(fresh), on)


def eligible_offers(item: ServiceItem, on: dt.date) -> list[Offer]:
    """The offers on the shelf for an item whose agencies are eligible, cheapest first."""
    facts = item_facts(item, on)
    offers = (
        Offer.objects.on_shelf(on)
        .filter(item=item)
        .select_related("agency__organisation__region", "item")
        .prefetch_related(*(f"agency__{path}" for path in with_papers()))
        .order_by("price_fen", "promised_days", "id")
    )
    return [o for o in offers if explain(facts, agency_facts(o.agency), on)]


def eligible_offers_of(agency: Agency, on: dt.date) -> list[Offer]:
    """An agency's offers that may be bought today, by item."""
    fresh = Agency.objects.prefetch_related(*with_papers()).get(pk=agency.pk)
    facts = agency_facts(fresh)
    offers = Offer.objects.on_shelf(on).filter(agency=agency).select_related("item")
    shelf = offers.prefetch_related("item__requirements__qualification").order_by(
        "item__code", "id"
    )
    return [o for o in shelf if explain(item_facts(o.item, on), facts, on)]


def agencies_eligible_for(
    item: ServiceItem, on: dt.date, among: Iterable[Agency] | None = None
) -> list[Agency]:
    """The agencies that may take an item, in the order given (by name without `among`)."""
    facts = item_facts(item, on)
    agencies = among
    if agencies is None:
        agencies = (
            Agency.objects.that_can("bid")
            .select_related("organisation__region")
            .prefetch_related(*with_papers())
            .order_by("organisation__name", "id")
        )
    return [a for a in agencies if explain(facts, agency_facts(a), on)]
