"""What anyone may read about agencies."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from agencies.entry.models import Agency, AgencyQuerySet, Practitioner, Qualification
from agencies.entry.states import AgencyStatus
from agencies.offers.models import Offer
from core.models import Region

# From publicity on an agency's page is open: the public must see whom it may object to.
PUBLIC_STATUSES = (
    AgencyStatus.PUBLICITY,
    AgencyStatus.ACTIVE,
    AgencyStatus.SUSPENDED,
    AgencyStatus.REMOVED,
)


def public_agencies(
    on: dt.date, *, words: str = "", region: str = "", item: str = "", status: str = ""
) -> AgencyQuerySet:
    """Agencies the public sees, by name. `item` keeps those that offer it, by its code."""
    agencies: AgencyQuerySet = Agency.objects.filter(status__in=PUBLIC_STATUSES)
    if status:
        agencies = agencies.filter(status=status)
    if region:
        agencies = agencies.filter(organisation__region__code=region)
    if item:
        offered = Offer.objects.on_shelf(on).filter(item__code=item)
        agencies = agencies.filter(pk__in=offered.values("agency"))
    for word in words.split():
        agencies = agencies.filter(
            Q(organisation__name__icontains=word) | Q(organisation__credit_code=word.upper())
        )
    return agencies.select_related("organisation__region").order_by("organisation__name", "id")


def regions_of_agencies() -> QuerySet[Region]:
    """The regions that public agencies sit in."""
    seats = Agency.objects.filter(status__in=PUBLIC_STATUSES).values("organisation__region")
    return Region.objects.filter(pk__in=seats).order_by("code", "id")


def confirmed_qualifications(agency: Agency) -> QuerySet[Qualification]:
    """The certificates a regulator has confirmed, expired ones included."""
    return (
        Qualification.objects.filter(agency=agency, confirmed_at__isnull=False)
        .select_related("type")
        .order_by("type__code", "-expires_on", "id")
    )


def practitioner_counts(agency: Agency, on: dt.date) -> list[tuple[str, int]]:
    """(kind of certificate, how many people hold it here today)."""
    here = Practitioner.objects.filter(
        Q(left_on=None) | Q(left_on__gte=on), agency=agency, joined_on__lte=on
    ).select_related("qualification")
    counts: dict[str, int] = {}
    for person in here.order_by("qualification__code", "id"):
        counts[person.qualification.name] = counts.get(person.qualification.name, 0) + 1
    return list(counts.items())
