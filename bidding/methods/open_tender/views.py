"""The page of a tender: its lots, how far each is, who has got it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bidding.queries.notices import result, stage
from core.clock import database_now
from core.policy import everyone, guard

from . import queries
from .models import Tender


@guard(everyone)
@require_safe
def tender(request: HttpRequest, number: str) -> HttpResponse:
    """Every published lot; each may go to another agency."""
    published = Tender.objects.filter(lots__procurement__published_at__isnull=False).distinct()
    found, at = get_object_or_404(published.select_related("owner"), number=number), database_now()
    lots = [
        (each, each.procurement, stage(each.procurement, at), result(each.procurement))
        for each in queries.lots(found)
    ]
    return render(request, "open_tender/tender.html", {"tender": found, "lots": lots})
