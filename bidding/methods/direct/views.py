"""The answers of the agency that was asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bidding.forms import ReasonForm
from bidding.models import Procurement
from bidding.views.agency import agency_or_404
from core.actors import actor_of
from core.arrivals import arrived_at
from core.policy import agencies, guard

from . import actions


def _offered(request: HttpRequest, number: str) -> Procurement:
    mine = Procurement.objects.filter(direct_terms__asked_agency=agency_or_404(request))
    return get_object_or_404(mine.order_by("id"), number=number)


@guard(agencies)
@require_POST
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """Take work that was offered directly."""
    actions.confirm_selection(
        procurement=_offered(request, number), by=actor_of(request), at=arrived_at()
    )
    messages.success(request, _("You have taken the work. The contract is being drawn up."))
    return redirect("bidding:selections")


@guard(agencies)
@require_POST
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """Do not take work that was offered directly."""
    form = ReasonForm(request.POST)
    procurement = _offered(request, number)
    if not form.is_valid():
        messages.error(request, _("Say why you decline: the owner reads it."))
        return redirect("bidding:selections")
    actions.decline_selection(
        procurement=procurement,
        reason=form.cleaned_data["reason"],
        by=actor_of(request),
        at=arrived_at(),
    )
    messages.success(request, _("You have declined the work. The owner is told your reason."))
    return redirect("bidding:selections")
