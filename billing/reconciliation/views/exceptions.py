"""Finance's desk: differences, one person explains, another decides."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from billing.forms.reasons import ReasonForm
from billing.reconciliation.actions import exceptions as actions
from billing.reconciliation.forms.exceptions import ExceptionFilter, ExplanationForm
from billing.reconciliation.matching.reasons import why
from billing.reconciliation.models import ReconciliationException, Resolution
from billing.reconciliation.policies import exceptions as policies
from billing.reconciliation.queries import runs as queries
from billing.reconciliation.queries import unknown_money
from billing.reconciliation.states import ExceptionStatus
from billing.views.reasons import given_reason
from billing.views.tables import csv_response
from core.actors import actor_of
from core.clock import now
from core.errors import DomainError
from core.paging import page_of
from core.policy import finance, guard
from core.workflow import history

REJECTION = "reject"  # its form stands beside the one for an explanation


def _filtered(filter_: ExceptionFilter) -> QuerySet[ReconciliationException]:
    rows = queries.exceptions_first(ReconciliationException.objects.all())
    if not filter_.is_valid():
        return rows
    for name in ("status", "kind"):
        if value := filter_.cleaned_data[name]:
            rows = rows.filter(**{name: value})
    if words := filter_.cleaned_data["words"]:
        rows = rows.filter(queries.named(words))
    return rows


@guard(finance)
@require_safe
def exceptions(request: HttpRequest) -> HttpResponse:
    """Every difference, those that wait first."""
    filter_ = ExceptionFilter(request.GET)
    page = page_of(request, _filtered(filter_))
    context = {
        "filter": filter_,
        "page": page,
        "rows": [(each, why(each.kind, each.facts)) for each in page],
    }
    return render(request, "billing/reconciliation/exceptions.html", context)


@guard(finance)
@require_safe
def exceptions_export(request: HttpRequest) -> HttpResponse:
    """The filtered differences as CSV."""
    return csv_response(
        "exceptions.csv",
        [_("Account"), _("Day"), _("Kind"), _("Amount"), _("Status"), _("Why"), _("Explanation")],
        (
            [
                each.run.account.number,
                each.run.until,
                each.get_kind_display(),
                each.amount_fen,
                each.get_status_display(),
                why(each.kind, each.facts),
                each.explanation,
            ]
            for each in _filtered(ExceptionFilter(request.GET))
        ),
    )


def _exception(pk: int) -> ReconciliationException:
    rows = ReconciliationException.objects.select_related(
        "run__account",
        "line__statement",
        "transfer__journal",
        "transfer__debit",
        "proposed_by",
        "approved_by",
        "posting",
    )
    return get_object_or_404(rows, pk=pk)


@guard(finance)
@require_http_methods(["GET", "HEAD", "POST"])
def exception(request: HttpRequest, pk: int) -> HttpResponse:
    """One difference: both sides, what might belong to it, explain or decide."""
    found, actor = _exception(pk), actor_of(request)
    form = ExplanationForm(request.POST or None, kind=found.kind)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_explanation(
                exception=found,
                resolution=Resolution(form.cleaned_data["resolution"]),
                explanation=form.cleaned_data["explanation"],
                by=actor,
                at=now(),
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("Another person has to approve the explanation now."))
            return redirect("billing:exception", pk)
    context = {
        "exception": found,
        "row": queries.rows_of([found], found.run.account.ledger_code)[0],
        "candidates": queries.candidates(found),
        "form": form,
        "unknown": unknown_money.arrived().filter(journal=found.posting_id).first(),
        "rejection": ReasonForm(prefix=REJECTION),
        "is_open": found.status == ExceptionStatus.OPEN,
        "is_proposed": found.status == ExceptionStatus.PROPOSED,
        "may_propose": policies.propose(actor, found),
        "may_decide": policies.decide(actor, found),
        "entries": [
            (
                f"{ExceptionStatus(change.target).label} · {change.by or change.role}",
                change.at,
                change.reason,
            )
            for change in history(found)
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "billing/reconciliation/exception.html", context, status=status)


@guard(finance)
@require_POST
def exception_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree with an explanation."""
    settled = actions.approve_explanation(exception=_exception(pk), by=actor_of(request), at=now())
    messages.success(
        request,
        _("The difference is posted.") if settled.posting_id else _("It is carried forward."),
    )
    return redirect("billing:exception", pk)


@guard(finance)
@require_POST
def exception_reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Disagree with an explanation."""
    if reason := given_reason(request, prefix=REJECTION):
        actions.reject_explanation(
            exception=_exception(pk), by=actor_of(request), reason=reason, at=now()
        )
        messages.success(request, _("The difference is open again."))
    return redirect("billing:exception", pk)
