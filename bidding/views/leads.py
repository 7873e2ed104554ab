"""The regulator's leads: evidence cards with their numbers, taken, decided, traced."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from bidding.actions import leads as actions
from bidding.forms import LeadDecisionForm, LeadFilter
from bidding.methods.protocol import Reason
from bidding.models import Lead
from bidding.policies import leads as policies
from bidding.queries import leads as queries
from core.actors import actor_of
from core.clock import database_now
from core.paging import page_of
from core.policy import guard, regulators
from core.workflow import history

MEASURES = {
    "variation": gettext_lazy("Coefficient of variation"),
    "spread": gettext_lazy("Spread: highest above lowest"),
    "relative_distance": gettext_lazy("Distance of the lowest, in deviations of the losing bids"),
    "step": gettext_lazy("Distance of the lowest, in mean steps of the losing bids"),
    "skewness": gettext_lazy("Skewness"),
    "kurtosis": gettext_lazy("Kurtosis"),
    "difference": gettext_lazy("Second lowest above lowest"),
}
NUMBERS = {
    "score": gettext_lazy("Score from 0 to 1"),
    "others": gettext_lazy("Compared with so many procurements of the family"),
    "tenders": gettext_lazy("Procurements of the family"),
    "entered": gettext_lazy("Entered by the first and by the second"),
    "together": gettext_lazy("Entered by both"),
    "expected": gettext_lazy("Expected by chance"),
    "won": gettext_lazy("Won by the first and by the second"),
    "turns": gettext_lazy("Winners in order of time"),
    "chance": gettext_lazy("Probability by chance"),
    "pairs": gettext_lazy("Pairs looked at"),
    "sharing": gettext_lazy("Entrants that share it"),
}


def _lead(request: HttpRequest, pk: int) -> Lead:
    return get_object_or_404(queries.leads_of(actor_of(request)), pk=pk)


def _sentence(lead: Lead) -> str:
    return Reason(**lead.reason).sentence


def _stated(numbers: dict[str, Any]) -> list[tuple[object, str]]:
    """The plain numbers with their names, in the order above."""
    return [(label, _written(numbers[name])) for name, label in NUMBERS.items() if name in numbers]


def _written(value: Any) -> str:
    if isinstance(value, list):
        return " · ".join(str(each) for each in value)
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _measures(numbers: dict[str, Any]) -> list[tuple[object, str, float]]:
    """Each measure of the prices: its name, its value, and its percentile of suspicion."""
    found = numbers.get("measures", {})
    return [
        (label, _written(found[name]), round(100 * numbers["suspicion"][name]))
        for name, label in MEASURES.items()
        if name in found
    ]


@guard(regulators)
@require_safe
def lead_list(request: HttpRequest) -> HttpResponse:
    """The leads of my region and sector; what waits first."""
    form = LeadFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = page_of(request, queries.leads_of(actor_of(request), chosen.get("status", "")))
    rows = [(lead, _sentence(lead)) for lead in page]
    return render(request, "bidding/leads.html", {"filter": form, "page": page, "rows": rows})


@guard(regulators)
@require_safe
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """One card: why, the numbers, who is concerned, what happened to it."""
    return _page(request, _lead(request, pk), LeadDecisionForm())


def _page(request: HttpRequest, found: Lead, form: LeadDecisionForm) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "lead": found,
        "form": form,
        "sentence": _sentence(found),
        "numbers": _stated(found.numbers),
        "measures": _measures(found.numbers),
        "agencies": found.agencies.select_related("organisation").order_by("pk"),
        "may_assign": policies.assign(actor, found),
        "may_decide": policies.decide(actor, found),
        "entries": [(_("Found"), found.found_at, "")]
        + [
            (
                found.machine.states(change.target).label,
                change.at,
                " · ".join(filter(None, (str(change.by or ""), change.reason))),
            )
            for change in history(found)
        ],
    }
    return render(request, "bidding/lead.html", context, status=422 if form.errors else 200)


@guard(regulators)
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it upon oneself."""
    actions.assign_lead(lead=_lead(request, pk), by=actor_of(request), at=database_now())
    messages.success(request, _("You look into this lead now."))
    return redirect("bidding:lead", pk)


@guard(regulators)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or dismiss it with reasons."""
    found, form = _lead(request, pk), LeadDecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    actions.decide_lead(lead=found, **form.cleaned_data, by=actor_of(request), at=database_now())
    messages.success(request, _("The lead is decided. Its numbers and your reasons stay on file."))
    return redirect("bidding:lead", pk)
