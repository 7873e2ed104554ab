"""Finance's desk: the ledger, read only, and its proof."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from billing import ledger
from billing.models import Account, Journal, LedgerProof, Transfer
from core.clock import now
from core.policy import finance, guard

from .paging import page_of


@guard(finance)
@require_safe
def trial_balance(request: HttpRequest) -> HttpResponse:
    """Every account, the sums, and the latest proof."""
    books = ledger.trial_balance()
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


@guard(finance)
@require_safe
def account(request: HttpRequest, code: str) -> HttpResponse:
    """The entries of one account, newest first, with the balance after each."""
    found = get_object_or_404(Account, code=code)
    rows = (
        Transfer.objects.filter(Q(debit=found) | Q(credit=found))
        .select_related("journal", "debit", "credit")
        .order_by("-id")
    )
    context = {"account": found, "page": page_of(request, rows)}
    return render(request, "billing/finance/account.html", context)


@guard(finance)
@require_safe
def journal(request: HttpRequest, pk: int) -> HttpResponse:
    """One business event with its lines."""
    found = get_object_or_404(Journal.objects.select_related("actor", "reverses"), pk=pk)
    lines = found.transfers.select_related("debit", "credit").order_by("id")
    context = {
        "journal": found,
        "lines": lines,
        "reversal": Journal.objects.filter(reverses=found).first(),
    }
    return render(request, "billing/finance/journal.html", context)
