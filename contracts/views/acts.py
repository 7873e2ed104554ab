"""The forms of the room: negotiate, sign, decline, deliver, answer, rate, reply.

What both parties do is guarded in `urls`, for the desk it stands at.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contracts import policies
from contracts.actions import accept as accepting
from contracts.actions import decline as declining
from contracts.actions import deliver as delivering
from contracts.actions import rate as rating
from contracts.actions import revise, sign
from contracts.forms import (
    ClausesForm,
    DeclineForm,
    DeliverForm,
    RatingForm,
    ReplyForm,
    ReworkForm,
    SignForm,
    plan_form,
)
from contracts.models import Contract
from contracts.queries.text import paper_of, text_of
from core.actors import Role, actor_of
from core.clock import now
from core.errors import BadInput
from core.policy import Verdict, agencies, guard, owners, require

from .desks import load, load_milestone, posted, room_url, side_of, uploaded

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _answer(
    request: HttpRequest,
    contract: Contract,
    form: Form,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    done: str,
    hint: str = "",
    template: str = "contracts/form.html",
    **more: Any,
) -> HttpResponse:
    """Show the form, or carry out the act and go back to the room; bad input stays in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except BadInput as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, done)
            return redirect(room_url(request, contract))
    context = {
        "contract": contract,
        "form": form,
        "title": title,
        "button": button,
        "hint": hint,
        "side": side_of(request),
        "back": room_url(request, contract),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)


@form_methods
def clauses(request: HttpRequest, number: str) -> HttpResponse:
    """Change the special clauses."""
    contract, by = load(request, number), actor_of(request)
    require(policies.revise_clauses(by, contract))
    form = ClausesForm(posted(request), initial={"clauses": contract.clauses})
    return _answer(
        request,
        contract,
        form,
        lambda: revise.revise_clauses(contract=contract, by=by, at=now(), **form.cleaned_data),
        title=_("Special clauses"),
        button=_("Save as a new version"),
        done=_("The new version is saved. The other party sees what changed."),
        hint=_("Clauses fixed by the award are not shown here, because nobody may change them."),
    )


@guard(owners)
@form_methods
def plan(request: HttpRequest, number: str) -> HttpResponse:
    """Split the work into milestones anew."""
    contract, by = load(request, number), actor_of(request)
    require(policies.revise_plan(by, contract))
    form = plan_form(contract, posted(request))
    return _answer(
        request,
        contract,
        form,
        lambda: revise.revise_plan(
            contract=contract,
            steps=form.steps(),
            comment=form.cleaned_data["comment"],
            by=by,
            at=now(),
        ),
        title=_("Milestones"),
        button=_("Save as a new version"),
        done=_("The milestones are saved. The other party sees the change."),
        hint=_("Amounts and working days have to add up to what the award fixed."),
        total_fen=contract.amount_fen,
        total_days=contract.days,
    )


@form_methods
def signing(request: HttpRequest, number: str) -> HttpResponse:
    """The ceremony: what is signed, its SHA-256, consent."""
    contract, by = load(request, number), actor_of(request)
    is_agency = by.role == Role.AGENCY
    verdict: Verdict = (policies.sign_as_agency if is_agency else policies.sign_as_owner)(
        by, contract
    )
    require(verdict)
    verb = sign.sign_as_agency if is_agency else sign.sign_as_owner
    paper = paper_of(contract)
    form = SignForm(posted(request), initial={"shown_sha256": paper.sha256})
    return _answer(
        request,
        contract,
        form,
        lambda: verb(
            contract=contract, shown_sha256=form.cleaned_data["shown_sha256"], by=by, at=now()
        ),
        title=_("Sign the contract"),
        button=_("Sign"),
        done=_("The contract is signed. Its hash stands in the public chain."),
        template="contracts/sign.html",
        paper=paper,
        text=text_of(contract),
    )


@guard(agencies)
@form_methods
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """Give the award back before signing."""
    contract, by = load(request, number), actor_of(request)
    require(policies.decline(by, contract))
    form = DeclineForm(posted(request))
    return _answer(
        request,
        contract,
        form,
        lambda: declining.decline(
            contract=contract, reason=form.cleaned_data["reason"], by=by, at=now()
        ),
        title=_("Decline the contract"),
        button=_("Give the award back"),
        done=_("The award is given back. The next alternate is asked."),
        hint=_("Refusing an award costs compliance points."),
    )


@guard(agencies)
@form_methods
def deliver(request: HttpRequest, number: str, sequence: int) -> HttpResponse:
    """Hand over a version of the work."""
    milestone, by = load_milestone(request, number, sequence), actor_of(request)
    require(policies.deliver(by, milestone))
    form = DeliverForm(posted(request), uploaded(request))

    def act() -> None:
        file = form.cleaned_data["file"]
        delivering.deliver(
            milestone=milestone,
            content=file.read(),
            name=file.name,
            note=form.cleaned_data["note"],
            tracking_number=form.cleaned_data["tracking_number"],
            by=by,
            at=now(),
        )

    return _answer(
        request,
        milestone.contract,
        form,
        act,
        title=_("Deliver: %(name)s") % {"name": milestone.name},
        button=_("Deliver"),
        done=_("The work is delivered. The project owner now answers within its period."),
    )


@guard(owners)
@require_POST
def accept(request: HttpRequest, number: str, sequence: int) -> HttpResponse:
    """Accept the delivered work."""
    milestone = load_milestone(request, number, sequence)
    accepting.accept(milestone=milestone, by=actor_of(request), at=now())
    messages.success(request, _("The work is accepted, and the money is released to the agency."))
    return redirect(room_url(request, milestone.contract))


@guard(owners)
@form_methods
def rework(request: HttpRequest, number: str, sequence: int) -> HttpResponse:
    """Send the delivered work back with a reason."""
    milestone, by = load_milestone(request, number, sequence), actor_of(request)
    require(policies.ask_rework(by, milestone))
    form = ReworkForm(posted(request))
    return _answer(
        request,
        milestone.contract,
        form,
        lambda: accepting.ask_rework(
            milestone=milestone, reason=form.cleaned_data["reason"], by=by, at=now()
        ),
        title=_("Ask for rework: %(name)s") % {"name": milestone.name},
        button=_("Send back"),
        done=_("The agency is asked for a new version."),
    )


@guard(owners)
@form_methods
def rate(request: HttpRequest, number: str) -> HttpResponse:
    """Rate a completed, paid contract."""
    contract, by = load(request, number), actor_of(request)
    require(policies.rate(by, contract, at=now()))
    form = RatingForm(posted(request))
    return _answer(
        request,
        contract,
        form,
        lambda: rating.rate(
            contract=contract,
            marks=form.marks(),
            comment=form.cleaned_data["comment"],
            by=by,
            at=now(),
        ),
        title=_("Rate the work"),
        button=_("Publish the rating"),
        done=_("The rating is published. The agency may reply."),
        hint=_("A contract is rated once; the rating cannot be changed."),
    )


@guard(agencies)
@form_methods
def reply(request: HttpRequest, number: str) -> HttpResponse:
    """Answer a rating."""
    contract, by = load(request, number), actor_of(request)
    require(policies.reply(by, contract))
    form = ReplyForm(posted(request))
    return _answer(
        request,
        contract,
        form,
        lambda: rating.reply(contract=contract, text=form.cleaned_data["text"], by=by, at=now()),
        title=_("Reply to the rating"),
        button=_("Publish the reply"),
        done=_("Your reply is published beside the rating."),
    )
