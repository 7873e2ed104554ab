"""The expert pool for everybody, an application to it, and the expert's own desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bidding.panels import actions, policies, queries
from bidding.panels.forms import ExpertForm
from core.actors import actor_of
from core.clock import database_now
from core.paging import page_of
from core.policy import everyone, experts, guard, signed_in


@guard(everyone)
@require_safe
def pool(request: HttpRequest) -> HttpResponse:
    """What the pool is for, how many experts each field has, how one joins. No names."""
    return render(request, "bidding/panels/pool.html", {"families": queries.pool_by_family()})


@guard(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """Apply to the pool, or change what one applied with; where the application stands."""
    actor = actor_of(request)
    known = queries.expert_of(actor)
    form = ExpertForm(request.POST or None, initial=ExpertForm.initial_of(known))
    if request.method == "POST" and form.is_valid():
        made = actions.apply_to_pool(credentials=form.credentials(), by=actor, at=database_now())
        messages.success(request, _("Your application %s is with the regulator.") % made.number)
        return redirect("bidding:expert_apply")
    context = {"form": form, "expert": known, "may": policies.join_pool(actor, known)}
    status = 422 if form.errors else 200
    return render(request, "bidding/panels/apply.html", context, status=status)


@guard(experts)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The expert's desk: panels that wait, panels so far, where one stands in the pool."""
    actor = actor_of(request)
    context = {
        "expert": queries.expert_of(actor),
        "waiting": queries.waiting_seats(actor)[:50],
        "page": page_of(request, queries.seats_of(actor)),
    }
    return render(request, "bidding/panels/desk.html", context)
