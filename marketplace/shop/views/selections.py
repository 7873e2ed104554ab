"""The orders of a project owner."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.policy import guard, owners
from marketplace.shop import queries

from . import actor_of


@guard(owners)
@require_safe
def selections(request: HttpRequest) -> HttpResponse:
    """Every order of the organisation, newest first."""
    page = Paginator(queries.selections_of(actor_of(request)), 20).get_page(request.GET.get("page"))
    return render(request, "marketplace/shop/selections.html", {"page": page})
