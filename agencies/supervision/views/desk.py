"""The regulator's desk: complaints, agencies to watch, points, sanctions, objections."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agencies.entry.models import Agency
from agencies.supervision import policies
from agencies.supervision.actions import complaints, objections, points, sanctions
from agencies.supervision.actions.trace import spoken
from agencies.supervision.forms import (
    ComplaintDecisionForm,
    ComplaintFilter,
    FileFilter,
    PointsForm,
    SanctionNoticeForm,
)
from agencies.supervision.models import Complaint, Objection, Sanction
from agencies.supervision.queries import desk as queries
from agencies.supervision.queries import reputation
from core.actors import actor_of
from core.clock import local_date, now, working_days_between
from core.paging import page_of
from core.policy import guard, regulators
from core.workflow import history


def _agency(request: HttpRequest, credit_code: str) -> Agency:
    return get_object_or_404(
        queries.supervised(actor_of(request)), organisation__credit_code=credit_code
    )


def _course(thing: Any) -> list[tuple[object, dt.datetime, str]]:
    """The moves of a thing: what, when, who and why."""
    return [
        (
            thing.machine.states(change.target).label,
            change.at,
            " · ".join(filter(None, (str(change.by or ""), change.reason))),
        )
        for change in history(thing)
    ]


def _days_left(until: dt.datetime | None, at: dt.datetime) -> int | None:
    return working_days_between(local_date(at), local_date(until)) if until else None


def _clocked(rows: Any, field: str, at: dt.datetime) -> list[tuple[Any, int | None]]:
    """Rows with the working days left; negative when overdue."""
    return [(row, _days_left(getattr(row, field), at)) for row in rows]


# --- Complaints ---


@guard(regulators)
@require_safe
def complaint_list(request: HttpRequest) -> HttpResponse:
    """Complaints of my region and sector, the most urgent first."""
    form = ComplaintFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.complaints_of(actor_of(request), chosen.get("status", ""))
    page = page_of(request, found)
    context = {"filter": form, "page": page, "rows": _clocked(page, "due_at", now())}
    return render(request, "agencies/regulator/complaints.html", context)


def _complaint(request: HttpRequest, number: str) -> Complaint:
    found = queries.complaints_of(actor_of(request), "all")
    return get_object_or_404(found, number=number)


def _complaint_page(
    request: HttpRequest, found: Complaint, form: ComplaintDecisionForm
) -> HttpResponse:
    at, actor = now(), actor_of(request)
    context = {
        "complaint": found,
        "form": form,
        "days_left": _days_left(found.due_at, at),
        "entries": _course(found),
        "may_decide": policies.decide_complaint(actor, found),
        "may_uphold": policies.uphold(actor, found, at),
        "today": local_date(at),
        "watch": [
            w
            for w in queries.watched_by(actor, at=at, on=local_date(at))
            if w.agency.pk == found.agency_id
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "agencies/regulator/complaint.html", context, status=status)


@guard(regulators)
@require_safe
def complaint(request: HttpRequest, number: str) -> HttpResponse:
    """One complaint: evidence, clock, statement, reasons, letter."""
    return _complaint_page(request, _complaint(request, number), ComplaintDecisionForm())


@guard(regulators)
@require_POST
def complaint_admit(request: HttpRequest, number: str) -> HttpResponse:
    """Admit it: the agency has its days to speak."""
    found = _complaint(request, number)
    complaints.admit_complaint(complaint=found, by=actor_of(request), at=now())
    messages.success(request, _("The complaint is admitted. The agency may make its statement."))
    return redirect("agencies:regulator_complaint", number)


@guard(regulators)
@require_POST
def complaint_decide(request: HttpRequest, number: str) -> HttpResponse:
    """Uphold, dismiss or turn away, with reasons."""
    found, form = _complaint(request, number), ComplaintDecisionForm(request.POST)
    if not form.is_valid():
        return _complaint_page(request, found, form)
    given = {
        "complaint": found,
        "by": actor_of(request),
        "reasons": form.cleaned_data["reasons"],
        "at": now(),
    }
    decision = request.POST.get("decision", "")
    if decision == "uphold":
        complaints.uphold(**given, rule=form.cleaned_data["rule"])
    elif decision == "dismiss":
        complaints.dismiss(**given)
    elif decision == "turn_away":
        complaints.turn_away_complaint(**given)
    else:
        raise Http404
    messages.success(request, _("The decision is on file and both sides can read it."))
    return redirect("agencies:regulator_complaint", number)


# --- Credit and sanctions ---


@guard(regulators)
@require_safe
def credit(request: HttpRequest) -> HttpResponse:
    """Agencies to watch, cases that wait, sanctions in force, objections, all credit files."""
    at, actor = now(), actor_of(request)
    form = FileFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    agencies = queries.supervised(actor)
    if words := chosen.get("words"):
        agencies = agencies.filter(organisation__name__icontains=words)
    if status := chosen.get("status"):
        agencies = agencies.filter(status=status)
    context = {
        "watches": queries.watched_by(actor, at=at, on=local_date(at)),
        "sanctions": _clocked(queries.sanctions_of(actor), "statement_until", at),
        "in_force": queries.sanctions_in_force(actor),
        "objections": queries.objections_of(actor),
        "filter": form,
        "page": page_of(request, agencies),
    }
    return render(request, "agencies/regulator/credit.html", context)


def _file_page(
    request: HttpRequest, agency: Agency, points_form: PointsForm, notice_form: SanctionNoticeForm
) -> HttpResponse:
    at, actor = now(), actor_of(request)
    failed = points_form if points_form.errors else notice_form
    context = {
        "agency": agency,
        "account": reputation.points_account(agency, at),
        "sanctions": agency.sanctions.order_by("-notified_at", "-id"),
        "complaints": agency.complaints.order_by("-received_at", "-id"),
        "watches": [
            w
            for w in queries.watched_by(actor, at=at, on=local_date(at))
            if w.agency.pk == agency.pk
        ],
        "points_form": points_form,
        "notice_form": notice_form,
        "may_open": policies.open_sanction(actor, agency),
        **({"form": failed} if failed.errors else {}),
    }
    status = 422 if failed.errors else 200
    return render(request, "agencies/regulator/file.html", context, status=status)


@guard(regulators)
@require_safe
def credit_file(request: HttpRequest, credit_code: str) -> HttpResponse:
    """The credit file of one agency, kept by its credit code."""
    agency = _agency(request, credit_code)
    notice = SanctionNoticeForm(
        initial={"kind": request.GET.get("kind", ""), "reason": request.GET.get("reason", "")},
        prefix="notice",
    )
    return _file_page(request, agency, PointsForm(prefix="points"), notice)


@guard(regulators)
@require_POST
def points_add(request: HttpRequest, credit_code: str) -> HttpResponse:
    """Put the points of a breach on the agency."""
    agency, form = _agency(request, credit_code), PointsForm(request.POST, prefix="points")
    if not form.is_valid():
        return _file_page(request, agency, form, SanctionNoticeForm(prefix="notice"))
    points.add_points(agency=agency, **form.cleaned_data, by=actor_of(request), at=now())
    messages.success(request, _("The points are on file. The agency may object."))
    return redirect("agencies:regulator_credit_file", credit_code)


@guard(regulators)
@require_POST
def sanction_open(request: HttpRequest, credit_code: str) -> HttpResponse:
    """Send the notice of an intended sanction."""
    agency, form = _agency(request, credit_code), SanctionNoticeForm(request.POST, prefix="notice")
    if not form.is_valid():
        return _file_page(request, agency, PointsForm(prefix="points"), form)
    made = sanctions.open_sanction(
        agency=agency, **form.cleaned_data, by=actor_of(request), at=now()
    )
    messages.success(request, _("The agency is notified and may make its statement."))
    return redirect("agencies:regulator_sanction", made.number)


def _sanction(request: HttpRequest, number: str) -> Sanction:
    mine = Sanction.objects.filter(agency__in=queries.supervised(actor_of(request)).order_by())
    return get_object_or_404(
        mine.select_related(
            "agency__organisation__region",
            "agency__review_region",
            "proposed_by",
            "confirmed_by",
            "notified_by",
            "complaint",
        ),
        number=number,
    )


@guard(regulators)
@require_safe
def sanction(request: HttpRequest, number: str) -> HttpResponse:
    """One case: evidence, clock, statement, the two people, the letter."""
    found, at, actor = _sanction(request, number), now(), actor_of(request)
    context = {
        "sanction": found,
        "days_left": _days_left(found.statement_until, at),
        "entries": _course(found),
        "may_propose": policies.propose_sanction(actor, found, at),
        "may_confirm": policies.confirm_sanction(actor, found),
        "may_reinstate": policies.reinstate(actor, found),
        "account": reputation.points_account(found.agency, at),
        "today": local_date(at),
    }
    return render(request, "agencies/regulator/sanction.html", context)


SANCTION_ACTS = {
    "propose": sanctions.propose_sanction,
    "reject": sanctions.reject_sanction,
    "reinstate": sanctions.reinstate,
}


@guard(regulators)
@require_POST
def sanction_act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Propose, confirm, reject or lift a sanction."""
    found = _sanction(request, number)
    if verb == "confirm":
        sanctions.confirm_sanction(sanction=found, by=actor_of(request), at=now())
    elif verb in SANCTION_ACTS:
        reason = spoken(request.POST.get("text", ""))
        SANCTION_ACTS[verb](sanction=found, by=actor_of(request), reason=reason, at=now())
    else:
        raise Http404
    messages.success(request, _("Done: the case is now “%s”.") % found.get_status_display())
    return redirect("agencies:regulator_sanction", number)


@guard(regulators)
@require_POST
def objection_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or reject an objection, with reasons."""
    mine = Objection.objects.filter(agency__in=queries.supervised(actor_of(request)).order_by())
    found = get_object_or_404(mine.select_related("points", "sanction"), pk=pk)
    acts = {"accept": objections.accept_objection, "reject": objections.reject_objection}
    act = acts.get(request.POST.get("decision", ""))
    if act is None:
        raise Http404
    reasons = spoken(request.POST.get("text", ""))
    act(objection=found, by=actor_of(request), reasons=reasons, at=now())
    messages.success(request, _("The objection is decided. The agency can read the reasons."))
    return redirect("agencies:regulator_credit")
