"""The page of a service item: its facts, what it requires, the offers on the shelf."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agencies.catalogue import policies
from agencies.catalogue import queries as catalogue
from agencies.catalogue.actions import publish_item, withdraw_item
from agencies.catalogue.fees import fee_rules
from agencies.catalogue.forms import WithdrawalForm
from agencies.catalogue.models import ServiceItem
from agencies.entry.queries import agency_of
from agencies.offers.prices import awarded_prices
from agencies.offers.queries import eligibility as queries
from core.actors import actor_of
from core.clock import local_date, now
from core.policy import any_of, everyone, guard, operators, regulators


def _offer_url(offer_pk: int) -> str:
    """The page of an offer, from which it is bought; nothing while no shop is installed."""
    try:
        return reverse("shop:offer", args=[offer_pk])
    except NoReverseMatch:
        return ""


def _bundle_url(item: ServiceItem) -> str:
    """Where a bundle of its kind is started; nothing where it belongs to none."""
    if not item.bundle:
        return ""
    try:
        return reverse("bidding:bundle_start", args=[item.bundle])
    except NoReverseMatch:
        return ""


def _item(code: str) -> ServiceItem:
    """An item that is or was on the list; 404 for a draft."""
    known = ServiceItem.objects.ever_published().select_related("department")
    return get_object_or_404(known, code=code)


@guard(everyone)
@require_safe
def service(request: HttpRequest, code: str) -> HttpResponse:
    """One item: its facts with sources, what it requires, the offers on the shelf."""
    return _page(request, _item(code), WithdrawalForm())


def _page(request: HttpRequest, item: ServiceItem, form: WithdrawalForm) -> HttpResponse:
    today = local_date(now())
    bundle, members = catalogue.bundle_of(item, today)
    actor = actor_of(request)
    agency = agency_of(actor)
    offers = queries.eligible_offers(item, today)
    context = {
        "item": item,
        "verdict": policies.buy_item(item, today),
        "shared": item.shared_with.order_by("code", "id"),
        "facts": catalogue.stated_facts(item),
        "name_is_unconfirmed": "name" in item.unconfirmed,
        "requirements": item.requirements.select_related("qualification"),
        "requirement_is_unconfirmed": "qualification" in item.unconfirmed,
        "bundle": bundle,
        "members": members,
        "bundle_url": _bundle_url(item),
        "offers": [(offer, _offer_url(offer.pk)) for offer in offers],
        "prices": [] if item.is_bundle else awarded_prices(item),
        "has_fee_rule": item.code in fee_rules(),
        "eligibility": queries.eligibility(agency, item, today) if agency else None,
        "keeps_list": policies.edit_list(actor),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "agencies/service.html", context, status=status)


@guard(any_of(regulators, operators))
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take an item off the list."""
    item, form = _item(code), WithdrawalForm(request.POST)
    if not form.is_valid():
        return _page(request, item, form)
    withdraw_item(item=item, **form.cleaned_data, by=actor_of(request), at=now())
    messages.success(request, _("The item is off the list. Nobody may require or buy it any more."))
    return redirect("agencies:service", code)


@guard(any_of(regulators, operators))
@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Put a withdrawn item back on the list."""
    publish_item(item=_item(code), by=actor_of(request), at=now())
    messages.success(request, _("The item is on the list again."))
    return redirect("agencies:service", code)
