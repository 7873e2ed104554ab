"""The regulator's oversight of draws: what waits for a release, objections, endings."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bidding import actions
from bidding.draws import queries as draws
from bidding.draws.subjects import subject_of
from bidding.forms import DecisionForm, EndingDecisionForm
from bidding.models import Draw, Objection
from bidding.queries import desks, sealing
from core.actors import actor_of
from core.clock import database_now
from core.paging import page_of
from core.policy import guard, regulators


def _with_titles(found: Iterable[Draw]) -> list[tuple[Draw, str]]:
    return [(each, subject_of(each).title(each)) for each in found]


@guard(regulators)
@require_safe
def oversight(request: HttpRequest) -> HttpResponse:
    """Draws of the region: what waits for the regulator first."""
    actor = actor_of(request)
    at = database_now()
    context = {
        "page": page_of(request, draws.of_region(actor)),
        "waiting": [
            (_("Secrets to release"), _with_titles(draws.to_release(actor)[:50])),
            (_("Values of beacons to type"), _with_titles(draws.to_type(actor, at)[:50])),
            (_("Open draws without your secret"), _with_titles(draws.to_commit(actor)[:50])),
        ],
        "to_open": sealing.to_open(actor)[:50],
        "endings": [
            (each, EndingDecisionForm(auto_id=f"e{each.pk}-%s"))
            for each in desks.endings_waiting(actor)[:50]
        ],
        "objections": [
            (each, DecisionForm(auto_id=f"d{each.pk}-%s"))
            for each in desks.objections_waiting(actor)[:50]
        ],
    }
    return render(request, "bidding/oversight.html", context)


@guard(regulators)
@require_POST
def decide_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide with reasons whether a procurement ends without an award."""
    asked = get_object_or_404(desks.endings_waiting(actor_of(request)), pk=pk)
    form = EndingDecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a decision and give its reasons."))
        return redirect("bidding:oversight")
    actions.decide_ending(
        request=asked, **form.cleaned_data, by=actor_of(request), at=database_now()
    )
    messages.success(request, _("The request is decided."))
    return redirect("bidding:oversight")


@guard(regulators)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide an objection with reasons."""
    mine = desks.supervised_by(actor_of(request))
    objection = get_object_or_404(Objection, pk=pk, procurement__in=mine.values("pk"))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a decision and give its reasons."))
        return redirect("bidding:oversight")
    actions.decide_objection(
        objection=objection, **form.cleaned_data, by=actor_of(request), at=database_now()
    )
    messages.success(request, _("The objection is decided."))
    return redirect("bidding:oversight")
