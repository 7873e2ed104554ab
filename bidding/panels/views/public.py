"""The evaluation of a procurement as everybody sees it: criteria, evaluators, scores once out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bidding.models import Panel, Procurement
from bidding.panels import queries
from core.policy import everyone, guard


@guard(everyone)
@require_safe
def panel(request: HttpRequest, number: str) -> HttpResponse:
    """By numbers until the result; scores after their publication and not before."""
    shown = Procurement.objects.visible().filter(published_at__isnull=False).order_by()
    found = get_object_or_404(
        Panel.objects.select_related("procurement__owner"),
        procurement__number=number,
        procurement__in=shown.values("pk"),
    )
    context = {
        "panel": found,
        "procurement": found.procurement,
        "rules": queries.panel_rules(found),
        "evaluators": queries.evaluators(found),
        "are_named": queries.are_named(found),
        "compared": queries.compared(found),
    }
    return render(request, "bidding/panels/panel.html", context)
