"""The published list: browse it, read an item, report a demand outside it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agencies import queries
from agencies.actions.catalogue import report_demand
from agencies.forms.catalogue import DemandForm, ServiceFilter
from agencies.models import ServiceItem
from agencies.policies.catalogue import buy_item
from agencies.queries import catalogue
from agencies.queries.entry import agency_of
from core.actors import actor_of
from core.clock import local_date, now
from core.policy import everyone, guard


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


def _buy_url(offer_pk: int) -> str:
    """Where an offer goes into the basket, or nothing while no shop is installed."""
    try:
        return reverse("shop:add", args=[offer_pk])
    except NoReverseMatch:
        return ""


@guard(everyone)
@require_safe
def service(request: HttpRequest, code: str) -> HttpResponse:
    """One item: its facts with sources, what it requires, the offers on the shelf."""
    published = ServiceItem.objects.exclude(status=ServiceItem.machine.initial)
    item = get_object_or_404(published.select_related("department"), code=code)
    today = local_date(now())
    bundle, members = catalogue.bundle_of(item, today)
    agency = agency_of(actor_of(request))
    offers = queries.eligible_offers(item, today)
    context = {
        "item": item,
        "verdict": buy_item(item, today),
        "shared": item.shared_with.order_by("code", "id"),
        "facts": catalogue.stated_facts(item),
        "name_is_unconfirmed": "name" in item.unconfirmed,
        "requirements": item.requirements.select_related("qualification"),
        "requirement_is_unconfirmed": "qualification" in item.unconfirmed,
        "bundle": bundle,
        "members": members,
        "offers": [(offer, _buy_url(offer.pk)) for offer in offers],
        "eligibility": queries.eligibility(agency, item, today) if agency else None,
    }
    return render(request, "agencies/service.html", context)


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
