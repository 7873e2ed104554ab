"""The owner's desk: start a bundle, name the procurements, hand in papers, read what came back."""

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bidding.actions.procurements import open_project
from bidding.bundles import actions, policies, queries
from bidding.bundles.forms import HandInForm, LinkForm, StartForm
from bidding.bundles.models import Bundle, BundleMember
from bidding.bundles.procedures import PROCEDURES
from bidding.forms import ReasonForm
from bidding.views.owner import reason_of
from core import files
from core.actors import Actor, actor_of
from core.acts import Act
from core.clock import database_now, local_date
from core.errors import BadInput, DomainError
from core.paging import page_of
from core.policy import guard, owners

from .shown import shown


def _mine(request: HttpRequest, number: str) -> Bundle:
    return get_object_or_404(queries.owned_by(actor_of(request)), number=number)


@guard(owners)
@require_safe
def bundle_list(request: HttpRequest) -> HttpResponse:
    """The owner's bundles, and what kinds may be started."""
    actor, at = actor_of(request), database_now()
    page = page_of(request, queries.owned_by(actor))
    context = {
        "page": page,
        "rows": [(each, queries.clock_of(each, at)) for each in page],
        "waiting": queries.waiting_for_owner(actor)[:20],
        "procedures": PROCEDURES.values(),
    }
    return render(request, "bidding/bundles/owner_list.html", context)


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, kind: str) -> HttpResponse:
    """Start a bundle of one kind: its project, and the members that apply."""
    if kind not in PROCEDURES:
        raise Http404
    procedure, actor, at = PROCEDURES[kind], actor_of(request), database_now()
    form = StartForm(request.POST or None, procedure=procedure, actor=actor, at=at)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            project = data["project"] or open_project(
                name=data["project_name"], region=data["region"], by=actor, at=at
            )
            made = actions.start_bundle(
                kind=kind, project=project, items=list(data["items"]), by=actor, at=at
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The bundle is started. Its number is %s.") % made.number)
            return redirect("bidding:owned_bundle", made.number)
    context = {"form": form, "procedure": procedure}
    status = 422 if form.errors else 200
    return render(request, "bidding/bundles/start.html", context, status=status)


@guard(owners)
@require_safe
def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """One bundle of the owner: where it stands and what can be done now."""
    return _page(request, _mine(request, number))


def _page(
    request: HttpRequest, found: Bundle, error: object = "", status: int = 200
) -> HttpResponse:
    actor, at = actor_of(request), database_now()
    context = shown(found, at)
    context |= {
        "error": error,
        "acts": _acts(actor, found),
        "linking": _linking(actor, found),
        "agencies": (
            queries.agencies_for(found, local_date(at)) if found.procedure.is_one_work else None
        ),
        "papers": found.papers.select_related("file").order_by("handed_in_at", "id"),
        "merged": queries.merged(found),
    }
    return render(request, "bidding/bundles/owner.html", context, status=status)


def _url(bundle: Bundle, name: str) -> str:
    return reverse("bidding:bundle_act", args=[bundle.number, name])


def _acts(actor: Actor, bundle: Bundle) -> list[Act]:
    """What the owner may do next, the expected first."""
    found = []
    if may := policies.hand_in(actor, bundle):
        hint = _("A PDF or ZIP file. The window answers all of it at one time.")
        label = _("Hand in at the window")
        found.append(Act(label, _url(bundle, "hand-in"), may, HandInForm(), hint=hint))
    if may := policies.withdraw(actor, bundle):
        form = ReasonForm(auto_id="w-%s")
        found.append(Act(_("Withdraw the bundle"), _url(bundle, "withdraw"), may, form, "bad"))
    return found


def _linking(actor: Actor, bundle: Bundle) -> list[tuple[object, list[Act]]]:
    """What has to be bought, with how: each member, or all of them by one procurement."""
    members = list(bundle.members.select_related("item", "procurement").order_by("item__code"))
    if bundle.procedure.is_one_work:
        return [(_("One procurement with every member"), _link_acts(actor, members[0]))]
    return [(each.item, _link_acts(actor, each)) for each in members]


def _link_acts(actor: Actor, member: BundleMember) -> list[Act]:
    """Name the member's procurement, or go and buy it."""
    may = policies.link(actor, member)
    if not may:
        return []
    found = []
    if queries.linkable(member).exists():
        url = reverse("bidding:bundle_link", args=[member.bundle.number, member.pk])
        found.append(Act(_("This procurement does it"), url, may, LinkForm(member=member), "2"))
    found.append(Act(_("Draft a procurement"), reverse("bidding:new"), may, kind="2", is_link=True))
    for each in queries.bought_with(member).select_related("item"):
        shelf = reverse("agencies:service", args=[each.item.code])
        label = _("Offers on the shelf")
        if member.bundle.procedure.is_one_work:
            label = _("On the shelf: %s") % each.item
        found.append(Act(label, shelf, may, kind="2", is_link=True))
    return found


class FileMissing(BadInput):
    """Papers are handed in without a file."""

    sentence = _("Choose one file of at most 20 MB that holds the papers.")


def _hand_in(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    form = HandInForm(request.POST, request.FILES)
    if not form.is_valid():
        raise FileMissing
    content, name, note = form.read()
    by = actor_of(request)
    actions.hand_in(bundle=bundle, content=content, name=name, note=note, by=by, at=at)
    return _("Your papers are at the approval window.")


def _withdraw(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    by, reason = actor_of(request), reason_of(request)
    actions.withdraw_bundle(bundle=bundle, reason=reason, by=by, at=at)
    return _("The bundle is withdrawn. Its procurements go on.")


ACTS: dict[str, Callable[[HttpRequest, Bundle, dt.datetime], object]] = {
    "hand-in": _hand_in,
    "withdraw": _withdraw,
}


@guard(owners)
@require_POST
def act(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Do one thing with a bundle of one's own; a refusal comes back on its page."""
    found = _mine(request, number)
    if name not in ACTS:
        raise Http404
    try:
        done = ACTS[name](request, found, database_now())
    except DomainError as error:
        return _page(request, _mine(request, number), error.sentence, error.status_code)
    messages.success(request, str(done))
    return redirect("bidding:owned_bundle", number)


@guard(owners)
@require_POST
def link(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Name the procurement that finds who does a member's work."""
    found = _mine(request, number)
    member = get_object_or_404(BundleMember.objects.select_related("item"), pk=pk, bundle=found)
    form = LinkForm(request.POST, member=member)
    if not form.is_valid():
        sentence = actions.ProcurementDoesNotFit.sentence
        return _page(request, found, sentence, actions.ProcurementDoesNotFit.status_code)
    try:
        actions.link_procurement(
            member=member, **form.cleaned_data, by=actor_of(request), at=database_now()
        )
    except DomainError as error:
        return _page(request, _mine(request, number), error.sentence, error.status_code)
    messages.success(request, _("The procurement is part of the bundle."))
    return redirect("bidding:owned_bundle", number)


@guard(owners)
@require_safe
def paper(request: HttpRequest, number: str, pk: int) -> HttpResponseBase:
    """A file the owner handed in."""
    found = get_object_or_404(_mine(request, number).papers.select_related("file"), pk=pk)
    return files.respond(found.file)
