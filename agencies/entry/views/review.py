"""The regulator's desk: what waits, and the review of entries."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.entry import fields, policies
from agencies.entry.actions import review as actions
from agencies.entry.forms.review import EntryObjectionForm, RemarksForm
from agencies.entry.models import Agency, EntryRemark, Qualification
from agencies.entry.queries import (
    certificates_waiting,
    entries_waiting,
    entry_problems,
    review_until,
    watched_by,
)
from agencies.entry.scope import review_region
from agencies.entry.states import AgencyStatus
from agencies.entry.views.desk import carried_out
from core import policy
from core.actors import actor_of
from core.clock import local_date, now
from core.policy import guard
from core.workflow import history


@guard(policy.regulators)
@require_safe
def admissions(request: HttpRequest) -> HttpResponse:
    """Entries to review, in publicity and returned, and certificates to confirm."""
    actor = actor_of(request)
    watched = watched_by(actor)
    context = {
        "waiting": [(agency, review_until(agency)) for agency in entries_waiting(actor)],
        "others": watched.filter(status__in=[AgencyStatus.PUBLICITY, AgencyStatus.RETURNED]),
        "certificates": certificates_waiting(actor),
    }
    return render(request, "agencies/regulator_admissions.html", context)


def _watched(request: HttpRequest, pk: int) -> Agency:
    """The agency, if its entry was ever handed in and it is in this regulator's scope; else 404."""
    handed_in = Agency.objects.exclude(submitted_at=None)
    found = get_object_or_404(
        handed_in.select_related("organisation__region", "review_region"), pk=pk
    )
    if not policies.see_entry(actor_of(request), found):
        raise Http404
    return found


@guard(policy.regulators)
@require_safe
def admission(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry with everything handed in."""
    return _page(request, _watched(request, pk), RemarksForm(), EntryObjectionForm())


def _page(
    request: HttpRequest, agency: Agency, remarks: RemarksForm, objection: EntryObjectionForm
) -> HttpResponse:
    actor = actor_of(request)
    at = now()
    invalid = next((form for form in (remarks, objection) if form.errors), None)
    qualifications = agency.qualifications.select_related(
        "type", "file", "agency__organisation__region", "agency__review_region"
    )
    context = {
        "agency": agency,
        "organisation": agency.organisation,
        "region": review_region(agency),
        "today": local_date(at),
        "until": review_until(agency),
        "problems": entry_problems(agency, local_date(at)),
        "qualifications": [
            (each, policies.confirm_qualification(actor, each)) for each in qualifications
        ],
        "practitioners": agency.practitioners.select_related("qualification"),
        "papers": agency.entry_files.select_related("file"),
        "remarks": [
            (fields.LABELS[r.field], r.at, r.text)
            for r in EntryRemark.objects.filter(agency=agency).order_by("at", "id")
        ],
        "remarks_form": remarks,
        "objection_form": objection,
        "review": policies.review_entry(actor, agency),
        "passing": policies.pass_review(actor, agency),
        "objecting": policies.object_to_entry(actor, agency, at),
        "admitting": policies.admit(actor, agency, at),
        "history": [
            (agency.machine.states(change.target).label, change.at, change.by or "")
            for change in history(agency)
        ],
        "form": invalid,
    }
    status = 422 if invalid is not None else 200
    return render(request, "agencies/regulator_admission.html", context, status=status)


@guard(policy.regulators)
@require_http_methods(["POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the entry with remarks per field."""
    agency = _watched(request, pk)
    form = RemarksForm(request.POST)
    if form.is_valid():
        arguments = {"agency": agency, "by": actor_of(request), "at": now()}
        if carried_out(form, actions.return_entry, remarks=form.remarks(), **arguments):
            messages.success(
                request, _("The entry is returned. The remarked fields are open again.")
            )
            return redirect("agencies:admission", pk)
    return _page(request, agency, form, EntryObjectionForm())


@guard(policy.regulators)
@require_POST
def let_pass(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass the review: certificates confirmed, publicity begins."""
    actions.pass_review(agency=_watched(request, pk), by=actor_of(request), at=now())
    messages.success(request, _("The review is passed. The publicity period has begun."))
    return redirect("agencies:admission", pk)


@guard(policy.regulators)
@require_POST
def uphold_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Uphold an objection from the publicity period."""
    agency = _watched(request, pk)
    form = EntryObjectionForm(request.POST)
    if form.is_valid():
        arguments = {"agency": agency, "by": actor_of(request), "at": now(), **form.cleaned_data}
        if carried_out(form, actions.object_to_entry, **arguments):
            messages.success(request, _("The objection is upheld and the entry is returned."))
            return redirect("agencies:admission", pk)
    return _page(request, agency, RemarksForm(), form)


@guard(policy.regulators)
@require_POST
def admit(request: HttpRequest, pk: int) -> HttpResponse:
    """Admit by hand what the clock has not admitted yet."""
    actions.admit(agency=_watched(request, pk), by=actor_of(request), at=now())
    messages.success(request, _("The agency is admitted."))
    return redirect("agencies:admission", pk)


@guard(policy.regulators)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a certificate that an admitted agency added."""
    qualification = get_object_or_404(Qualification.objects.select_related("agency"), pk=pk)
    agency = _watched(request, qualification.agency_id)
    actions.confirm_qualification(qualification=qualification, by=actor_of(request), at=now())
    messages.success(request, _("The certificate is confirmed and counts from now on."))
    return redirect("agencies:admission", agency.pk)
