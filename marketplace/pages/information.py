"""Pages of plain text: how the market works, and how accessible it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from core.policy import everyone, guard


@guard(everyone)
@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Browsers ask here beside files that name no icon: JSON, PDF, plain text."""
    return redirect(static("img/mark.svg"))


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
