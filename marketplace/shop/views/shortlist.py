"""The shortlist, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from agencies.models import Offer
from core.actors import actor_of
from core.clock import now
from core.policy import guard, owners
from marketplace.shop import queries
from marketplace.shop.actions import shortlist as actions


@guard(owners)
@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """What the person remembers, cheapest first within an item."""
    picks = queries.shortlist_of(actor_of(request), at=now())
    return render(request, "marketplace/shop/shortlist.html", {"picks": picks})


@guard(owners)
@require_POST
def remember(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an offer on the shortlist."""
    offer = get_object_or_404(queries.shown_offers(), pk=pk)
    actions.shortlist(offer=offer, by=actor_of(request))
    return redirect("shop:shortlist")


@guard(owners)
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an offer off the shortlist."""
    actions.forget(offer=get_object_or_404(Offer, pk=pk), by=actor_of(request))
    return redirect("shop:shortlist")
