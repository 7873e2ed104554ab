"""The regulator's desk: tenders, the check of qualifications, publicity, objections, members."""

import datetime as dt
import secrets
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.offers.eligibility import Eligibility
from bidding.draws.forms import secret_form, sent_secret
from bidding.draws.queries import new_holders
from bidding.forms import ReasonForm
from bidding.libraries import actions, policies, queries
from bidding.libraries.forms import (
    ClosingForm,
    LibraryDecisionForm,
    LibraryForm,
    item_rows,
)
from bidding.libraries.models import Library, LibraryMember, LibraryObjection
from bidding.libraries.stages import log, steps
from bidding.models.draw import SeedParty
from bidding.views.owner import reason_of
from core.actors import Actor, actor_of
from core.acts import Act
from core.clock import database_now, local_date
from core.errors import BadInput, DomainError
from core.paging import page_of
from core.policy import guard, regulators


def _kept(request: HttpRequest, number: str) -> Library:
    return get_object_or_404(queries.kept_by(actor_of(request)), number=number)


@guard(regulators)
@require_safe
def library_list(request: HttpRequest) -> HttpResponse:
    """The libraries of my region and sector: what waits for me first."""
    actor = actor_of(request)
    context = {
        "waiting": queries.waiting_for_regulator(actor)[:50],
        "due": queries.to_tender_again(queries.kept_by(actor))[:50],
        "page": page_of(request, queries.kept_by(actor)),
    }
    return render(request, "bidding/libraries/regulator_list.html", context)


@guard(regulators)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Draft a tender: seats, term, and each item with its promises."""
    actor, at, data = actor_of(request), database_now(), request.POST or None
    form = LibraryForm(data, actor=actor)
    rows = item_rows(data, actor=actor, at=at)
    whole = [each.is_valid() for each in (form, *rows)]  # each of them shows its errors
    if request.method == "POST" and all(whole):
        lines = [line for row in rows if (line := row.line())]
        try:
            library = actions.draft_library(
                plan=form.plan(lines), region=form.cleaned_data["region"], by=actor, at=at
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The draft is saved. Its number is %s.") % library.number)
            return redirect("bidding:regulator_library", library.number)
    status = 422 if data and (form.errors or any(row.errors for row in rows)) else 200
    context = {"form": form, "rows": rows}
    return render(request, "bidding/libraries/new.html", context, status=status)


@guard(regulators)
@require_safe
def library(request: HttpRequest, number: str) -> HttpResponse:
    """One library at its regulator's desk."""
    return _page(request, _kept(request, number))


def _page(
    request: HttpRequest, found: Library, error: object = "", status: int = 200
) -> HttpResponse:
    actor, at = actor_of(request), database_now()
    is_judged = found.closed_at is not None  # before that nobody knows who has applied
    members = LibraryMember.objects.filter(library=found).select_related(
        "agency__organisation", "library__region"
    )
    context = {
        "library": found,
        "error": error,
        "acts": _acts(actor, found, at),
        "steps": steps(found) if found.published_at else [],
        "members": [
            (each, _member_acts(actor, each), _answers(each, at))
            for each in (members.order_by("place", "id") if is_judged else [])
        ],
        "objections": [
            (each, LibraryDecisionForm(auto_id=f"d{each.pk}-%s"))
            for each in found.objections.filter(decided_at=None)
            .select_related("against__agency__organisation")
            .order_by("received_at", "id")
        ],
        "log": log(found),
        "next": Library.objects.filter(replaces=found).first(),
    }
    return render(request, "bidding/libraries/regulator.html", context, status=status)


def _acts(actor: Actor, library: Library, at: dt.datetime) -> list[Act]:
    """What its regulator may do next, the expected first."""
    may = policies.keep(actor, library)

    def url(name: str) -> str:
        return reverse("bidding:regulator_library_act", args=[library.number, name])

    found = []
    if not library.published_at and library.can("be_cancelled"):
        keepers = new_holders(library.region, None)
        own = secret_form(library.number, SeedParty.REGULATOR, keepers)
        found.append(Act(_("Publish the notice"), url("publish"), may, own))
    if library.can("take_applications") and at >= library.closes_at:
        found.append(Act(_("Close applications"), url("close"), may))
    if library.can("be_checked"):
        hint = _("Every applicant below fulfils the requirements, or is turned down with a reason.")
        label = _("The qualifications are checked: decide the order")
        found.append(Act(label, url("decide"), may, hint=hint))
    if library.can("be_drawn"):
        room = reverse("bidding:draw", args=[library.number])
        found.append(Act(_("Go to the draw"), room, may, is_link=True))
    if library.can("show_order") and library.publicity_until is None:
        found.append(Act(_("Open the publicity of the result"), url("publicise"), may))
    if library.can("be_tendered_again") and policies.tender_again(actor, library):
        again = policies.tender_again(actor, library)
        hint = _("With the same promises; it replaces this library when it comes into force.")
        label = _("Prepare the next tender")
        found.append(Act(label, url("again"), again, ClosingForm(), "2", hint))
    if policies.cancel(actor, library, at):
        label = _("Cancel the tender")
        found.append(Act(label, url("cancel"), may, ReasonForm(auto_id="c-%s"), "bad"))
    return found


def _answers(member: LibraryMember, at: dt.datetime) -> list[Eligibility]:
    """What an applicant has and lacks for each item, while its qualifications are checked."""
    if not (member.library.can("be_checked") and member.can("be_judged")):
        return []
    return queries.library_eligibility(member.agency, member.library, local_date(at))


def _member_acts(actor: Actor, member: LibraryMember) -> list[Act]:
    def act(label: object, name: str) -> Act:
        url = reverse("bidding:library_member_act", args=[member.pk, name])
        form = ReasonForm(auto_id=f"m{member.pk}-%s")
        return Act(label, url, policies.keep(actor, member.library), form, "bad")

    if policies.reject(actor, member):
        return [act(_("Turn down"), "turn-down")]
    if policies.remove(actor, member):
        return [act(_("Remove from the library"), "remove")]
    return []


class NoDate(BadInput):
    """The next tender names no end of applications."""

    sentence = gettext_lazy("Enter until when agencies may apply.")


def _publish(request: HttpRequest, library: Library, at: dt.datetime) -> object:
    actions.publish_library(
        library=library,
        secret=sent_secret(request),
        chance=secrets.token_bytes(32),
        by=actor_of(request),
        at=at,
    )
    return _("The notice is published.")


def _close(request: HttpRequest, library: Library, at: dt.datetime) -> object:
    actions.close_applications(library=library, by=actor_of(request), clock=database_now)
    return _("Applications are closed.")


def _decide(request: HttpRequest, library: Library, at: dt.datetime) -> object:
    actions.decide_order(library=library, by=actor_of(request), at=at)
    return _("The order is decided by the rule of the notice.")


def _publicise(request: HttpRequest, library: Library, at: dt.datetime) -> object:
    actions.publicise_library(library=library, by=actor_of(request), at=at)
    return _("The result is in publicity.")


def _cancel(request: HttpRequest, library: Library, at: dt.datetime) -> object:
    actions.cancel_library(library=library, reason=reason_of(request), by=actor_of(request), at=at)
    return _("The tender is cancelled.")


def _again(request: HttpRequest, library: Library, at: dt.datetime) -> object:
    form = ClosingForm(request.POST)
    if not form.is_valid():
        raise NoDate
    closes_at = form.cleaned_data["closes_at"]
    made = actions.tender_again(library=library, closes_at=closes_at, by=actor_of(request), at=at)
    return _("The next tender is drafted. Its number is %s.") % made.number


ACTS: dict[str, Callable[[HttpRequest, Library, dt.datetime], object]] = {
    "publish": _publish,
    "close": _close,
    "decide": _decide,
    "publicise": _publicise,
    "cancel": _cancel,
    "again": _again,
}


@guard(regulators)
@require_POST
def act(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Do one thing with a library; a refusal comes back on its page."""
    found = _kept(request, number)
    if name not in ACTS:
        raise Http404
    try:
        done = ACTS[name](request, found, database_now())
    except DomainError as error:
        return _page(request, _kept(request, number), error.sentence, error.status_code)
    messages.success(request, str(done))
    return redirect("bidding:regulator_library", number)


@guard(regulators)
@require_POST
def member_act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Turn an applicant down, or remove a member, with a public reason."""
    mine = queries.kept_by(actor_of(request)).order_by().values("pk")
    member = get_object_or_404(
        LibraryMember.objects.select_related("library__region", "agency__organisation"),
        pk=pk,
        library__in=mine,
    )
    verbs = {"turn-down": actions.turn_down, "remove": actions.remove_member}
    if name not in verbs:
        raise Http404
    try:
        verbs[name](
            member=member, reason=reason_of(request), by=actor_of(request), at=database_now()
        )
    except DomainError as error:
        fresh = _kept(request, member.library.number)
        return _page(request, fresh, error.sentence, error.status_code)
    messages.success(request, _("The agency and the public can read the reason."))
    return redirect("bidding:regulator_library", member.library.number)


@guard(regulators)
@require_POST
def decide_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide an objection with reasons."""
    mine = queries.kept_by(actor_of(request)).order_by().values("pk")
    objection = get_object_or_404(
        LibraryObjection.objects.select_related("library"), pk=pk, library__in=mine
    )
    form, number = LibraryDecisionForm(request.POST), objection.library.number
    if not form.is_valid():
        error = _("Choose a decision and give its reasons.")
        return _page(request, _kept(request, number), error, 422)
    actions.decide_library_objection(
        objection=objection, **form.cleaned_data, by=actor_of(request), at=database_now()
    )
    messages.success(request, _("The objection is decided."))
    return redirect("bidding:regulator_library", number)
