"""Finance's desk: the ledger, read only, and its proof."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST, require_safe

from billing import accounts, ledger
from billing.models import Account, Journal, LedgerProof, Transfer
from core.clock import now
from core.paging import page_of
from core.policy import finance, guard

from .lists import wants_file
from .tables import csv_response


@guard(finance)
@require_safe
def trial_balance(request: HttpRequest) -> HttpResponse:
    """Every account, the sums, and the latest proof."""
    books = ledger.trial_balance()
    if wants_file(request):
        return csv_response(
            "trial-balance.csv",
            [
                _("Account"),
                pgettext("account", "Code"),
                _("Kind"),
                _("Debits"),
                _("Credits"),
                _("Balance"),
                _("Available"),
            ],
            (
                [
                    accounts.name(each),
                    each.code,
                    each.get_kind_display(),
                    each.debits,
                    each.credits,
                    each.balance_fen,
                    each.available_fen,
                ]
                for each in books.accounts
            ),
        )
    context = {
        "books": books,
        "page": page_of(request, books.accounts),
        "proof": LedgerProof.objects.order_by("-at", "-id").first(),
    }
    return render(request, "billing/finance/ledger.html", context)


@guard(finance)
@require_POST
def prove(request: HttpRequest) -> HttpResponse:
    """Recompute the books now."""
    if ledger.prove(now()).is_balanced:
        messages.success(request, _("Every balance was recomputed. The books balance."))
    else:
        messages.error(request, _("The books do not balance. See the accounts named below."))
    return redirect("billing:ledger")


_ENTRY_HEAD = (
    gettext_lazy("Value date"),
    gettext_lazy("Journal"),
    gettext_lazy("Kind"),
    gettext_lazy("Other account"),
    gettext_lazy("Debit"),
    gettext_lazy("Credit"),
    gettext_lazy("Balance after"),
    gettext_lazy("Status"),
)


def _entry(of: Account, row: Transfer) -> list[object]:
    is_debit = row.debit_id == of.pk
    return [
        row.value_date,
        str(row.journal_id),
        accounts.journal_name(row.journal.kind),
        accounts.name(row.credit if is_debit else row.debit),
        row.amount_fen if is_debit else None,
        None if is_debit else row.amount_fen,
        row.debit_balance_after if is_debit else row.credit_balance_after,
        row.get_state_display(),
    ]


@guard(finance)
@require_safe
def account(request: HttpRequest, code: str) -> HttpResponse:
    """The entries of one account, newest first, with the balance after each."""
    found = get_object_or_404(Account, code=code)
    rows = (
        Transfer.objects.filter(Q(debit=found) | Q(credit=found))
        .select_related("journal", "debit__owner", "credit__owner")
        .order_by("-id")
    )
    if wants_file(request):
        return csv_response("account.csv", _ENTRY_HEAD, (_entry(found, row) for row in rows))
    context = {"account": found, "page": page_of(request, rows)}
    return render(request, "billing/finance/account.html", context)


@guard(finance)
@require_safe
def journal(request: HttpRequest, pk: int) -> HttpResponse:
    """One business event with its lines."""
    found = get_object_or_404(Journal.objects.select_related("actor", "reverses"), pk=pk)
    lines = found.transfers.select_related("debit__owner", "credit__owner").order_by("id")
    context = {
        "journal": found,
        "lines": lines,
        "reversal": Journal.objects.filter(reverses=found).first(),
    }
    return render(request, "billing/finance/journal.html", context)
