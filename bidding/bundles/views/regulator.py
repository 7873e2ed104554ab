"""The regulator's desk: the window accepts, merges and approves; departments give opinions."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bidding.bundles import actions, policies, queries
from bidding.bundles.forms import ConveneForm, OpinionForm, SettledForm, WordsForm
from bidding.bundles.models import Bundle, OpinionItem, unsettled
from core import files
from core.actors import Actor, actor_of
from core.acts import Act
from core.clock import database_now
from core.errors import BadInput, DomainError
from core.paging import page_of
from core.policy import Verdict, guard, regulators

from .shown import shown


def _kept(request: HttpRequest, number: str) -> Bundle:
    return get_object_or_404(queries.kept_by(actor_of(request)), number=number)


@guard(regulators)
@require_safe
def bundle_list(request: HttpRequest) -> HttpResponse:
    """The bundles of my region and sector: what waits for me first."""
    actor, at = actor_of(request), database_now()
    page = page_of(request, queries.kept_by(actor))
    context = {
        "waiting": [
            (each, queries.clock_of(each, at)) for each in queries.waiting_for_regulator(actor)[:50]
        ],
        "page": page,
        "rows": [(each, queries.clock_of(each, at)) for each in page],
    }
    return render(request, "bidding/bundles/regulator_list.html", context)


@guard(regulators)
@require_safe
def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """One bundle at this desk."""
    return _page(request, _kept(request, number))


def _page(
    request: HttpRequest, found: Bundle, error: object = "", status: int = 200
) -> HttpResponse:
    actor, at = actor_of(request), database_now()
    context = shown(found, at) | {
        "error": error,
        "acts": _acts(actor, found),
        "papers": found.papers.select_related("file").order_by("handed_in_at", "id"),
        "merged": queries.merged(found),
        "own": _own_items(actor, found),
    }
    return render(request, "bidding/bundles/regulator.html", context, status=status)


def _own_items(actor: Actor, bundle: Bundle) -> list[OpinionItem]:
    """What one's own department told: the others' is read when it is merged."""
    mine = actor.membership.department_id if actor.membership else None
    told = OpinionItem.objects.filter(opinion__bundle=bundle, opinion__department=mine)
    return list(told.order_by("id"))


def _acts(actor: Actor, bundle: Bundle) -> list[Act]:
    """What this desk may do next, the expected first; what it waits for is said by a grey one."""
    is_window = policies.keep_window(actor, bundle)

    def act(
        label: object,
        name: str,
        verdict: Verdict,
        form: forms.Form | None = None,
        kind: str = "",
        hint: object = "",
    ) -> Act:
        url = reverse("bidding:regulator_bundle_act", args=[bundle.number, name])
        return Act(label, url, verdict, form, kind, hint)

    found = []
    if bundle.can("be_accepted") and is_window:
        found.append(act(_("Accept: the clock runs"), "accept", policies.accept(actor, bundle)))
        once = policies.list_missing(actor, bundle)
        hint = _("List everything at one time: it can be done once.")
        form = WordsForm(auto_id="missing-%s") if once else None
        found.append(act(_("List what is missing"), "missing", once, form, "2", hint))
    if bundle.can("be_convened") and is_window:
        may = policies.convene(actor, bundle, queries.undelivered(bundle))
        found.append(act(_("Call the joint review"), "convene", may, ConveneForm()))
    if may := policies.give_opinion(actor, bundle, queries.silent(bundle)):
        label = _("Give the opinion of your department")
        found.append(act(label, "opinion", may, _opinion_form(actor, bundle)))
    if bundle.can("take_opinions") and is_window:
        may = policies.merge(actor, bundle, queries.silent(bundle))
        hint = _("With open items it goes back to the owner once, as a whole; else it has passed.")
        found.append(act(_("Merge the opinions"), "merge", may, hint=hint))
    if bundle.can("be_approved") and is_window:
        may = policies.approve(actor, bundle)
        form = WordsForm(auto_id="result-%s") if may else None
        found.append(act(_("Approve all members"), "approve", may, form))
    if may := policies.pause(actor, bundle):
        hint = _("Only for papers of the owner. The reason is public; handing in ends it.")
        form = WordsForm(auto_id="pause-%s")
        found.append(act(_("Stop the clock"), "pause", may, form, "bad", hint))
    return found


def _opinion_form(actor: Actor, bundle: Bundle, data: Any = None) -> OpinionForm | SettledForm:
    """What has to be changed, in the first round; later, which of one's own items are settled."""
    if bundle.round <= 1:
        return OpinionForm(data)
    mine = actor.membership.department_id if actor.membership else None
    return SettledForm(data, own=unsettled(bundle).filter(opinion__department=mine))


class Unreadable(BadInput):
    """A form of this desk was not filled in. Its sentence is that of the first wrong field."""


def _clean(form: forms.Form) -> dict[str, Any]:
    """What was filled in. Raises Unreadable."""
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Unreadable(f"{form[field].label}：{errors[0]}")
    return form.cleaned_data


def _words(request: HttpRequest) -> str:
    return str(_clean(WordsForm(request.POST))["words"])


def _accept(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    actions.accept_bundle(bundle=bundle, by=actor_of(request), at=at)
    return _("The bundle is accepted. Its clock runs.")


def _missing(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    actions.list_missing(bundle=bundle, missing=_words(request), by=actor_of(request), at=at)
    return _("The owner reads what is missing.")


def _pause(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    actions.pause_clock(bundle=bundle, reason=_words(request), by=actor_of(request), at=at)
    return _("The clock stands still until the owner hands in.")


def _convene(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    said = _clean(ConveneForm(request.POST))
    actions.convene_review(bundle=bundle, **said, by=actor_of(request), at=at)
    return _("The joint review is called. The departments give their opinions.")


def _opinion(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    actor = actor_of(request)
    said = _clean(_opinion_form(actor, bundle, request.POST))
    actions.give_opinion(
        bundle=bundle,
        items=said.get("items", []),
        settled=[item.pk for item in said.get("settled", [])],
        by=actor,
        at=at,
    )
    return _("Your opinion is kept. The owner reads it with the others, merged.")


def _merge(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    merged = actions.merge_opinions(bundle=bundle, by=actor_of(request), at=at)
    if merged.can("take_papers"):
        return _("The merged opinion went back to the owner as a whole.")
    return _("The joint review has passed.")


def _approve(request: HttpRequest, bundle: Bundle, at: dt.datetime) -> object:
    actions.approve_bundle(bundle=bundle, result=_words(request), by=actor_of(request), at=at)
    return _("All members are approved by one decision.")


ACTS: dict[str, Callable[[HttpRequest, Bundle, dt.datetime], object]] = {
    "accept": _accept,
    "missing": _missing,
    "pause": _pause,
    "convene": _convene,
    "opinion": _opinion,
    "merge": _merge,
    "approve": _approve,
}


@guard(regulators)
@require_POST
def act(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Do one thing with a bundle; a refusal comes back on its page."""
    found = _kept(request, number)
    if name not in ACTS:
        raise Http404
    try:
        done = ACTS[name](request, found, database_now())
    except DomainError as error:
        return _page(request, _kept(request, number), error.sentence, error.status_code)
    messages.success(request, str(done))
    return redirect("bidding:regulator_bundle", number)


@guard(regulators)
@require_safe
def paper(request: HttpRequest, number: str, pk: int) -> HttpResponseBase:
    """A file the owner handed in, for the window and the departments that review it."""
    found = get_object_or_404(_kept(request, number).papers.select_related("file"), pk=pk)
    return files.respond(found.file)
