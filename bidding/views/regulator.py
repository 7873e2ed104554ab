"""The regulator's oversight of draws: own share, objections."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bidding import actions
from bidding.forms import CommitmentForm, DecisionForm, EndingDecisionForm, SecretForm
from bidding.models import Objection, Procurement, SeedParty
from bidding.queries import desks, sealing
from core.actors import actor_of
from core.clock import database_now
from core.paging import page_of
from core.policy import guard, regulators

from .owner import secret_of


def _supervised(request: HttpRequest, number: str) -> Procurement:
    """A published procurement that the regulator has a share in, for a draw."""
    mine = desks.supervised_by(actor_of(request)).filter(seed_shares__party=SeedParty.REGULATOR)
    return get_object_or_404(mine, number=number)


@guard(regulators)
@require_safe
def oversight(request: HttpRequest) -> HttpResponse:
    """Draws of the region: what waits for the regulator first."""
    actor = actor_of(request)
    page = page_of(request, desks.supervised_by(actor))
    supervised = desks.supervised_by(actor)
    still_open = supervised.filter(
        status="published", closes_at__gt=database_now(), seed_shares__party=SeedParty.REGULATOR
    )
    context = {
        "page": page,
        "to_reveal": [
            (each, SecretForm(auto_id=f"s{each.pk}-%s"))
            for each in desks.shares_to_reveal(actor)[:50]
        ],
        "open": [(each, CommitmentForm(auto_id=f"c{each.pk}-%s")) for each in still_open[:50]],
        "to_open": sealing.to_open(actor)[:50],
        "endings": [
            (each, EndingDecisionForm(auto_id=f"e{each.pk}-%s"))
            for each in desks.endings_waiting(actor)[:50]
        ],
        "objections": [
            (each, DecisionForm(auto_id=f"d{each.pk}-%s"))
            for each in desks.objections_waiting(actor)[:50]
        ],
    }
    return render(request, "bidding/oversight.html", context)


@guard(regulators)
@require_POST
def reveal(request: HttpRequest, number: str) -> HttpResponse:
    """Reveal the regulator's share."""
    actions.reveal(
        procurement=_supervised(request, number),
        party=SeedParty.REGULATOR,
        by=actor_of(request),
        at=database_now(),
        secret=secret_of(request),
    )
    messages.success(request, _("Your secret is revealed."))
    return redirect("bidding:oversight")


@guard(regulators)
@require_POST
def commit(request: HttpRequest, number: str) -> HttpResponse:
    """Replace the share kept by the platform with a commitment of one's own."""
    form = CommitmentForm(request.POST)
    procurement = _supervised(request, number)
    if not form.is_valid() or not form.cleaned_data["commitment"]:
        messages.error(request, _("Enter 64 hexadecimal digits."))
        return redirect("bidding:oversight")
    actions.commit_own(
        procurement=procurement,
        party=SeedParty.REGULATOR,
        commitment=form.cleaned_data["commitment"],
        by=actor_of(request),
        at=database_now(),
    )
    messages.success(
        request, _("Your own commitment is in the public chain. Keep the secret safe.")
    )
    return redirect("bidding:oversight")


@guard(regulators)
@require_POST
def decide_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide with reasons whether a procurement ends without an award."""
    asked = get_object_or_404(desks.endings_waiting(actor_of(request)), pk=pk)
    form = EndingDecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a decision and give its reasons."))
        return redirect("bidding:oversight")
    actions.decide_ending(
        request=asked, **form.cleaned_data, by=actor_of(request), at=database_now()
    )
    messages.success(request, _("The request is decided."))
    return redirect("bidding:oversight")


@guard(regulators)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide an objection with reasons."""
    mine = desks.supervised_by(actor_of(request))
    objection = get_object_or_404(Objection, pk=pk, procurement__in=mine.values("pk"))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a decision and give its reasons."))
        return redirect("bidding:oversight")
    actions.decide_objection(
        objection=objection, **form.cleaned_data, by=actor_of(request), at=database_now()
    )
    messages.success(request, _("The objection is decided."))
    return redirect("bidding:oversight")
