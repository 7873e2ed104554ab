"""The basket and its one confirm page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.models import Offer
from core.actors import actor_of
from core.clock import now
from core.errors import DomainError
from core.policy import guard, owners, require
from marketplace.shop import policies, queries
from marketplace.shop.actions.basket import add as add_to_basket
from marketplace.shop.actions.basket import remove as remove_from_basket
from marketplace.shop.actions.selection import place_orders
from marketplace.shop.forms import ConfirmForm

# The filters of the list each offer was last chosen from, kept for its selection.
SEEN_KEY = "shelf_filters"
MOST_KEPT = 50


@guard(owners)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an offer into the basket."""
    offer = get_object_or_404(queries.shown_offers(), pk=pk)
    add_to_basket(offer=offer, by=actor_of(request), at=now())
    filters = request.POST.get("filters", "")[:500]
    _keep_filters(request, str(pk), filters)
    messages.success(request, _("%s is in your basket.") % offer)
    return redirect("shop:basket")


def _keep_filters(request: HttpRequest, offer: str, filters: str) -> None:
    """Write the session only where it changes: most offers are chosen from the whole list."""
    kept: dict[str, str] = request.session.get(SEEN_KEY, {})
    if kept.get(offer, "") != filters:
        request.session[SEEN_KEY] = dict([*kept.items(), (offer, filters)][-MOST_KEPT:])


@guard(owners)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an offer out of the basket."""
    remove_from_basket(offer=get_object_or_404(Offer, pk=pk), by=actor_of(request))
    return redirect("shop:basket")


@guard(owners)
@require_safe
def basket(request: HttpRequest) -> HttpResponse:
    """What lies in the basket, split by agency."""
    chosen = queries.open_selection(actor_of(request), at=now())
    return render(request, "marketplace/shop/basket.html", {"selection": chosen})


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """The one confirm page: project, money, reason; then one order per agency."""
    at = now()
    actor = actor_of(request)
    require(policies.select(actor))
    if request.method == "POST":
        form = ConfirmForm(request.POST, actor=actor, at=at)
        if form.is_valid():
            try:
                return _place(request, form)
            except DomainError as error:
                form.add_error(None, str(error.sentence))
        chosen = queries.open_selection(actor, at=at)
        form.data = {**request.POST.dict(), "seen": chosen.seen}
        return _confirm_page(request, form, chosen, status=422)
    chosen = queries.open_selection(actor, at=at)
    if not chosen.parts:
        return redirect("shop:basket")
    initial = {"basket": chosen.basket_id, "seen": chosen.seen}
    form = ConfirmForm(initial=initial, actor=actor, at=at)
    return _confirm_page(request, form, chosen)


def _confirm_page(
    request: HttpRequest, form: ConfirmForm, chosen: queries.Selection, status: int = 200
) -> HttpResponse:
    return render(
        request, "marketplace/shop/confirm.html", {"form": form, "selection": chosen}, status=status
    )


def _place(request: HttpRequest, form: ConfirmForm) -> HttpResponse:
    data, at = form.cleaned_data, now()
    placed = place_orders(
        basket_id=data["basket"],
        seen=data["seen"],
        project=data["project"],
        new_project=(data["project_name"], data["project_code"], data["region"]),
        fiscal_percent=data["fiscal_percent"],
        reason=data["reason"],
        filters=request.session.get(SEEN_KEY, {}),
        by=actor_of(request),
        at=at,
    )
    messages.success(
        request,
        ngettext(
            "One order is placed. The agency now answers.",
            "%(count)d orders are placed. The agencies now answer.",
            len(placed),
        )
        % {"count": len(placed)},
    )
    return redirect("shop:selections")
