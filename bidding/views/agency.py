"""The agency's desk: open notices with eligibility, sign-ups, selections, awards."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agencies.entry.queries import agency_of
from agencies.models import Agency
from bidding import actions
from bidding.draws.forms import sent_secret, with_secret
from bidding.forms import ReasonForm
from bidding.libraries.queries import agreements_to_sign
from bidding.methods.registry import method_of
from bidding.models import Procurement, SignUp
from bidding.policies import results as result_policies
from bidding.policies import sign_ups as policies
from bidding.queries import debriefs, desks
from bidding.queries.draws import entrant_id
from core.actors import actor_of
from core.arrivals import arrived_at
from core.clock import database_now, local_date
from core.paging import page_of
from core.policy import agencies, guard


def agency_or_404(request: HttpRequest) -> Agency:
    """The agency the person acts for."""
    agency = agency_of(actor_of(request))
    if agency is None:
        raise Http404
    return agency


def version_read(request: HttpRequest) -> int | None:
    """The version of the notice that the page showed whose button was pressed."""
    version = request.POST.get("version", "")
    return int(version) if version.isascii() and version.isdigit() else None


@guard(agencies)
@require_safe
def opportunities(request: HttpRequest) -> HttpResponse:
    """Open notices, ending soonest first; each with what the agency has and lacks for it."""
    actor, at = actor_of(request), database_now()
    agency = agency_of(actor)
    page = page_of(request, desks.opportunities(at), 10)
    context = {
        "agency": agency,
        "page": page,
        "at": at,
        "chances": [
            (each, _sign_up_form(each.procurement, agency))
            for each in (desks.chances(agency, list(page), local_date(at)) if agency else [])
        ],
        "may_sign_up": policies.sign_up(actor, agency) if agency else None,
        "may_confirm": policies.confirm(actor, agency) if agency else None,
        "may_withdraw": policies.withdraw(actor, agency) if agency else None,
    }
    return render(request, "bidding/opportunities.html", context)


def _sign_up_form(procurement: Procurement, agency: Agency | None) -> Form | None:
    """What an agency bids, and its secret for the draw; several such forms stand on one page."""
    form = method_of(procurement).bid_form(auto_id=f"b{procurement.pk}-%s")
    if procurement.draw is None or agency is None:
        return form
    return with_secret(form or Form(), procurement.draw, entrant_id(agency))


@guard(agencies)
@require_POST
def sign_up(request: HttpRequest, number: str) -> HttpResponse:
    """Take part, with a bid where the method asks for one."""
    procurement = get_object_or_404(Procurement.objects.visible(), number=number)
    agency = agency_or_404(request)
    form = method_of(procurement).bid_form(request.POST)
    if form is not None and not form.is_valid():
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
        return redirect("bidding:opportunities")
    bid = form.cleaned_data if form is not None else None
    actions.sign_up(
        procurement=procurement,
        agency=agency,
        by=actor_of(request),
        clock=arrived_at,
        bid=bid,
        version=version_read(request),
        secret=sent_secret(request),
    )
    messages.success(
        request,
        _("You take part in %s. Nobody sees who takes part before closing.") % number,
    )
    return redirect("bidding:opportunities")


@guard(agencies)
@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Leave again before the deadline."""
    mine = get_object_or_404(
        SignUp.objects.select_related("procurement", "agency__organisation"),
        agency=agency_or_404(request),
        procurement__number=number,
    )
    actions.withdraw_sign_up(sign_up=mine, by=actor_of(request), clock=arrived_at)
    messages.success(request, _("You have withdrawn from %s.") % number)
    return redirect("bidding:opportunities")


@guard(agencies)
@require_safe
def selections(request: HttpRequest) -> HttpResponse:
    """Work offered to the agency, and its awards."""
    actor, at = actor_of(request), database_now()
    agency = agency_of(actor)
    waiting = desks.waiting_for(agency) if agency else []
    awards = list(desks.awards_of(agency)) if agency else []
    context = {
        "asks": [method_of(each).ask(actor, each, at) for each in waiting],
        "awards": [
            (
                each,
                ReasonForm(auto_id=f"a{each.pk}-%s")
                if each.procurement.can("be_given_back")
                else None,
            )
            for each in awards
        ],
        "results": debriefs.told_to(agency)[:20],
        "agreements": agreements_to_sign(agency) if agency else [],
        "may_refuse": result_policies.refuse_award(actor, agency) if agency else None,
    }
    return render(request, "bidding/selections.html", context)


@guard(agencies)
@require_safe
def debrief(request: HttpRequest, number: str) -> HttpResponse:
    """Where the agency stands in a public result, why, whom to ask, until when to object."""
    agency, at = agency_or_404(request), database_now()
    procurement = get_object_or_404(debriefs.told_to(agency), number=number)
    context = {
        "debrief": debriefs.debrief(procurement, agency),
        "method": method_of(procurement),
        "may_object": result_policies.object_to_result(procurement, at),
    }
    return render(request, "bidding/debrief.html", context)


@guard(agencies)
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an award back; that costs compliance points."""
    award = get_object_or_404(desks.awards_of(agency_or_404(request)), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why you give the award back: the public reads it."))
        return redirect("bidding:selections")
    actions.refuse_award(
        award=award, reason=form.cleaned_data["reason"], by=actor_of(request), at=database_now()
    )
    messages.success(request, _("You have given the award back. The next alternate is asked."))
    return redirect("bidding:selections")
