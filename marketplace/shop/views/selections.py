"""The orders of a project owner."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.actors import actor_of
from core.paging import page_of
from core.policy import guard, owners
from marketplace.shop import queries


@guard(owners)
@require_safe
def selections(request: HttpRequest) -> HttpResponse:
    """Every order of the organisation, newest first."""
    page = page_of(request, queries.selections_of(actor_of(request)))
    return render(request, "marketplace/shop/selections.html", {"page": page})
