"""Finance's desk: money of unknown purpose. One person says where it goes, another decides."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from billing import accounts, ledger
from billing.forms.reasons import ReasonForm
from billing.models import BankAccount
from billing.reconciliation.actions import unknown_money as actions
from billing.reconciliation.forms.unknown_money import PlacingForm, UnknownFilter
from billing.reconciliation.policies import unknown_money as policies
from billing.reconciliation.queries import unknown_money as queries
from billing.reconciliation.queries.unknown_money import UnknownMoney
from billing.views.lists import total_fen, wants_file
from billing.views.reasons import given_reason
from billing.views.tables import csv_response
from core.actors import actor_of
from core.clock import now
from core.errors import DomainError
from core.paging import page_of
from core.policy import finance, guard


def _state_of(found: UnknownMoney) -> str:
    if found.is_placed:
        return _("Placed")
    return _("Waiting for the second person") if found.held else _("Nobody has said yet")


@guard(finance)
@require_safe
def unknown_list(request: HttpRequest) -> HttpResponse:
    """What nobody could place: the oldest first, or what was placed already."""
    filter_ = UnknownFilter(request.GET)
    is_placed = filter_.is_valid() and filter_.cleaned_data["state"] == "placed"
    rows = queries.listed(is_placed=is_placed)
    if wants_file(request):
        return csv_response(
            "unknown-money.csv",
            [_("Since"), _("Account"), _("Sender"), _("Text"), _("Amount"), _("Status")],
            (
                [
                    each.since,
                    accounts.name(each.item.credit),
                    each.sender,
                    each.text,
                    each.item.amount_fen,
                    _state_of(each),
                ]
                for each in queries.with_facts(rows)
            ),
        )
    page = page_of(request, rows)
    context = {
        "filter": filter_,
        "page": page,
        "rows": [(each, _state_of(each)) for each in queries.with_facts(page)],
        "total_fen": total_fen(rows),
        "unknown_fen": ledger.balance(accounts.pending_unknown()),
        "long_fen": ledger.balance(accounts.suspense_long()),
        "is_placed": is_placed,
    }
    return render(request, "billing/finance/unknown_list.html", context)


def _found(pk: int) -> UnknownMoney:
    found = queries.find(pk)
    if found is None:
        raise Http404
    return found


@guard(finance)
@require_http_methods(["GET", "HEAD", "POST"])
def unknown(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: where it came from, what it may be for; POST proposes where it goes."""
    found, actor = _found(pk), actor_of(request)
    bank = BankAccount.objects.order_by("number").first()
    form = PlacingForm(
        request.POST or None,
        is_online=found.payment is not None,
        initial={"bank": bank, "code": request.GET.get("code", ""), "way": request.GET.get("way")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _propose(found, form, request)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("Another person has to decide it now."))
            return redirect("billing:unknown", pk)
    decision = found.decision
    context = {
        "found": found,
        "state": _state_of(found),
        "form": form,
        "reason_form": ReasonForm(),
        "notices": queries.fitting_notices(found),
        "may_propose": policies.propose(actor),
        "may_decide": policies.decide(actor, decision) if decision else None,
        "notice_code": queries.notice_code(decision) if decision else None,
        "refund": queries.refund_of(decision) if decision else None,
        "entries": queries.course(found),
    }
    status = 422 if form.errors else 200
    return render(request, "billing/finance/unknown.html", context, status=status)


def _propose(found: UnknownMoney, form: PlacingForm, request: HttpRequest) -> None:
    given = form.cleaned_data
    common = {
        "item": found.item,
        "reason": given["reason"],
        "by": actor_of(request),
        "at": now(),
    }
    if given["way"] == PlacingForm.ASSIGN:
        actions.propose_assignment(notice=given["notice"], **common)
    elif found.payment is not None:
        actions.return_late_payment(payment=found.payment, **common)
    else:
        actions.propose_return(bank=given["bank"], **common)


@guard(finance)
@require_POST
def unknown_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person approves or rejects what was proposed."""
    found, actor = _found(pk), actor_of(request)
    held = found.held
    if held is None or queries.refund_of(held) is not None:
        messages.error(request, _("Nothing waits for a decision here."))
        return redirect("billing:unknown", pk)
    if request.POST.get("decision") == "approve":
        actions.approve_placing(held=held, by=actor, at=now())
        messages.success(request, _("It is booked."))
    elif reason := given_reason(request):
        actions.reject_placing(held=held, reason=reason, by=actor, at=now())
        messages.success(request, _("The money waits again."))
    return redirect("billing:unknown", pk)
