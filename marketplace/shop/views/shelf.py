"""The shelf: the list of offers and one offer."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.actors import actor_of
from core.clock import local_date, now
from core.policy import everyone, guard
from marketplace.shop import policies, queries
from search.engine import engine
from search.facets import facets
from search.forms import PAGES, SIZE, read_query
from search.models import Kind
from search.queries import checked


@guard(everyone)
@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """Every offer that can be bought, filtered and ranked by search."""
    form, query = read_query(request.GET, kind=Kind.OFFER)
    result = engine().search(query)
    context = {
        "form": form,
        "found": checked(result, on=local_date(now())),
        "facets": facets(request.GET, query, result, fixed="kind"),
        "page": Paginator(range(min(result.total, PAGES * SIZE)), SIZE).get_page(query.page),
        "seen": f"?{seen}" if (seen := request.GET.urlencode()[:500]) else "",
    }
    return render(request, "marketplace/shop/shelf.html", context)


@guard(everyone)
@require_safe
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer, with the button and, where it is greyed, the reason."""
    shown = get_object_or_404(queries.shown_offers(), pk=pk)
    on = local_date(now())
    answer = queries.eligibility_of(shown, on)
    verdict = policies.buy(shown, on) and policies.qualify(answer)
    verdict = verdict and policies.select(actor_of(request))
    context = {
        "offer": shown,
        "verdict": verdict,
        "answer": answer,
        "filters": request.GET.urlencode()[:500],
    }
    return render(request, "marketplace/shop/offer.html", context)
