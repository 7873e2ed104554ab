"""Lists of contracts and the contract room. `urls` guards each for the desk it stands at."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts import policies, wording
from contracts.forms import ContractFilter
from contracts.gantt import gantt
from contracts.models import Contract, Deliverable, Milestone, Rating
from contracts.queries.rooms import change_log, schedule, visible_to, with_work_due
from contracts.queries.text import latest_document, paper_of
from contracts.states import ContractStatus, MilestoneStatus
from core import clock, files
from core.actors import Actor, actor_of
from core.paging import page_of

from .desks import load, search, side_of


@require_safe
def contract_list(request: HttpRequest) -> HttpResponse:
    """The contracts of this desk."""
    form = ContractFilter(request.GET)
    found = with_work_due(visible_to(actor_of(request)))
    if form.is_valid():
        found = search(found, form.cleaned_data["q"])
        if form.cleaned_data["status"]:
            found = found.filter(status=form.cleaned_data["status"])
    found = found.order_by("-drafted_at", "-id")  # grouping drops the order of the model
    context = {"filter": form, "page": page_of(request, found), "side": side_of(request)}
    return render(request, "contracts/list.html", context)


@require_safe
def room(request: HttpRequest, number: str) -> HttpResponse:
    """Parties, text, signatures, milestones, versions, log, and the next act."""
    contract, actor = load(request, number), actor_of(request)
    versions = Prefetch("deliverables", Deliverable.objects.select_related("file"))
    milestones = list(contract.milestones.prefetch_related(versions).order_by("sequence"))
    for milestone in milestones:
        milestone.contract = contract
    at = clock.now()
    spans = schedule(contract, milestones, clock.local_date(at))
    context = {
        "contract": contract,
        "side": side_of(request),
        "milestones": [_row(actor, milestone) for milestone in milestones],
        "has_deliverables": any(milestone.deliverables.all() for milestone in milestones),
        "signatures": contract.signatures.select_related("signed_by", "certificate"),
        "document": latest_document(contract),
        "clauses": wording.split(contract.clauses),
        "revisions": _with_differences(contract),
        "log": [(h.text, h.at, h.note) for h in change_log(contract, milestones)],
        "chart": gantt(_("Schedule"), spans),
        "steps": _steps(contract, milestones),
        "rating": Rating.objects.filter(contract=contract).first(),
        "dimensions": _marks(contract),
        "may": _verdicts(actor, contract, at),
    }
    return render(request, "contracts/room.html", context)


def _row(actor: Actor, milestone: Milestone) -> dict[str, Any]:
    return {
        "milestone": milestone,
        "deliver": policies.deliver(actor, milestone),
        "accept": policies.accept(actor, milestone),
        "rework": policies.ask_rework(actor, milestone),
    }


def _verdicts(actor: Actor, contract: Contract, at: Any) -> dict[str, Any]:
    """What this person may do to the contract now; the template greys the rest."""
    return {
        "clauses": policies.revise_clauses(actor, contract),
        "plan": policies.revise_plan(actor, contract),
        "sign_as_agency": policies.sign_as_agency(actor, contract),
        "sign_as_owner": policies.sign_as_owner(actor, contract),
        "decline": policies.decline(actor, contract),
        "rate": policies.rate(actor, contract, at=at),
        "reply": policies.reply(actor, contract),
    }


def _marks(contract: Contract) -> list[tuple[Any, int]]:
    rating = Rating.objects.filter(contract=contract).first()
    if rating is None:
        return []
    return [(label, getattr(rating, name)) for name, label in Rating.questions()]


def _with_differences(contract: Contract) -> list[tuple[Any, list[wording.DiffLine]]]:
    """Each version of the text with what it changed, newest first."""
    versions = list(contract.revisions.select_related("acting_for").order_by("version"))
    before = [None, *versions[:-1]]
    pairs = [
        (
            new,
            [line for line in wording.difference(old.clauses, new.clauses) if line.mark]
            if old
            else [],
        )
        for old, new in zip(before, versions, strict=True)
    ]
    return pairs[::-1]


def _steps(contract: Contract, milestones: list[Milestone]) -> list[tuple[Any, str, str]]:
    """The way of a contract, with where it is."""
    if contract.status == ContractStatus.CANCELLED:
        return [(contract.get_status_display(), "", "now")]
    order = list(ContractStatus)
    here = order.index(ContractStatus(contract.status))
    paid = sum(milestone.status == MilestoneStatus.RELEASED for milestone in milestones)
    stages = [
        (_("Drafted and negotiated"), ""),
        (_("Signed by the agency"), ""),
        (_("Signed by both parties"), ""),
        (_("In service"), f"{paid}/{len(milestones)}"),
        (_("Accepted and paid"), ""),
        (_("Rated"), ""),
    ]
    if contract.status == ContractStatus.ARCHIVED:
        here = len(stages)
    return [
        (label, note, "done" if n < here else "now" if n == here else "")
        for n, (label, note) in enumerate(stages)
    ]


@require_safe
def document(request: HttpRequest, number: str) -> HttpResponseBase:
    """The contract's PDF: the newest signed revision, or the draft as it stands."""
    contract = load(request, number)
    stored = latest_document(contract)
    if stored is not None:
        return files.respond(stored.file)
    response = HttpResponse(paper_of(contract).content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{contract.number}-draft.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def deliverable(request: HttpRequest, number: str, pk: int) -> HttpResponseBase:
    """A delivered version."""
    contract = load(request, number)
    version = get_object_or_404(
        Deliverable.objects.select_related("file"), pk=pk, milestone__contract=contract
    )
    return files.respond(version.file)
