"""The owner's pick, and the answers of the member that was picked."""

import datetime as dt
import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bidding.draws.forms import sent_secret
from bidding.libraries.queries import pickable
from bidding.models import Library, Procurement
from bidding.views import answers
from bidding.views.agency import agency_or_404
from core.actors import Actor, actor_of
from core.clock import database_now
from core.errors import DomainError
from core.policy import agencies, guard, owners

from . import KEY, actions, queries
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
    """The chosen member is asked; without one a draw is prepared, which waits for a secret."""
    member, reason = form.cleaned_data["member"], form.cleaned_data["reason"]
    if member is not None:
        return actions.pick_member(wanted=form.wanted(), member=member, reason=reason, by=by, at=at)
    return actions.prepare_draw(wanted=form.wanted(), reason=reason, by=by, at=at)


@guard(owners)
@require_POST
def begin(request: HttpRequest, number: str) -> HttpResponse:
    """Begin a draw among the members with the secret that the owner's browser made."""
    mine = Procurement.objects.filter(owner=actor_of(request).organisation, method=KEY)
    procurement = get_object_or_404(mine, number=number)
    actions.begin_draw(
        procurement=procurement,
        secret=sent_secret(request),
        chance=secrets.token_bytes(32),
        by=actor_of(request),
        at=database_now(),
    )
    messages.success(request, _("The list is public. The draw follows at the time it names."))
    return redirect("bidding:owned", number)


def _picked(request: HttpRequest, number: str) -> Procurement:
    mine = queries.picks_of(agency_or_404(request))
    return get_object_or_404(mine.order_by("id"), number=number)


@guard(agencies)
@require_POST
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """Take work that the agency was picked for."""
    return answers.take_work(request, _picked(request, number), actions.confirm_pick)


@guard(agencies)
@require_POST
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """Do not take work that the agency was picked for."""
    return answers.decline_work(request, _picked(request, number), actions.decline_pick)
