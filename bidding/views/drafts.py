"""The task list of a draft: its start, its steps and their saving, the check of the answers."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bidding import actions
from bidding.actions.drafts import SavedMeanwhile
from bidding.drafting import items
from bidding.drafting.step import Draft, Step, StepForm, open_draft
from bidding.drafting.steps import after, demand_of, step_of, tasks
from bidding.fair_fields import REWORD
from bidding.forms import StartForm
from bidding.methods import registry
from bidding.models import DraftPage
from bidding.notice_text import reworded
from bidding.policies import procurements as policies
from bidding.queries import desks
from bidding.queries.attachments import attached
from bidding.queries.own_requirements import in_words
from bidding.queries.recusals import recused
from core.actors import actor_of
from core.clock import SHANGHAI, database_now
from core.errors import DomainError
from core.policy import guard, owners

BUTTONS = ("csrfmiddlewaretoken", "version", "then", "words", "add", "remove", "autosave", REWORD)


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Begin a draft with its project and title; the task list opens."""
    actor, at = actor_of(request), database_now()
    form = StartForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            project = data["project"] or actions.open_project(
                name=data["project_name"],
                code=data["project_code"],
                region=data["region"],
                by=actor,
                at=at,
            )
            made = actions.start_draft(
                project=project,
                title=data["title"],
                method=registry.drafted()[0].key,
                by=actor,
                at=at,
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The draft is saved. Its number is %s.") % made.number)
            return redirect("bidding:owned", made.number)
    return render(
        request, "bidding/drafting/start.html", {"form": form}, status=422 if form.errors else 200
    )


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """One step: what is typed is kept, right or wrong, and by script while it is typed."""
    found = step_of(slug)
    if found is None:
        raise Http404
    draft = _draft(request, number)
    if draft is None:
        return redirect("bidding:owned", number)
    if request.method == "POST":
        return _save(request, draft, found)
    words = request.GET.get("words", "")
    return _page(request, draft, found, _so_far(found.form(draft)), words=words)


def _so_far(form: StepForm) -> StepForm:
    """What is empty yet is no mistake until somebody wants to go on."""
    empty = [name for name in form.errors if name in form.fields and not form[name].data]
    for name in empty:
        del form.errors[name]
    if empty:
        form.errors.pop(NON_FIELD_ERRORS, None)
    return form


def _draft(request: HttpRequest, number: str) -> Draft | None:
    """The draft of an address; None where it is no draft any more."""
    actor = actor_of(request)
    procurement = get_object_or_404(desks.owned_by(actor), number=number)
    if not procurement.can("be_edited"):
        return None
    return open_draft(procurement, actor, database_now())


def _page(
    request: HttpRequest,
    draft: Draft,
    step: Step,
    form: StepForm,
    *,
    words: str = "",
    conflict: DraftPage | None = None,
    error: object = "",
    status: int = 200,
) -> HttpResponse:
    page = draft.pages.get(step.slug)
    context = {
        "procurement": draft.procurement,
        "draft": draft,
        "step": step,
        "form": form,
        "page": page,
        "version": page.version if page else 0,
        "following": after(step),
        "may": policies.edit(draft.actor, draft.procurement),
        "conflict": conflict,
        "error": error,
        "words": words,
        "found": items.found(words, draft),
        **step.context(draft),
    }
    return render(request, step.template, context, status=status)


def _save(request: HttpRequest, draft: Draft, step: Step) -> HttpResponse:
    typed = _typed(request)
    form = step.form(draft, MultiValueDict(typed))
    form.is_valid()
    is_quiet = "autosave" in request.POST
    try:
        page = actions.save_page(
            procurement=draft.procurement,
            step=step.slug,
            typed=typed,
            version=_number(request.POST.get("version")),
            by=draft.actor,
            at=draft.at,
            **step.known(form),
        )
    except SavedMeanwhile as error:
        if is_quiet:
            return JsonResponse({"problem": str(error.sentence)}, status=409)
        return _page(request, draft, step, form, conflict=draft.pages.get(step.slug), status=409)
    except DomainError as error:
        if is_quiet:
            return JsonResponse({"problem": str(error.sentence)}, status=error.status_code)
        return _page(request, draft, step, form, error=error.sentence, status=error.status_code)
    if is_quiet:
        return JsonResponse(_kept(page, form, typed))
    return _next(request, draft, step, form)


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed, without the page's own buttons; an added or removed item is typed by them."""
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in BUTTONS}
    for added in request.POST.getlist("add"):
        typed["items"] = [*typed.get("items", []), added]
    for name in request.POST.getlist(REWORD):
        typed[name] = [reworded(text) for text in typed.get(name, [])]
    for removed in request.POST.getlist("remove"):
        typed["items"] = [code for code in typed.get("items", []) if code != removed]
    return typed


def _kept(page: DraftPage, form: StepForm, typed: dict[str, list[str]]) -> dict[str, object]:
    """For the script: what was saved when, and what is wrong in what is filled in already."""
    filled = {name for name, values in typed.items() if any(value.strip() for value in values)}
    return {
        "version": page.version,
        "saved": _("Saved at %s") % f"{page.saved_at.astimezone(SHANGHAI):%H:%M}",
        "errors": {name: str(errors[0]) for name, errors in form.errors.items() if name in filled},
    }


def _next(request: HttpRequest, draft: Draft, step: Step, form: StepForm) -> HttpResponse:
    """After a save by a button: stay, go to the list, or on; mistakes stop only going on."""
    number, then = draft.procurement.number, request.POST.get("then", "")
    here = redirect("bidding:draft_step", number, step.slug)
    if then not in ("on", "list"):
        words = request.POST.get("words", "")
        if words:
            here["Location"] += f"?{urlencode({'words': words})}"
        return here
    if then == "list":
        return redirect("bidding:owned", number)
    if form.errors:
        fresh = _draft(request, number)
        assert fresh is not None, "it was a draft a moment ago"
        return _page(request, fresh, step, form, status=422)
    following = after(step)
    if following is None:
        return redirect("bidding:draft_check", number)
    return redirect("bidding:draft_step", number, following.slug)


def _number(text: str | None) -> int:
    """The version that was opened; what is no number was never opened."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: str) -> HttpResponse:
    """All answers on one page; from here the approval is asked for."""
    draft = _draft(request, number)
    if draft is None:
        return redirect("bidding:owned", number)
    found = tasks(draft)
    is_whole = all(task.is_done for task in found)
    error: object = ""
    status = 200
    if request.method == "POST" and is_whole:
        try:
            actions.propose(
                procurement=draft.procurement,
                demand=demand_of(found),
                by=draft.actor,
                at=draft.at,
            )
        except DomainError as refused:
            error, status = refused.sentence, refused.status_code
        else:
            messages.success(request, _("An approver of your organisation is asked."))
            return redirect("bidding:owned", number)
    elif request.method == "POST":
        error, status = _("Something is missing. It stands below."), 422
    context = {
        "procurement": draft.procurement,
        "tasks": found,
        "requirements": in_words(draft.procurement, draft.items()),
        "recusals": recused(draft.procurement),
        "attachments": attached(draft.procurement),
        "is_whole": is_whole,
        "may": policies.edit(draft.actor, draft.procurement),
        "error": error,
    }
    return render(request, "bidding/drafting/check.html", context, status=status)
