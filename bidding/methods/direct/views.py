"""The answers of the agency that was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from bidding.models import Procurement
from bidding.views import answers
from bidding.views.agency import agency_or_404
from core.policy import agencies, guard

from . import actions


def _offered(request: HttpRequest, number: str) -> Procurement:
    mine = Procurement.objects.filter(direct_terms__asked_agency=agency_or_404(request))
    return get_object_or_404(mine.order_by("id"), number=number)


@guard(agencies)
@require_POST
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """Take work that was offered directly."""
    return answers.take_work(request, _offered(request, number), actions.confirm_selection)


@guard(agencies)
@require_POST
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """Do not take work that was offered directly."""
    return answers.decline_work(request, _offered(request, number), actions.decline_selection)
