"""Finance's desk: reconcile, look at a run, sign and lock it."""

import itertools

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from billing.models import BankAccount
from billing.reconciliation.actions import runs as actions
from billing.reconciliation.forms.runs import ReconcileForm, RunFilter
from billing.reconciliation.models import RUN_OPEN, BankStatement, ReconciliationRun
from billing.reconciliation.policies import runs as policies
from billing.reconciliation.queries import runs as queries
from billing.reconciliation.states import RunStatus
from billing.views.tables import csv_response
from core import charts
from core.actors import actor_of
from core.clock import local_date, now
from core.paging import page_of
from core.policy import finance, guard

PER_PAGE = 50


@guard(finance)
@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """The last run of each account, all runs, and the latest imports."""
    rows = ReconciliationRun.objects.select_related("account").order_by("-until", "-id")
    context = {
        "page": page_of(request, rows),
        "form": _reconcile_form(),
        "today": local_date(now()),
        "has_accounts": BankAccount.objects.exists(),
        "waiting": queries.unsettled().count(),
        "imports": BankStatement.objects.select_related("account", "imported_by").order_by(
            "-imported_at", "-id"
        )[:10],
    }
    return render(request, "billing/reconciliation/runs.html", context)


def _reconcile_form() -> ReconcileForm | None:
    """Up to today, for the accounts that nobody has signed up to today; None when all are."""
    today = local_date(now())
    signed = ReconciliationRun.objects.exclude(status__in=RUN_OPEN).filter(until__gte=today)
    open_ones = BankAccount.objects.exclude(pk__in=signed.order_by().values("account"))
    first = open_ones.order_by("number").first()
    return ReconcileForm(initial={"until": today, "account": first}, today=today) if first else None


@guard(finance)
@require_POST
def reconcile(request: HttpRequest) -> HttpResponse:
    """Match now; goes to the run."""
    form = ReconcileForm(request.POST, today=local_date(now()))
    if not form.is_valid():
        messages.error(
            request, " ".join(str(text) for texts in form.errors.values() for text in texts)
        )
        return redirect("billing:reconciliation")
    run = actions.reconcile(**form.cleaned_data, by=actor_of(request), at=now())
    messages.success(
        request,
        _("%(matched)s of %(lines)s bank lines were matched.")
        % {"matched": run.totals["matched_lines"], "lines": run.totals["lines"]},
    )
    return redirect("billing:run", run.pk)


def _run(pk: int) -> ReconciliationRun:
    rows = ReconciliationRun.objects.select_related("account", "started_by", "signed_by")
    return get_object_or_404(rows, pk=pk)


def _facts(run: ReconciliationRun) -> dict[str, object]:
    """The figures on top of a run."""
    totals, lines = run.totals, run.totals.get("lines", 0)
    matched = totals.get("matched_lines", 0)
    waiting = run.exceptions.filter(status__in=queries.UNSETTLED)
    amounts = list(waiting.order_by("id").values_list("amount_fen", flat=True))
    settled = run.exceptions.count() - len(amounts)
    return {
        "run": run,
        "totals": totals,
        "difference_fen": run.difference_fen,
        "waiting": len(amounts),
        "waiting_fen": sum(amounts),
        "rate": f"{100 * matched / lines:.0f}%" if lines else "—",
        "meter": charts.meter(
            _("Matched automatically"),
            {
                pgettext("line", "Matched"): matched,
                _("Waiting"): len(amounts),
                _("Explained"): settled,
            },
        ),
    }


@guard(finance)
@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: figures, differences first, then what was matched and why."""
    found, actor = _run(pk), actor_of(request)
    filter_ = RunFilter(request.GET)
    rows = queries.RunRows(found, **_chosen(filter_))
    context = {
        **_facts(found),
        "filter": filter_,
        "page": page_of(request, rows, PER_PAGE),
        "is_locked": found.status == RunStatus.LOCKED,
        "may_sign": policies.sign(actor, found),
        "may_lock": policies.lock(actor, found),
        "may_reconcile": policies.reconcile(actor),
    }
    return render(request, "billing/reconciliation/run.html", context)


def _chosen(filter_: RunFilter) -> dict[str, str]:
    if not filter_.is_valid():
        return {}
    return {name: filter_.cleaned_data[name] for name in ("state", "words")}


@guard(finance)
@require_safe
def run_export(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row of a run as CSV, safe to open in a spreadsheet."""
    found = _run(pk)
    return csv_response(
        f"reconciliation-{found.until}.csv",
        [
            _("Reference"),
            _("Text"),
            _("Date"),
            _("Books"),
            pgettext("side", "Bank"),
            _("Difference"),
            _("Verdict"),
            _("Status"),
            _("Explanation"),
        ],
        itertools.chain(map(_cells, queries.RunRows(found)), [_sum_cells(found)]),
    )


def _cells(row: queries.Row) -> list[object]:
    explained = row.exception
    return [
        row.reference,
        row.title,
        row.on,
        row.book_fen,
        row.bank_fen,
        row.difference_fen,
        str(row.verdict),
        explained.get_status_display() if explained else "",
        explained.explanation if explained else "",
    ]


def _sum_cells(run: ReconciliationRun) -> list[object]:
    books, bank = run.totals.get("book_fen", 0), run.totals.get("bank_fen", 0)
    return [_("Total"), "", run.until, books, bank, run.difference_fen, "", "", ""]


@guard(finance)
@require_safe
def run_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The day sheet on paper: totals, rules, every difference, signatures."""
    found = _run(pk)
    rules = found.totals.get("rules", {})
    context = {
        **_facts(found),
        "rules": [(queries.RULE_NAMES.get(name, name), count) for name, count in rules.items()],
        "rows": queries.rows_of(
            queries.exceptions_first(found.exceptions.all()), found.account.ledger_code
        ),
    }
    return render(request, "billing/reconciliation/print.html", context)


@guard(finance)
@require_POST
def run_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Vouch for a run."""
    actions.sign_run(run=_run(pk), by=actor_of(request), at=now())
    messages.success(request, _("The run is signed; its hash is in the public chain."))
    return redirect("billing:run", pk)


@guard(finance)
@require_POST
def run_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the day."""
    actions.lock_run(run=_run(pk), by=actor_of(request), at=now())
    messages.success(request, _("The day is closed."))
    return redirect("billing:run", pk)
