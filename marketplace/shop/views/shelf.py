"""The shelf: the list of offers and one offer."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.models import Offer
from core.clock import local_date, now
from core.policy import everyone, guard
from marketplace.shop import policies, queries
from marketplace.shop.models import ShelfItem

from . import actor_of


@guard(everyone)
@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """Every offer that can be bought."""
    offers = Offer.objects.on_shelf(local_date(now())).select_related(
        "item", "agency__organisation__region"
    )
    page = Paginator(offers.order_by("item__code", "price_fen", "pk"), 20)
    return render(
        request, "marketplace/shop/shelf.html", {"page": page.get_page(request.GET.get("page"))}
    )


@guard(everyone)
@require_safe
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer, with the button and, where it is greyed, the reason."""
    place = get_object_or_404(ShelfItem.objects.with_truth(), offer_id=pk)
    on = local_date(now())
    answer = queries.eligibility_of(place.offer, on)
    verdict = policies.buy(place.offer, on) and policies.qualify(answer)
    verdict = verdict and policies.select(actor_of(request))
    context = {"offer": place.offer, "verdict": verdict, "answer": answer}
    return render(request, "marketplace/shop/offer.html", context)
