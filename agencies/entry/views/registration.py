"""The agency's desk: workbench, registration, papers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.entry import fields, policies
from agencies.entry.actions import registration as actions
from agencies.entry.forms.registration import DetailsForm, PaperForm, QualificationForm
from agencies.entry.models import Agency, EntryFile, Qualification
from agencies.entry.queries import entry_problems, open_remarks
from agencies.entry.states import AgencyStatus
from agencies.entry.views.desk import carried_out, my_agency
from core import files, policy
from core.actors import actor_of
from core.clock import local_date, now
from core.models import StoredFile
from core.policy import any_of, guard
from core.templatetags.market import day, moment
from core.workflow import history


def _tasks(agency: Agency, opened: frozenset[str], problems: set[str]) -> list[dict[str, object]]:
    """The sections of the entry with where each stands: open, returned, done or closed."""
    sections = (
        (
            "details",
            _("Organisation and contact"),
            (*fields.ORGANISATION_FIELDS, *fields.AGENCY_FIELDS),
        ),
        ("papers", _("Papers"), fields.FILE_FIELDS),
        ("qualifications", _("Qualifications"), ("qualifications",)),
        ("people", _("Practitioners"), ("practitioners",)),
    )
    tasks: list[dict[str, object]] = []
    for name, label, names in sections:
        is_open = bool(opened.intersection(names))
        state = "todo" if problems.intersection(names) else "done"
        if agency.status == AgencyStatus.RETURNED and is_open:
            state = "returned"
        tasks.append(
            {"url": f"agencies:{name}", "label": label, "state": state, "is_open": is_open}
        )
    return tasks


@dataclass(frozen=True)
class Standing:
    """Where the entry stands as a sentence, and the moment or day that goes with it."""

    text: str
    tone: str = ""
    is_plain: bool = False
    label: str = ""
    when: str = ""
    remarks: Sequence[tuple[object, str]] = ()


def standing_of(agency: Agency) -> Standing | None:
    """None for an agency that is admitted: there is nothing left to say."""
    match agency.status:
        case AgencyStatus.DRAFT:
            text = _("The registration is a draft. Fill in every section and submit it.")
            return Standing(text, is_plain=True)
        case AgencyStatus.SUBMITTED:
            text = _("The entry is under review since")
            return Standing(text, when=moment(agency.submitted_at))
        case AgencyStatus.RETURNED:
            text = _("The reviewer returned the entry. Correct what is named and submit again.")
            return Standing(text, "warn", remarks=open_remarks(agency))
        case AgencyStatus.PUBLICITY:
            text = _("The review is passed. You are admitted unless an objection is upheld before")
            return Standing(text, "ok", when=moment(agency.publicity_until))
        case AgencyStatus.SUSPENDED:
            text = _(
                "The agency is suspended: finish running work; new work is possible again after "
                "the suspension."
            )
            until = agency.suspended_until
            return Standing(text, "bad", when=day(until) if until else "")
        case AgencyStatus.REMOVED:
            text = _(
                "The agency was removed from the market. Running contracts are finished and paid."
            )
            until = agency.barred_until
            label, when = (_("Barred until"), day(until)) if until else ("", "")
            return Standing(text, "bad", label=label, when=when)
        case _other:
            return None


@guard(policy.agencies)
@require_safe
def registration(request: HttpRequest) -> HttpResponse:
    """The entry as a task list, with the reviewer's remarks and what the check still finds."""
    agency = my_agency(request)
    actor = actor_of(request)
    problems = entry_problems(agency, local_date(now())) if agency.can("edit_entry") else []
    context = {
        "agency": agency,
        "tasks": _tasks(
            agency, policies.open_fields(agency, local_date(now())), {p.field for p in problems}
        ),
        "problems": [(fields.LABELS.get(p.field, _("Credit code")), p.sentence) for p in problems],
        "standing": standing_of(agency),
        "submit": policies.submit_entry(actor, agency),
        "reenter": policies.reenter(actor, agency, now()),
        "history": [
            (agency.machine.states(change.target).label, change.at, change.reason)
            for change in history(agency)
        ],
    }
    return render(request, "agencies/registration.html", context)


@guard(policy.agencies)
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Open the registration."""
    actor = actor_of(request)
    assert actor.organisation is not None  # whoever acts as an agency acts for an organisation
    actions.start_entry(organisation=actor.organisation, by=actor, at=now())
    return redirect("agencies:registration")


@guard(policy.agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """The text fields of the entry."""
    agency = my_agency(request)
    opened = policies.open_fields(agency)
    form = DetailsForm(request.POST or None, agency=agency, opened=opened)
    arguments = {"agency": agency, "by": actor_of(request), "at": now()}
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, actions.save_entry, values=form.cleaned_data, **arguments)
    ):
        messages.success(request, _("The details are saved."))
        return redirect("agencies:registration")
    context = {
        "agency": agency,
        "form": form,
        "verdict": policies.edit_entry(actor_of(request), agency),
        "standing": standing_of(agency),
    }
    return render(request, "agencies/details.html", context, status=422 if form.errors else 200)


@guard(policy.agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest) -> HttpResponse:
    """The papers of the entry, and a form to add one."""
    agency = my_agency(request)
    opened = policies.open_fields(agency)
    form = PaperForm(request.POST or None, request.FILES or None, opened=opened)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        arguments = {"agency": agency, "by": actor_of(request), "at": now()}
        arguments |= {"kind": form.cleaned_data["kind"]}
        arguments |= {"content": upload.read(), "name": upload.name}
        if carried_out(form, actions.add_entry_file, **arguments):
            messages.success(request, _("The paper is added."))
            return redirect("agencies:papers")
    context = {
        "agency": agency,
        "form": form,
        "verdict": policies.edit_entry(actor_of(request), agency),
        "papers": EntryFile.objects.filter(agency=agency).select_related("file"),
        "can_add": bool(opened.intersection(fields.FILE_FIELDS)),
    }
    return render(request, "agencies/papers.html", context, status=422 if form.errors else 200)


@guard(policy.agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def qualifications(request: HttpRequest) -> HttpResponse:
    """The certificates of the agency, and a form to add one."""
    agency = my_agency(request)
    actor = actor_of(request)
    form = QualificationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        upload = values.pop("file")
        values |= {"content": upload.read(), "name": upload.name} if upload else {}
        if carried_out(
            form, actions.add_qualification, agency=agency, by=actor, at=now(), **values
        ):
            messages.success(
                request, _("The certificate is added. It counts once a regulator confirms it.")
            )
            return redirect("agencies:qualifications")
    held = agency.qualifications.select_related("type", "file", "agency__organisation")
    context = {
        "agency": agency,
        "form": form,
        "today": local_date(now()),
        "verdict": policies.add_qualification(actor, agency, local_date(now())),
        "rows": [
            (each, policies.remove_qualification(actor, each, local_date(now()))) for each in held
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "agencies/qualifications.html", context, status=status)


@guard(policy.agencies)
@require_POST
def remove_qualification(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an unconfirmed certificate out again."""
    qualification = get_object_or_404(Qualification, pk=pk, agency=my_agency(request))
    actions.remove_qualification(qualification=qualification, by=actor_of(request), at=now())
    messages.success(request, _("The certificate is removed."))
    return redirect("agencies:qualifications")


@guard(policy.agencies)
@require_POST
def submit(request: HttpRequest) -> HttpResponse:
    """Hand the entry in; what the automatic check finds is shown on the registration page."""
    agency = my_agency(request)
    try:
        actions.submit_entry(agency=agency, by=actor_of(request), at=now())
    except actions.EntryIncomplete as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(
            request, _("The entry is submitted. A regulator reviews it within two working days.")
        )
    return redirect("agencies:registration")


@guard(policy.agencies)
@require_POST
def reenter(request: HttpRequest) -> HttpResponse:
    """Open the entry again after a removal."""
    actions.reenter(agency=my_agency(request), by=actor_of(request), at=now())
    return redirect("agencies:registration")


@guard(any_of(policy.agencies, policy.regulators))
@require_safe
def paper(request: HttpRequest, pk: str) -> HttpResponseBase:
    """The bytes of a paper or certificate, for the agency and its regulators."""
    stored = get_object_or_404(StoredFile, pk=pk)
    owner = (
        Agency.objects.filter(entry_files__file=stored).first()
        or Agency.objects.filter(qualifications__file=stored).first()
    )
    if owner is None or not policies.see_entry(actor_of(request), owner):
        raise Http404
    return files.respond(stored)
