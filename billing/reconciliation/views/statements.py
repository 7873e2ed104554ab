"""Finance's desk: bring the bank's statements in and look at what they brought."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from billing.models import BankAccount
from billing.reconciliation.actions.statements import import_statement
from billing.reconciliation.forms.runs import ImportForm, ReconcileForm
from billing.reconciliation.matching.reasons import warning
from billing.reconciliation.models import RUN_OPEN, BankStatement
from billing.reconciliation.statements import csv_market
from core.actors import actor_of
from core.clock import local_date, now
from core.errors import DomainError
from core.files import MAX_BYTES, BadFile
from core.paging import page_of
from core.policy import finance, guard

FORMAT_NAMES = {
    "market-csv": gettext_lazy("Our template (CSV)"),
    "icbc-csv": gettext_lazy("ICBC (CSV)"),
    "cmb-csv": gettext_lazy("China Merchants Bank (CSV)"),
}


@guard(finance)
@require_http_methods(["GET", "HEAD", "POST"])
def statement_import(request: HttpRequest) -> HttpResponse:
    """Choose a file; every error names its line, and nothing is taken of a broken file."""
    account = BankAccount.objects.order_by("number").first()
    form = ImportForm(request.POST or None, request.FILES or None, initial={"account": account})
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            if upload.size > MAX_BYTES:
                raise BadFile(_("The file is larger than 20 MB. Export a shorter period."))
            statement = import_statement(
                account=form.cleaned_data["account"],
                content=upload.read(),
                file_name=upload.name,
                by=actor_of(request),
                at=now(),
            )
        except DomainError as error:
            form.add_error("file", str(error.sentence))
        else:
            return redirect("billing:statement", statement.pk)
    status = 422 if form.errors else 200
    return render(request, "billing/reconciliation/import.html", {"form": form}, status=status)


@guard(finance)
@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """What an import brought, what looked odd, and the next step."""
    rows = BankStatement.objects.select_related("account", "imported_by")
    found = get_object_or_404(rows, pk=pk)
    context = {
        "statement": found,
        "warnings": [warning(code, facts) for code, facts in found.warnings],
        "page": page_of(request, found.lines.order_by("line_number", "id")),
        "form": ReconcileForm(
            initial={"account": found.account, "until": found.last_on}, today=local_date(now())
        ),
        "format_name": FORMAT_NAMES.get(found.format, found.format),
        "signed": found.account.runs.exclude(status__in=RUN_OPEN)
        .filter(until__gte=found.last_on or found.imported_at)
        .order_by("-until", "-id")
        .first(),
    }
    return render(request, "billing/reconciliation/statement.html", context)


@guard(finance)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty statement in our own format."""
    response = HttpResponse(csv_market.write([]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statement.csv"'
    return response
