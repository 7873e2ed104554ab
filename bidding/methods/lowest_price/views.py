"""Explaining an abnormally low price, and deciding about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bidding.queries import desks
from bidding.views.agency import agency_or_404
from core.actors import actor_of
from core.arrivals import arrived_at
from core.policy import agencies, guard, owners

from . import actions
from .forms import JudgementForm, PriceExplanationForm
from .models import Explanation


@guard(agencies)
@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the explanation of one's own price."""
    mine = Explanation.objects.filter(sign_up__agency=agency_or_404(request))
    explanation = get_object_or_404(mine.select_related("procurement"), pk=pk)
    form = PriceExplanationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Explain your price in at most 4,000 characters."))
        return redirect("bidding:selections")
    actions.explain(
        explanation=explanation,
        text=form.cleaned_data["text"],
        by=actor_of(request),
        at=arrived_at(),
    )
    messages.success(request, _("Your explanation is sent. The owner decides with reasons."))
    return redirect("bidding:selections")


@guard(owners)
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about an explanation in a procurement of one's own."""
    mine = desks.owned_by(actor_of(request)).values("pk")
    explanation = get_object_or_404(
        Explanation.objects.select_related("procurement"), pk=pk, procurement__in=mine
    )
    form = JudgementForm(request.POST)
    if form.is_valid():
        actions.judge(
            explanation=explanation,
            **form.cleaned_data,
            by=actor_of(request),
            at=arrived_at(),
        )
        messages.success(request, _("The decision is kept with its reasons."))
    else:
        messages.error(request, _("Choose a decision and give its reasons."))
    return redirect("bidding:owned", explanation.procurement.number)
