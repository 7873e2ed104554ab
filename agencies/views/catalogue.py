"""The published list: browse it, read an item, report a demand outside it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies import queries
from agencies.actions.catalogue import publish_item, report_demand, withdraw_item
from agencies.forms.catalogue import DemandForm, ServiceFilter, WithdrawalForm
from agencies.models import ServiceItem
from agencies.policies import catalogue as policies
from agencies.queries import catalogue
from agencies.queries.entry import agency_of
from core.actors import actor_of
from core.clock import local_date, now
from core.policy import any_of, everyone, guard, operators, regulators


@guard(everyone)
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """The list by family and department, with counts; search by words."""
    today = local_date(now())
    form = ServiceFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    family, department = chosen.get("family", ""), chosen.get("department", "")
    words = chosen.get("q", "")
    items = catalogue.on_list(today, family=family, department=department, words=words)
    context = {
        "filter": form,
        "items": items,
        "total": items.count(),
        "families": catalogue.family_counts(
            catalogue.on_list(today, department=department, words=words)
        ),
        "departments": catalogue.department_counts(
            catalogue.on_list(today, family=family, words=words)
        ),
        "family": family,
        "department": department,
        "words": words,
    }
    return render(request, "agencies/services.html", context)


def _offer_url(offer_pk: int) -> str:
    """The page of an offer, from which it is bought; nothing while no shop is installed."""
    try:
        return reverse("shop:offer", args=[offer_pk])
    except NoReverseMatch:
        return ""


def _item(code: str) -> ServiceItem:
    """An item that is or was on the list; 404 for a draft."""
    known = ServiceItem.objects.exclude(status=ServiceItem.machine.initial)
    return get_object_or_404(known.select_related("department"), code=code)


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
        "offers": [(offer, _offer_url(offer.pk)) for offer in offers],
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


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def demand(request: HttpRequest) -> HttpResponse:
    """Report that work outside the list was demanded."""
    form = DemandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        report_demand(**form.cleaned_data, by=actor_of(request), at=now())
        messages.success(
            request, _("Thank you. The approval bureau looks into every reported demand.")
        )
        return redirect("agencies:services")
    status = 422 if form.errors else 200
    return render(request, "agencies/demand.html", {"form": form}, status=status)
