"""Proposing an amendment of a public notice, and standing by a sign-up under it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bidding import actions
from bidding.forms import AmendmentForm
from bidding.models import ProposedAmendment, SignUp
from bidding.policies import amendments as policies
from bidding.queries import amendments as queries
from bidding.queries import desks
from bidding.rules import frozen_rules
from core import files
from core.actors import actor_of
from core.arrivals import arrived_at
from core.clock import database_now, deadline
from core.errors import BadInput, Conflict, Refused
from core.models import StoredFile
from core.policy import agencies, guard, owners

from .agency import agency_or_404, version_read


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, number: str) -> HttpResponse:
    """Propose another text, other days or a later end for a published notice of one's own."""
    procurement = get_object_or_404(
        desks.owned_by(actor_of(request)).filter(published_at__isnull=False), number=number
    )
    at = database_now()
    until = deadline(at, frozen_rules(procurement).amendment_days)
    soonest = _("Beijing time. Where it is sooner, it moves to %s.") % f"{until:%Y-%m-%d %H:%M}"
    unfinished = queries.unfinished(procurement)
    form = AmendmentForm(
        request.POST or None,
        request.FILES or None,
        procurement=procurement,
        soonest=soonest,
        begun=unfinished[0] if unfinished else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_amendment(
                procurement=procurement,
                to=form.amended(),
                reason=form.cleaned_data["reason"],
                by=actor_of(request),
                clock=database_now,
            )
        except (BadInput, Conflict, Refused) as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("An approver of your organisation is asked."))
            return redirect("bidding:owned", number)
    context = {
        "procurement": procurement,
        "form": form,
        "remark": unfinished[1] if unfinished else "",
        "verdict": policies.propose(actor_of(request), procurement, at),
    }
    return render(request, "bidding/amend.html", context, status=422 if form.errors else 200)


@guard(owners)
@require_safe
def proposed_file(request: HttpRequest, number: str, pk: UUID) -> HttpResponseBase:
    """A file that comes with a proposed amendment of one's own: its approver reads it first."""
    mine = desks.owned_by(actor_of(request)).filter(number=number)
    proposed = ProposedAmendment.objects.filter(procurement__in=mine.order_by().values("pk"))
    found = StoredFile.objects.filter(pk=pk, pk__in=proposed.order_by().values("added"))
    return files.respond(get_object_or_404(found))


@guard(agencies)
@require_POST
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """Stand by one's sign-up under the amended notice."""
    mine = get_object_or_404(
        SignUp.objects.select_related("procurement", "agency__organisation"),
        agency=agency_or_404(request),
        procurement__number=number,
    )
    actions.confirm_sign_up(
        sign_up=mine, by=actor_of(request), clock=arrived_at, version=version_read(request)
    )
    messages.success(request, _("Your sign-up for %s stands under the amended notice.") % number)
    return redirect("bidding:opportunities")
