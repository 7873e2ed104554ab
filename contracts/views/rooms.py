"""Lists of contracts and the contract room. `urls` guards each for the desk it stands at."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from contracts import policies, wording
from contracts.forms import ContractFilter
from contracts.models import Contract, Deliverable, Milestone, Rating
from contracts.queries import sharing
from contracts.queries.rooms import change_log, schedule, visible_to, with_work_due
from contracts.queries.text import latest_document, paper_of
from contracts.states import ContractStatus, MilestoneStatus
from core import clock, files
from core.actors import Actor, Role, actor_of
from core.gantt import gantt
from core.paging import page_of

from .desks import load, search, side_of
from .next_acts import is_to_be_signed, milestone_acts, next_acts, sentence

# Who is named beside a contract: the other party, or both.
PARTIES = {
    "owner": gettext_lazy("Agency"),
    "agency": gettext_lazy("Project owner"),
    "regulator": gettext_lazy("Parties"),
}


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
    side = side_of(request)
    context = {
        "filter": form,
        "page": page_of(request, found),
        "side": side,
        "party_label": PARTIES[side],
    }
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
    rating = Rating.objects.filter(contract=contract).first()
    spans = schedule(contract, milestones, clock.local_date(at))
    context = {
        "contract": contract,
        "side": side_of(request),
        "milestones": [_row(actor, milestone) for milestone in milestones],
        "versions": [(m, version) for m in milestones for version in m.deliverables.all()],
        "signatures": contract.signatures.select_related("signed_by", "certificate"),
        "document": latest_document(contract),
        "award_notice": getattr(contract.award, "award_notice", None),
        "clauses": wording.split(contract.clauses),
        "revisions": _with_differences(contract),
        "log": [(h.text, h.at, h.note) for h in change_log(contract, milestones)],
        "chart": gantt(_("Schedule"), spans),
        "steps": _steps(contract, milestones),
        "shared_with": sharing.departments_of(contract),
        "readings": sharing.readings(contract),
        "rating": rating,
        "dimensions": _marks(rating),
        "is_to_be_signed": is_to_be_signed(contract),
        "is_negotiated": contract.can("be_negotiated"),
        "may_rate": policies.rate(actor, contract, at=at),
        "sentence": sentence(actor, contract, is_rated=rating is not None, at=at),
        "next_acts": next_acts(actor, contract, milestones, at=at),
    }
    return render(request, "contracts/room.html", context)


def _row(actor: Actor, milestone: Milestone) -> dict[str, Any]:
    """A milestone with what is waited for, and what this person may do about it."""
    return {
        "milestone": milestone,
        "awaits_work": milestone.can("be_delivered"),
        "awaits_answer": milestone.can("be_accepted"),
        "awaits_payer": milestone.status == MilestoneStatus.AWAITING_FUNDS
        and actor.role != Role.OWNER,
        "acts": milestone_acts(actor, milestone),
    }


def _marks(rating: Rating | None) -> list[tuple[Any, int]]:
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
    """A delivered version, for a party."""
    contract = load(request, number)
    version = get_object_or_404(
        Deliverable.objects.select_related("file"), pk=pk, milestone__contract=contract
    )
    return files.respond(version.file)
