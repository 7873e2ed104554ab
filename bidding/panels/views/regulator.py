"""The regulator's desk: who applied to the pool, who is in it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bidding.forms import ReasonForm
from bidding.panels import actions, policies, queries
from bidding.panels.forms import ExpertFilter
from bidding.panels.models import Expert
from core.actors import Actor, actor_of
from core.acts import Act
from core.clock import database_now
from core.errors import BadInput
from core.paging import page_of
from core.policy import guard, regulators
from core.workflow import history


@guard(regulators)
@require_safe
def expert_list(request: HttpRequest) -> HttpResponse:
    """The experts of my region; who waits for admission first."""
    actor, form = actor_of(request), ExpertFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    context = {
        "filter": form,
        "waiting": queries.to_admit(actor)[:50],
        "page": page_of(request, queries.kept_experts(actor, chosen.get("status", ""))),
    }
    return render(request, "bidding/panels/expert_list.html", context)


def _kept(request: HttpRequest, number: str) -> Expert:
    return get_object_or_404(queries.kept_experts(actor_of(request)), number=number)


@guard(regulators)
@require_safe
def expert(request: HttpRequest, number: str) -> HttpResponse:
    """One expert: what they say of themselves, what may be done, what was."""
    found = _kept(request, number)
    context = {
        "expert": found,
        "acts": _acts(actor_of(request), found),
        "entries": [(_("Applied"), found.applied_at, "")]
        + [
            (
                found.machine.states(change.target).label,
                change.at,
                " · ".join(filter(None, (str(change.by or ""), change.reason))),
            )
            for change in history(found)
        ],
    }
    return render(request, "bidding/panels/expert.html", context)


def _acts(actor: Actor, expert: Expert) -> list[Act]:
    """What its regulator may do next, the expected first."""
    may = policies.keep_expert(actor, expert)

    def act(label: object, name: str, capability: str, *, asks_why: bool = True) -> list[Act]:
        url = reverse("bidding:regulator_expert_act", args=[expert.number, name])
        form = ReasonForm(auto_id=f"{name}-%s") if asks_why else None
        kind = "bad" if asks_why else ""
        return [Act(label, url, may, form, kind)] if expert.can(capability) else []

    return [
        *act(_("Admit to the pool"), "admit", "be_judged", asks_why=False),
        *act(_("Turn the application down"), "turn-down", "be_judged"),
        *act(_("Draw this expert again"), "resume", "be_resumed", asks_why=False),
        *act(_("Pause: draw no more for now"), "pause", "be_paused"),
        *act(_("Remove from the pool for good"), "remove", "be_removed"),
    ]


WITH_REASON = {"turn-down": actions.turn_down, "pause": actions.pause, "remove": actions.remove}
PLAIN = {"admit": actions.admit, "resume": actions.resume}


@guard(regulators)
@require_POST
def act(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Decide about an expert; what ends or refuses something has a reason."""
    found, by, at = _kept(request, number), actor_of(request), database_now()
    if name in PLAIN:
        PLAIN[name](expert=found, by=by, at=at)
    elif name in WITH_REASON:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            raise BadInput(_("Say why in at most 300 characters: the expert reads the reason."))
        WITH_REASON[name](expert=found, **form.cleaned_data, by=by, at=at)
    else:
        raise Http404
    messages.success(request, _("The decision is kept in the expert's file."))
    return redirect("bidding:regulator_expert", number)
