"""What everyone may see of libraries: the list, one library, its agreement; objections."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bidding.libraries import actions, policies, queries
from bidding.libraries.agreement import agreement_hash
from bidding.libraries.forms import LibraryObjectionForm
from bidding.libraries.models import Library
from bidding.libraries.stages import library_stage, log, steps
from core.actors import Role, actor_of
from core.arrivals import arrived_at
from core.clock import database_now
from core.paging import page_of
from core.policy import everyone, guard


@guard(everyone)
@require_safe
def library_list(request: HttpRequest) -> HttpResponse:
    """Every library, newest first: promises, seats, term."""
    at = database_now()
    page = page_of(request, queries.public_libraries())
    rows = [(each, library_stage(each, at)) for each in page]
    return render(request, "bidding/libraries/list.html", {"page": page, "rows": rows})


def visible_library(number: str) -> Library:
    """A published library, or not found."""
    return get_object_or_404(queries.public_libraries(), number=number)


@guard(everyone)
@require_safe
def library(request: HttpRequest, number: str) -> HttpResponse:
    """One library: promises, rule, members and alternates with their reasons, public log."""
    found, at = visible_library(number), database_now()
    role = actor_of(request).role
    stage = library_stage(found, at)
    context = {
        "library": found,
        "stage": stage,
        "is_invited": stage.is_open and role in (Role.PUBLIC, Role.AGENCY),
        "may_pick": stage.is_in_force and role in (Role.PUBLIC, Role.OWNER),
        "steps": steps(found),
        "members": queries.listed_members(found),
        "turned_down": queries.turned_down(found) if found.closed_at else [],
        "rules": queries.frozen_rules(found),
        "draw": found.draw,
        "agreement_sha256": agreement_hash(found.agreement),
        "may_object": policies.object_to_result(found, at),
        "log": log(found),
        "next": Library.objects.visible().filter(replaces=found).first(),
    }
    return render(request, "bidding/libraries/library.html", context)


@guard(everyone)
@require_safe
def agreement(request: HttpRequest, number: str) -> HttpResponse:
    """The text that every member signs, byte for byte as its hash in the chain names it."""
    found = visible_library(number)
    response = HttpResponse(found.agreement.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{number}-agreement.txt"'
    return response


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def object_to_library(request: HttpRequest, number: str) -> HttpResponse:
    """Object to a result in publicity."""
    found, at = visible_library(number), database_now()
    form = LibraryObjectionForm(request.POST or None, library=found)
    if request.method == "POST" and form.is_valid():
        actions.object_to_library(library=found, **form.cleaned_data, at=arrived_at())
        messages.success(
            request, _("Your objection is received. The term waits until it is decided.")
        )
        return redirect("bidding:library", number)
    context = {"form": form, "library": found, "verdict": policies.object_to_result(found, at)}
    status = 422 if form.errors else 200
    return render(request, "bidding/libraries/objection_form.html", context, status=status)
