"""Pages of plain text: how the market works, and how accessible it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.policy import everyone, guard


@guard(everyone)
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The steps for each kind of visitor."""
    return render(request, "marketplace/help.html")


@guard(everyone)
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the site promises to people who read it differently."""
    return render(request, "marketplace/accessibility.html")
