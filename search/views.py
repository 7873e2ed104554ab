"""The search page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import local_date, now
from core.policy import everyone, guard

from .engine import engine
from .facets import facets
from .forms import PAGES, SIZE, read_query
from .queries import checked


@guard(everyone)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Agencies, offers and notices in one list."""
    form, query = read_query(request.GET)
    result = engine().search(query)
    pages = Paginator(range(min(result.total, PAGES * SIZE)), SIZE)
    context = {
        "form": form,
        "found": checked(result, on=local_date(now())),
        "total": result.total,
        "facets": facets(request.GET, query, result),
        "page": pages.get_page(query.page),
    }
    return render(request, "search/search.html", context)
