"""Eligibility of stored agencies for stored items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import starmap

from django.db.models import Model

from agencies.eligibility import (
    AgencyFacts,
    CertificateFact,
    Eligibility,
    ItemFacts,
    PractitionerFact,
    RequirementFact,
    explain,
)
from agencies.models import Agency, Offer, Requirement, ServiceItem
from agencies.states import AgencyStatus


def item_facts(item: ServiceItem, on: dt.date) -> ItemFacts:
    """An item as the explainer reads it."""
    return ItemFacts(item.code, tuple(_requirements(item)), item.is_on_list(on))


def _requirements(item: ServiceItem) -> Iterable[RequirementFact]:
    if _is_prefetched(item, "requirements"):
        conditions: Iterable[Requirement] = item.requirements.all()
    else:
        conditions = item.requirements.select_related("qualification").only(
            *(f"qualification__{name}" for name in ("code", "name_zh", "name_en", "levels")),
            *("alternative", "least_level", "practitioners", "valid_from", "valid_to"),
        )
    for r in conditions:
        yield RequirementFact(
            r.alternative,
            r.qualification.code,
            r.qualification.name,
            r.least_level,
            tuple(r.qualification.levels),
            r.practitioners,
            r.valid_from,
            r.valid_to,
        )


def agency_facts(agency: Agency) -> AgencyFacts:
    """An agency as the explainer reads it: two queries unless its papers were prefetched
    (`with_papers`), which several agencies should have."""
    until = {
        AgencyStatus.SUSPENDED: agency.suspended_until,
        AgencyStatus.REMOVED: agency.barred_until,
    }
    return AgencyFacts(
        agency.status,
        agency.can("bid"),
        until.get(AgencyStatus(agency.status)),
        tuple(_certificates(agency)),
        tuple(_people(agency)),
    )


def _certificates(agency: Agency) -> Iterable[CertificateFact]:
    if _is_prefetched(agency, "qualifications"):
        for q in agency.qualifications.all():
            yield CertificateFact(
                q.type.code,
                q.certificate_number,
                q.level,
                q.issued_on,
                q.expires_on,
                q.confirmed_at is not None,
            )
        return
    rows = agency.qualifications.order_by("type__code", "id").values_list(
        "type__code", "certificate_number", "level", "issued_on", "expires_on", "confirmed_at"
    )
    for *papers, confirmed_at in rows:
        yield CertificateFact(*papers, confirmed_at is not None)


def _people(agency: Agency) -> Iterable[PractitionerFact]:
    if _is_prefetched(agency, "practitioners"):
        for p in agency.practitioners.all():
            yield PractitionerFact(p.qualification.code, p.joined_on, p.left_on)
        return
    rows = agency.practitioners.order_by("id").values_list(
        "qualification__code", "joined_on", "left_on"
    )
    yield from starmap(PractitionerFact, rows)


def _is_prefetched(thing: Model, name: str) -> bool:
    return name in getattr(thing, "_prefetched_objects_cache", {})


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
