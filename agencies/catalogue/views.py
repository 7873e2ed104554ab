"""The published list: browse it, report a demand outside it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agencies.catalogue import queries as catalogue
from agencies.catalogue.actions import report_demand
from agencies.catalogue.fees import fee_rules
from agencies.catalogue.forms import DemandForm, FeeForm, ServiceFilter
from agencies.catalogue.models import ServiceItem
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


@guard(everyone)
@require_safe
def fee(request: HttpRequest, code: str) -> HttpResponse:
    """What the fee rule of an item gives for a project, line by line."""
    item = get_object_or_404(ServiceItem.objects.ever_published(), code=code)
    rule = fee_rules().get(code)
    if rule is None:
        raise Http404
    form = FeeForm(request.GET or None, rule=rule)
    context = {
        "item": item,
        "rule": rule,
        "form": form,
        "working": form.working() if form.is_bound and form.is_valid() else None,
    }
    return render(request, "agencies/fee.html", context)


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
