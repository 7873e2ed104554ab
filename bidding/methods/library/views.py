"""The owner's pick, and the answers of the member that was picked."""

import datetime as dt
import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bidding.forms import ReasonForm
from bidding.libraries.queries import pickable
from bidding.models import Library, Procurement, SeedParty
from bidding.views.agency import agency_or_404
from core.actors import Actor, actor_of
from core.arrivals import arrived_at
from core.clock import database_now
from core.errors import DomainError
from core.policy import agencies, guard, owners

from . import actions, queries
from .forms import PickForm


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: HttpRequest, number: str) -> HttpResponse:
    """Pick a member of a library for one item of a project of one's own, or let one be drawn."""
    at, actor = database_now(), actor_of(request)
    in_force = Library.objects.in_force(at).select_related("region").order_by("id")
    library = get_object_or_404(in_force, number=number)
    form = PickForm(request.POST or None, library=library, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            procurement = _pick(form, actor, at)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(
                request, _("The pick has begun. Its number is %s.") % procurement.number
            )
            return redirect("bidding:owned", procurement.number)
    context = {"library": library, "form": form, "members": pickable(library)}
    return render(request, "library/pick.html", context, status=422 if form.errors else 200)


def _pick(form: PickForm, by: Actor, at: dt.datetime) -> Procurement:
    """The chosen member is asked; without one the secrets of a draw are made here, at the edge."""
    member, reason = form.cleaned_data["member"], form.cleaned_data["reason"]
    if member is not None:
        return actions.pick_member(wanted=form.wanted(), member=member, reason=reason, by=by, at=at)
    made = {party: secrets.token_bytes(32) for party in SeedParty.values}
    return actions.draw_among_members(
        wanted=form.wanted(), reason=reason, secrets=made, by=by, at=at
    )


def _picked(request: HttpRequest, number: str) -> Procurement:
    mine = queries.picks_of(agency_or_404(request))
    return get_object_or_404(mine.order_by("id"), number=number)


@guard(agencies)
@require_POST
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """Take work that the agency was picked for."""
    actions.confirm_pick(
        procurement=_picked(request, number), by=actor_of(request), at=arrived_at()
    )
    messages.success(request, _("You have taken the work. The contract is being drawn up."))
    return redirect("bidding:selections")


@guard(agencies)
@require_POST
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """Do not take work that the agency was picked for."""
    form, procurement = ReasonForm(request.POST), _picked(request, number)
    if not form.is_valid():
        messages.error(request, _("Say why you decline: the owner reads it."))
        return redirect("bidding:selections")
    actions.decline_pick(
        procurement=procurement,
        reason=form.cleaned_data["reason"],
        by=actor_of(request),
        at=arrived_at(),
    )
    messages.success(request, _("You have declined the work. The owner is told your reason."))
    return redirect("bidding:selections")
