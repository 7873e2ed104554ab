"""The panel room: an evaluator declares, reads the proposals, scores, hands in, explains."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bidding.forms import ReasonForm
from bidding.models import Deviation, Evaluator
from bidding.panels import actions, policies, queries
from bidding.panels.forms import DeviationForm, ScoresForm
from bidding.panels.sheets import SALT_BYTES, points_text
from core.actors import actor_of
from core.clock import database_now
from core.errors import BadInput
from core.policy import experts, guard


def _seat(request: HttpRequest, number: str) -> Evaluator:
    """One's own seat on the panel of a procurement."""
    mine = queries.seats_of(actor_of(request))
    return get_object_or_404(mine, panel__procurement__number=number)


def _form(request: HttpRequest, seat: Evaluator, *, is_draft: bool = False) -> ScoresForm:
    proposals = queries.proposals(seat.panel) if seat.declared_at else {}
    sheet = queries.opened_sheet(seat) if seat.digest else None
    data = request.POST if request.method == "POST" else None
    return ScoresForm(data, panel=seat.panel, proposals=proposals, sheet=sheet, is_draft=is_draft)


@guard(experts)
@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HttpRequest, number: str) -> HttpResponse:
    """The room of one's seat; POST hands the scores in, for good."""
    seat = _seat(request, number)
    form = _form(request, seat)
    if request.method == "POST" and form.is_valid():
        actions.hand_in(
            evaluator=seat,
            marks=form.marks(),
            salt=secrets.token_bytes(SALT_BYTES),
            by=actor_of(request),
            clock=database_now,
        )
        messages.success(
            request, _("Your scores are handed in; their hash is in the public chain.")
        )
        return redirect("bidding:panel_room", number)
    return _page(request, seat, form)


def _page(request: HttpRequest, seat: Evaluator, form: ScoresForm) -> HttpResponse:
    at = database_now()
    panel = seat.panel
    deviations = Deviation.objects.filter(score__evaluator=seat).order_by("score_id")
    context = {
        "seat": seat,
        "panel": panel,
        "procurement": panel.procurement,
        "may_declare": policies.still_scores(seat, at),
        "may_score": policies.score(seat, at),
        "form": form,
        "bids": list(form.bids()),
        "reason_form": ReasonForm(auto_id="r-%s"),
        "deviations": [
            (each, points_text(each.score.total), DeviationForm(auto_id=f"e{each.pk}-%s"))
            for each in deviations.select_related("score__agency__organisation")
        ],
        "is_explained": panel.can("be_explained"),
    }
    status = 422 if form.errors else 200
    return render(request, "bidding/panels/room.html", context, status=status)


@guard(experts)
@require_POST
def draft(request: HttpRequest, number: str) -> HttpResponse:
    """Keep unfinished scores: by the button, or by the page's script, which reads JSON."""
    seat = _seat(request, number)
    form, at = _form(request, seat, is_draft=True), database_now()
    is_script = request.headers.get("Accept") == "application/json"
    if not form.is_valid():
        if is_script:
            return JsonResponse({"said": _("Not saved: correct the marked points.")}, status=422)
        return _page(request, seat, form)
    actions.save_draft(
        evaluator=seat,
        marks=form.marks(),
        salt=secrets.token_bytes(SALT_BYTES),
        by=actor_of(request),
        at=at,
    )
    said = _("The draft is saved, encrypted. Nobody but you sees it.")
    if is_script:
        return JsonResponse({"said": said})
    messages.success(request, said)
    return redirect("bidding:panel_room", number)


@guard(experts)
@require_POST
def declare(request: HttpRequest, number: str) -> HttpResponse:
    """Declare to have no interest; then the proposals can be read."""
    actions.declare(evaluator=_seat(request, number), by=actor_of(request), at=database_now())
    return redirect("bidding:panel_room", number)


@guard(experts)
@require_POST
def recuse(request: HttpRequest, number: str) -> HttpResponse:
    """Step down for an interest of one's own."""
    seat, form = _seat(request, number), ReasonForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Name your interest in at most 300 characters."))
    actions.recuse(
        evaluator=seat,
        reason=form.cleaned_data["reason"],
        by=actor_of(request),
        at=database_now(),
    )
    messages.success(request, _("You have left this panel; the next of the draw takes the seat."))
    return redirect("bidding:expert_desk")


@guard(experts)
@require_POST
def explain(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Explain a score that is far from the others'."""
    found = get_object_or_404(Deviation, pk=pk, score__evaluator=_seat(request, number))
    form = DeviationForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Explain the score in at most 1,000 characters."))
    actions.explain(deviation=found, **form.cleaned_data, by=actor_of(request), at=database_now())
    messages.success(request, _("Your explanation is published with the scores."))
    return redirect("bidding:panel_room", number)
