"""Reads of open tenders: the lots of one, what an owner may add a lot to."""

from django.db.models import QuerySet

from bidding.models import Procurement
from core.models import Organisation

from .models import OpenTenderTerms, Tender


def lots(tender: Tender) -> list[OpenTenderTerms]:
    """The published lots of a tender in their order."""
    found = OpenTenderTerms.objects.filter(
        tender=tender, procurement__in=Procurement.objects.visible().order_by().values("pk")
    )
    rows = found.select_related("procurement__project__region").order_by("lot")
    return list(rows.prefetch_related("procurement__lines"))


def tenders_of(owner: Organisation) -> QuerySet[Tender]:
    """The tenders of an owner, newest first: a further lot may join any of them."""
    return Tender.objects.filter(owner=owner).order_by("-number")


def open_lots(tender: Tender) -> QuerySet[Procurement]:
    """The lots that take bids."""
    return Procurement.objects.filter(open_tender__tender=tender, status="published").order_by("id")
