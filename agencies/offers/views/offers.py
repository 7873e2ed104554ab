"""The agency's offers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.catalogue.models import ServiceItem
from agencies.entry.views.desk import carried_out, my_agency
from agencies.offers import actions, policies
from agencies.offers.forms.offers import OfferForm, TermsForm
from agencies.offers.models import Offer
from agencies.offers.queries import eligibility as queries
from agencies.offers.states import OfferStatus
from core import policy
from core.actors import actor_of
from core.clock import local_date, now
from core.policy import guard


def _mine(request: HttpRequest, pk: int) -> Offer:
    offers = Offer.objects.select_related("agency__organisation", "item")
    return get_object_or_404(offers, pk=pk, agency=my_agency(request))


@guard(policy.agencies)
@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """All offers of the agency and what stands in the way of each."""
    agency = my_agency(request)
    today = local_date(now())
    running = (
        Offer.objects.filter(agency=agency)
        .exclude(status=OfferStatus.WITHDRAWN)
        .select_related("item", "agency__organisation")
        .order_by("item__code", "id")
    )
    context = {
        "agency": agency,
        "can_offer": agency.can("offer"),
        "rows": [(offer, queries.eligibility(agency, offer.item, today)) for offer in running],
    }
    return render(request, "agencies/offers.html", context)


@guard(policy.agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """List an offer; the item chosen in the address is explained line by line."""
    agency = my_agency(request)
    today = local_date(now())
    code = request.POST.get("item") or request.GET.get("item", "")
    form = OfferForm(request.POST or None, on=today, initial={"item": code})
    if request.method == "POST" and form.is_valid():
        arguments = {"agency": agency, "by": actor_of(request), "at": now(), **form.cleaned_data}
        if carried_out(form, actions.list_offer, **arguments):
            messages.success(request, _("The offer lies on the shelf."))
            return redirect("agencies:offers")
    item = ServiceItem.objects.on_list(today).filter(code=code).first()
    eligibility = queries.eligibility(agency, item, today) if item else None
    context = {
        "agency": agency,
        "form": form,
        "item": item,
        "eligibility": eligibility,
        "verdict": policies.list_offer(actor_of(request), agency, item, eligibility)
        if item and eligibility is not None
        else policy.YES,
    }
    return render(request, "agencies/offer_new.html", context, status=422 if form.errors else 200)


@guard(policy.agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer: its terms, and the acts on it."""
    found = _mine(request, pk)
    actor = actor_of(request)
    terms = {
        "price_fen": found.price_fen,
        "promised_days": found.promised_days,
        "service_standard": found.service_standard,
    }
    form = TermsForm(request.POST or None, initial=terms)
    if request.method == "POST" and form.is_valid():
        arguments = {"offer": found, "by": actor, "at": now(), **form.cleaned_data}
        if carried_out(form, actions.change_offer, **arguments):
            messages.success(
                request, _("The offer is changed. Orders made before keep their terms.")
            )
            return redirect("agencies:offer", pk)
    eligibility = queries.eligibility(found.agency, found.item, local_date(now()))
    context = {
        "offer": found,
        "form": form,
        "eligibility": eligibility,
        "change": policies.change_offer(actor, found),
        "pause": policies.pause_offer(actor, found),
        "relist": policies.list_offer(actor, found.agency, found.item, eligibility),
        "withdraw": policies.withdraw_offer(actor, found),
        "is_paused": found.status == OfferStatus.PAUSED,
    }
    return render(request, "agencies/offer.html", context, status=422 if form.errors else 200)


@guard(policy.agencies)
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the offer from the shelf for a while."""
    actions.pause_offer(offer=_mine(request, pk), by=actor_of(request), at=now())
    messages.success(request, _("The offer is paused."))
    return redirect("agencies:offer", pk)


@guard(policy.agencies)
@require_POST
def relist(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the paused offer back on the shelf."""
    actions.relist_offer(offer=_mine(request, pk), by=actor_of(request), at=now())
    messages.success(request, _("The offer lies on the shelf."))
    return redirect("agencies:offer", pk)


@guard(policy.agencies)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the offer from the shelf for good."""
    actions.withdraw_offer(offer=_mine(request, pk), by=actor_of(request), at=now())
    messages.success(request, _("The offer is withdrawn."))
    return redirect("agencies:offers")
