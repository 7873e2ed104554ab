"""The home page: search, live figures, newest notices, what closes soon, three doors."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import is_valid_path
from django.views.decorators.http import require_safe

from agencies.models import Agency, Offer, ServiceItem
from bidding.models import Procurement
from bidding.states import ProcurementStatus
from core.clock import local_date, now
from core.policy import everyone, guard

SHOWN = 6


@guard(everyone)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What anybody sees first."""
    at = now()
    context = {
        **figures(at),
        "newest": newest_notices(),
        "closing": closing_soon(at),
        "results": newest_results(),
        "search_url": "/search/" if is_valid_path("/search/") else "/services/",
    }
    return render(request, "marketplace/home.html", context)


def figures(at: dt.datetime) -> dict[str, Any]:
    """The live strip: counts as of `at`."""
    on = local_date(at)
    procurements = Procurement.objects.all()
    return {
        "items_count": ServiceItem.objects.on_list(on).count(),
        "agencies_count": Agency.objects.that_can("be_listed").count(),
        "offers_count": Offer.objects.on_shelf(on).count(),
        "open_count": _open(at).count(),
        "awarded_count": procurements.filter(
            status__in=[ProcurementStatus.AWARDED, ProcurementStatus.CONTRACTED]
        ).count(),
    }


def _open(at: dt.datetime) -> Any:
    """Notices that take sign-ups, by the timestamp: a late clock task shows nothing late."""
    return Procurement.objects.filter(status=ProcurementStatus.PUBLISHED, closes_at__gt=at)


def newest_notices() -> Any:
    """The newest published notices, newest first."""
    return (
        Procurement.objects.visible()
        .exclude(published_at=None)
        .select_related("owner")
        .order_by("-published_at", "-id")[:SHOWN]
    )


def closing_soon(at: dt.datetime) -> Any:
    """Open notices, the one that closes first on top."""
    return _open(at).select_related("owner").order_by("closes_at", "id")[:SHOWN]


def newest_results() -> Any:
    """What was decided last, newest first."""
    decided = [
        ProcurementStatus.PUBLICITY,
        ProcurementStatus.AWARDED,
        ProcurementStatus.CONTRACTED,
    ]
    return (
        Procurement.objects.filter(status__in=decided)
        .select_related("owner")
        .order_by("-created_at", "-id")[:SHOWN]
    )
