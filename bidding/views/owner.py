"""The project owner's desk: workbench, procurements, and what is done with them."""

import datetime as dt
import secrets
from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bidding import actions
from bidding.drafting.step import open_draft
from bidding.drafting.steps import PAGES, next_step, tasks
from bidding.draws import queries as own_draws
from bidding.draws.forms import sent_secret
from bidding.engagements import engagement
from bidding.forms import (
    AnswerForm,
    EndingForm,
    ReasonForm,
)
from bidding.methods import registry
from bidding.models import Procurement, ProposedAmendment
from bidding.policies import questions as question_policies
from bidding.policies import witnesses as witness_policies
from bidding.queries import (
    amendments,
    attachments,
    desks,
    draws,
    notices,
    own_requirements,
    questions,
)
from bidding.queries.drafts import last_remark
from bidding.queries.recusals import recused
from bidding.queries.witnesses import witnesses
from billing.queries import desk
from core.actors import actor_of
from core.clock import database_now
from core.errors import BadInput, DomainError
from core.paging import page_of
from core.policy import guard, owners
from core.workflow import WrongStatus

from . import acts

MOST_DRAFTS = 10  # on the workbench, with what is missing in each


def _mine(request: HttpRequest, number: str) -> Procurement:
    return get_object_or_404(desks.owned_by(actor_of(request)), number=number)


@guard(owners)
@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    """What waits for this owner, and its newest procurements."""
    actor, at = actor_of(request), database_now()
    context = {
        "money": desk.spending(actor.organisation),
        "open_notices": desks.owned_by(actor).filter(status="published").count(),
        "total": desks.owned_by(actor).count(),
        "drafts": [
            (each, next_step(tasks(open_draft(each, actor, at))))
            for each in desks.drafts_of(actor)[:MOST_DRAFTS]
        ],
        "to_approve": desks.to_approve(actor)[:20],
        "to_let_out": amendments.to_let_out(actor)[:20],
        "to_publish": desks.owned_by(actor).filter(status="approved")[:20],
        "to_answer": questions.to_answer(actor)[:20],
        "to_decide": desks.to_decide(actor)[:20],
        "to_release": own_draws.to_release(actor)[:20],
        "waiting": desks.offered_by(actor)[:20],
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
@require_safe
def owned(request: HttpRequest, number: str) -> HttpResponse:
    """One procurement of the owner: where it stands and what can be done now."""
    return owned_page(request, _mine(request, number))


def _task_list(
    request: HttpRequest, procurement: Procurement, error: object = "", status: int = 200
) -> HttpResponse:
    """A draft: its steps, what is missing in each, and what an approver wants changed."""
    actor = actor_of(request)
    context = {
        "procurement": procurement,
        "error": error,
        "tasks": tasks(open_draft(procurement, actor, database_now())),
        "pages": PAGES,
        "remark": last_remark(procurement),
        "attempts": notices.attempts(procurement, drafts=True),
        "ending_acts": acts.of_ending(actor, procurement),
    }
    return render(request, "bidding/drafting/tasks.html", context, status=status)


def owned_page(
    request: HttpRequest,
    procurement: Procurement,
    error: object = "",
    status: int = 200,
    *,
    answers: Mapping[int, AnswerForm] | None = None,
) -> HttpResponse:
    """The page of one procurement; `answers` are refused ones, by the key of the question."""
    if procurement.can("be_edited"):
        return _task_list(request, procurement, error, status)
    actor, at = actor_of(request), database_now()
    method, after = registry.method_of(procurement), engagement(procurement)
    proposed = amendments.proposed(procurement) if procurement.can("be_amended") else None
    # A draft that was given up may be half done.
    is_public = procurement.published_at or not procurement.machine.has("publish")
    is_written = is_public or procurement.approved_at or procurement.can("be_approved")
    context = {
        "procurement": procurement,
        "error": error,
        "method": method,
        "is_written": is_written,
        "terms": method.terms(procurement) if is_written else None,
        "steps": notices.steps(procurement, at, after) if is_public else [],
        "engagement": after,
        "lines": procurement.lines.select_related("item").order_by("id"),
        "next_acts": [
            *method.next_acts(actor, procurement, at, request.POST or None),
            *acts.of_amendment(actor, procurement, at),
            *acts.of_rerun(actor, procurement),
            *acts.of_restoring(actor, procurement),
        ],
        "proposed": proposed,
        "proposed_changes": amendments.changes(proposed) if proposed else [],
        "proposed_files": proposed.added.order_by("name", "id") if proposed else [],
        "proposed_acts": acts.of_proposed_amendment(actor, proposed, at) if proposed else [],
        "attempts": notices.attempts(procurement, drafts=True),
        "ending_acts": acts.of_ending(actor, procurement),
        "questions": [
            (each, (answers or {}).get(each.pk) or AnswerForm(auto_id=f"q{each.pk}-%s"))
            for each in notices.asked_about(procurement)
        ],
        "answered_by": questions.answered_by(procurement) if procurement.questions_until else None,
        "may_answer": question_policies.answer(actor, procurement),
        "entrants": draws.entrants(procurement),
        "attachments": attachments.attached(procurement),
        "requirements": own_requirements.in_words(procurement),
        "recusals": recused(procurement),
        "witnesses": witnesses(procurement),
        "may_invite": witness_policies.invite(actor, procurement),
        "result": notices.result(procurement),
    }
    return render(request, "bidding/owned.html", context, status=status)


def _publish(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    """The owner's secret comes from its own machine; the platform's is made here, at the edge."""
    actions.publish(
        procurement=procurement,
        by=actor_of(request),
        at=at,
        secret=sent_secret(request),
        chance=secrets.token_bytes(32),
    )
    return _("The notice is published.")


def reason_of(request: HttpRequest) -> str:
    """The reason typed in. Raises BadInput."""
    reason: str = _said(ReasonForm(request.POST))["reason"]
    return reason


def _said(form: ReasonForm) -> dict[str, str]:
    """A reason and what goes with it. Raises BadInput."""
    if not form.is_valid():
        raise BadInput(_("Say why in at most 300 characters: the public reads the reason."))
    return form.cleaned_data


def _approve(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.approve(procurement=procurement, by=actor_of(request), at=at)
    return _("The procurement is approved. A handler can publish it.")


def _take_back(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.take_back(procurement=procurement, by=actor_of(request), at=at)
    return _("It is a draft again. Ask for the approval when you have changed it.")


def _send_back(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.send_back(
        procurement=procurement, remark=reason_of(request), by=actor_of(request), at=at
    )
    return _("It is a draft again. Your remark stands on its page.")


def _cancel(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.cancel(procurement=procurement, reason=reason_of(request), by=actor_of(request), at=at)
    return _("The procurement is cancelled.")


def _restore(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.restore(procurement=procurement, by=actor_of(request), at=at)
    return _("It is a draft again, with all that was written.")


def _close(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.close(procurement=procurement, by=actor_of(request))
    return _("Sign-up is closed.")


def _propose(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.propose_going_on(
        procurement=procurement, reason=reason_of(request), by=actor_of(request), at=at
    )
    return _("Your reason is kept. An approver of your organisation decides.")


def _go_on(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.go_on_with_few(procurement=procurement, by=actor_of(request), at=at)
    return _("The procurement goes on with those who came.")


def _publicise(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.publicise(procurement=procurement, by=actor_of(request), at=at)
    return _("The result is in publicity.")


def _award(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    if actions.award(procurement=procurement, by=actor_of(request), at=at):
        return _("The award stands. The contract is being drawn up.")
    return _("The winner may not take the work any more; see who follows.")


def _waiting_amendment(procurement: Procurement) -> ProposedAmendment:
    """The amendment that waits. Raises WrongStatus where it was dealt with meanwhile."""
    found = amendments.proposed(procurement)
    if found is None:
        raise WrongStatus(status=procurement.status, move="amend")
    return found


def _publish_amendment(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.amend(
        proposed=_waiting_amendment(procurement), by=actor_of(request), clock=database_now
    )
    return _("The notice is amended. Both versions are public.")


def _send_amendment_back(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    proposed = _waiting_amendment(procurement)
    actions.send_amendment_back(
        proposed=proposed, remark=reason_of(request), by=actor_of(request), at=at
    )
    return _("The amendment is sent back. The notice stays as it is.")


def _take_amendment_back(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    actions.take_amendment_back(
        proposed=_waiting_amendment(procurement), by=actor_of(request), at=at
    )
    return _("The amendment is taken back. What you wrote is kept under “Amend the notice”.")


def _end(request: HttpRequest, procurement: Procurement, at: dt.datetime) -> object:
    said = _said(EndingForm(request.POST))
    actions.ask_to_end(procurement=procurement, **said, by=actor_of(request), at=at)
    return _("Your request is public. The regulator decides it with reasons.")


ACTS: dict[str, Callable[[HttpRequest, Procurement, dt.datetime], object]] = {
    "take-back": _take_back,
    "send-back": _send_back,
    "approve": _approve,
    "publish": _publish,
    "cancel": _cancel,
    "restore": _restore,
    "close": _close,
    "propose": _propose,
    "go-on": _go_on,
    "publicise": _publicise,
    "award": _award,
    "publish-amendment": _publish_amendment,
    "send-amendment-back": _send_amendment_back,
    "take-amendment-back": _take_amendment_back,
    "end": _end,
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
        return owned_page(request, fresh, error.sentence, error.status_code)
    messages.success(request, str(done))
    return redirect("bidding:owned", number)


@guard(owners)
@require_POST
def rerun(request: HttpRequest, number: str) -> HttpResponse:
    """Draft the same need again; the new draft opens."""
    procurement = _mine(request, number)
    try:
        made = actions.rerun(procurement=procurement, by=actor_of(request), at=database_now())
    except DomainError as error:
        return owned_page(request, procurement, error.sentence, error.status_code)
    messages.success(request, _("The draft is saved. Its number is %s.") % made.number)
    return redirect("bidding:owned", made.number)
