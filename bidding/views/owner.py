"""The project owner's desk: workbench, procurements, and what is done with them."""

import datetime as dt
import secrets
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bidding import actions
from bidding.engagements import engagement
from bidding.forms import CommitmentForm, ProcurementForm, ReasonForm, SecretForm
from bidding.models import Method, Procurement, SeedParty
from bidding.policies import draws as draw_policies
from bidding.policies import procurements as policies
from bidding.policies import results as result_policies
from bidding.queries import desks, draws, notices
from billing.queries import desk
from core.actors import Actor, actor_of
from core.clock import database_now
from core.errors import BadInput, DomainError
from core.paging import page_of
from core.policy import Verdict, guard, owners


def _mine(request: HttpRequest, number: str) -> Procurement:
    return get_object_or_404(desks.owned_by(actor_of(request)), number=number)


@guard(owners)
@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    """What waits for this owner, and its newest procurements."""
    actor = actor_of(request)
    context = {
        "money": desk.spending(actor.organisation),
        "open_notices": desks.owned_by(actor).filter(status="published").count(),
        "total": desks.owned_by(actor).count(),
        "to_approve": desks.to_approve(actor)[:20],
        "to_publish": desks.owned_by(actor).filter(status="approved")[:20],
        "to_reveal": desks.to_reveal(actor)[:20],
        "waiting": desks.owned_by(actor).filter(status="offered")[:20],
        "newest": desks.owned_by(actor)[:10],
    }
    return render(request, "bidding/workbench.html", context)


@guard(owners)
@require_safe
def procurement_list(request: HttpRequest) -> HttpResponse:
    """All procurements of the owner."""
    page = page_of(request, desks.owned_by(actor_of(request)))
    return render(request, "bidding/procurements.html", {"page": page})


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Draft a procurement by random draw."""
    actor, at = actor_of(request), database_now()
    form = ProcurementForm(request.POST or None, actor=actor, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            procurement = _draft(form, actor, at)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(
                request, _("The draft is saved. Its number is %s.") % procurement.number
            )
            return redirect("bidding:owned", procurement.number)
    return render(
        request, "bidding/procurement_form.html", {"form": form}, status=422 if form.errors else 200
    )


def _draft(form: ProcurementForm, by: Actor, at: dt.datetime) -> Procurement:
    data = form.cleaned_data
    project = data["project"] or actions.open_project(
        name=data["project_name"], region=data["region"], by=by, at=at
    )
    return actions.draft_procurement(
        project=project,
        title=data["title"],
        lines=[actions.DraftLine(data["item"], data["price_fen"], data["days"])],
        scope=data["scope"],
        fund_source=data["fund_source"],
        closes_at=data["closes_at"],
        by=by,
        at=at,
    )


@guard(owners)
@require_safe
def owned(request: HttpRequest, number: str) -> HttpResponse:
    """One procurement of the owner: where it stands and what can be done now."""
    return _page(request, _mine(request, number))


def _page(
    request: HttpRequest, procurement: Procurement, error: object = "", status: int = 200
) -> HttpResponse:
    actor, at = actor_of(request), database_now()
    after = engagement(procurement)
    is_shown = procurement.published_at or procurement.method == Method.DIRECT
    context = {
        "procurement": procurement,
        "error": error,
        "steps": notices.steps(procurement, at, after) if is_shown else [],
        "engagement": after,
        "lines": procurement.lines.select_related("item").order_by("id"),
        "acts": _acts(actor, procurement, at),
        "may_publish": policies.publish(actor, procurement),
        "may_cancel": policies.cancel(actor, procurement),
        "may_fail": result_policies.fail(actor, procurement),
        "may_reveal": draw_policies.speak_for(actor, procurement, SeedParty.OWNER),
        "share": procurement.seed_shares.filter(party=SeedParty.OWNER).first(),
        "commitment_form": CommitmentForm(request.POST if "commitment" in request.POST else None),
        "secret_form": SecretForm(),
        "reason_form": ReasonForm(),
        "entrants": draws.entrants(procurement),
        "result": notices.result(procurement),
    }
    return render(request, "bidding/owned.html", context, status=status)


def _acts(
    actor: Actor, procurement: Procurement, at: dt.datetime
) -> list[tuple[str, Verdict, object]]:
    """The next act without input, by status: its name, the verdict, its label."""
    closes, until = procurement.closes_at, procurement.publicity_until
    acts: dict[str, list[tuple[str, Verdict, object]]] = {
        "draft": [("approve", policies.approve(actor, procurement), _("Approve"))],
        "published": [("close", draw_policies.close(actor, procurement), _("Close sign-up"))]
        if closes and at >= closes
        else [],
        "closed": [("draw", draw_policies.draw(actor, procurement), _("Hold the draw"))],
        "selected": [
            (
                "publicise",
                result_policies.publicise(actor, procurement),
                _("Open the publicity of the result"),
            )
        ],
        "publicity": [("award", result_policies.award(actor, procurement), _("Award"))]
        if until and at > until
        else [],
    }
    return acts.get(procurement.status, [])


class BadCommitment(BadInput):
    """A commitment of one's own was typed, but it is none; the platform must not make another."""

    sentence = _lazy(
        "The notice is not published: your own commitment must be 64 hexadecimal digits. "
        "Leave it empty to let the platform keep a secret for you."
    )


def _publish(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    """Secrets are made here, at the edge, and for each party that brings no commitment."""
    form = CommitmentForm(request.POST)
    if not form.is_valid():
        raise BadCommitment
    own = form.cleaned_data["commitment"]
    made = {
        party: secrets.token_bytes(32)
        for party in SeedParty.values
        if not (own and party == SeedParty.OWNER)
    }
    actions.publish(
        procurement=procurement,
        by=actor_of(request),
        at=at,
        secrets=made,
        commitments={SeedParty.OWNER.value: own} if own else {},
    )
    return _("The notice is published.")


def _reveal(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.reveal(
        procurement=procurement,
        party=SeedParty.OWNER,
        by=actor_of(request),
        at=at,
        secret=secret_of(request),
    )
    return _("Your secret is revealed.")


def secret_of(request: HttpRequest) -> bytes | None:
    """The secret typed in, if any. What is no hex cannot match and is refused by the action."""
    form = SecretForm(request.POST)
    if not form.is_valid():
        return b""
    return bytes.fromhex(form.cleaned_data["secret"]) or None


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Say why in at most 300 characters: the public reads the reason."))
    reason: str = form.cleaned_data["reason"]
    return reason


def _approve(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.approve(procurement=procurement, by=actor_of(request), at=at)
    return _("The procurement is approved. A handler can publish it.")


def _cancel(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.cancel(procurement=procurement, reason=_reason(request), by=actor_of(request), at=at)
    return _("The procurement is cancelled.")


def _close(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.close(procurement=procurement, by=actor_of(request))
    return _("Sign-up is closed.")


def _draw(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.draw(procurement=procurement, by=actor_of(request), at=at)
    return _("The draw is held.")


def _publicise(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.publicise(procurement=procurement, by=actor_of(request), at=at)
    return _("The result is in publicity.")


def _award(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    if actions.award(procurement=procurement, by=actor_of(request), at=at):
        return _("The award stands. The contract is being drawn up.")
    return _("The winner may not take the work any more; see who follows.")


def _fail(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.fail(procurement=procurement, reason=_reason(request), by=actor_of(request), at=at)
    return _("The procurement has ended without an award.")


ACTS: dict[str, Callable[[HttpRequest, Procurement, dt.datetime], object]] = {
    "approve": _approve,
    "publish": _publish,
    "cancel": _cancel,
    "close": _close,
    "reveal": _reveal,
    "draw": _draw,
    "publicise": _publicise,
    "award": _award,
    "fail": _fail,
}


@guard(owners)
@require_POST
def act(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Do one thing with a procurement of one's own; a refusal comes back on its page."""
    procurement = _mine(request, number)
    if name not in ACTS:
        raise Http404
    try:
        done = ACTS[name](request, procurement, database_now())
    except DomainError as error:
        fresh = _mine(request, number)
        return _page(request, fresh, error.sentence, error.status_code)
    messages.success(request, str(done))
    return redirect("bidding:owned", number)
