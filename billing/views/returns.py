"""Finance's desk: refunds and payouts. The buttons follow the same policies as the acts."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from billing.actions import payouts, refunds
from billing.forms.returns import (
    ArrivalForm,
    BankForm,
    PayoutFilter,
    ReasonForm,
    RefundFilter,
    RefundForm,
)
from billing.models import Payment, Payout, Refund
from billing.policies import returns as policies
from core.actors import actor_of
from core.clock import local_date, now
from core.errors import DomainError
from core.paging import page_of
from core.policy import finance, guard
from core.workflow import history

from .lists import filtered, total_fen, wants_file
from .tables import csv_response


@guard(finance)
@require_safe
def refund_list(request: HttpRequest) -> HttpResponse:
    """Every refund, the newest first."""
    form = RefundFilter(request.GET)
    rows = filtered(
        Refund.objects.select_related("payment__notice", "requested_by", "approved_by").order_by(
            "-requested_at", "-id"
        ),
        form,
        words=("number", "payment__notice__code", "payment__notice__title"),
    )
    if wants_file(request):
        return csv_response(
            "refunds.csv",
            [
                _("Number"),
                _("Fee notice"),
                _("What it is for"),
                _("Payer"),
                _("Amount"),
                _("Reason"),
                _("Status"),
                _("Asked for by"),
                _("Asked for at"),
                _("Approved by"),
            ],
            (
                [
                    r.number,
                    r.payment.notice.code,
                    r.payment.notice.title,
                    r.payment.notice.payer_name,
                    r.amount_fen,
                    r.reason,
                    r.get_status_display(),
                    r.requested_by,
                    r.requested_at,
                    r.approved_by,
                ]
                for r in rows
            ),
        )
    context = {"filter": form, "page": page_of(request, rows), "total_fen": total_fen(rows)}
    return render(request, "billing/finance/refunds.html", context)


@guard(finance)
@require_http_methods(["GET", "HEAD", "POST"])
def refund_new(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for a refund of one payment."""
    payment = get_object_or_404(Payment.objects.select_related("notice"), number=number)
    actor = actor_of(request)
    left = payment.amount_fen - payment.refunded_fen
    form = RefundForm(request.POST or None, initial={"amount_fen": left})
    if request.method == "POST" and form.is_valid():
        try:
            refund = refunds.request_refund(
                payment=payment, **form.cleaned_data, by=actor, at=now()
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(
                request, _("Refund %s waits for another person's approval.") % refund.number
            )
            return redirect("billing:refund", refund.number)
    context = {
        "payment": payment,
        "form": form,
        "left_fen": left,
        "verdict": policies.request_refund(actor, payment),
    }
    status = 422 if form.errors else 200
    return render(request, "billing/finance/refund_new.html", context, status=status)


def _course(thing: Refund | Payout) -> list[tuple[object, dt.datetime, str]]:
    """Asked for, and every move since: what, when, who and why."""
    labels = dict(thing.machine.states.choices)
    return [
        (_("Asked for"), thing.requested_at, str(thing.requested_by)),
        *(
            (
                labels[change.target],
                change.at,
                " · ".join(filter(None, (str(change.by or _("System")), change.reason))),
            )
            for change in history(thing)
        ),
    ]


def _refund(number: str) -> Refund:
    rows = Refund.objects.select_related("payment__notice", "requested_by", "approved_by")
    return get_object_or_404(rows, number=number)


@guard(finance)
@require_safe
def refund(request: HttpRequest, number: str) -> HttpResponse:
    """One refund: what was asked for, and what can be decided."""
    found, actor = _refund(number), actor_of(request)
    context = {
        "refund": found,
        "may_decide": policies.decide_refund(actor, found),
        "may_pay": policies.pay_refund_by_hand(actor, found),
        "entries": _course(found),
        "reason_form": ReasonForm(),
        "bank_form": BankForm(),
    }
    return render(request, "billing/finance/refund.html", context)


@guard(finance)
@require_POST
def refund_decide(request: HttpRequest, number: str) -> HttpResponse:
    """Approve, reject, or say from which bank account it was paid."""
    found, actor = _refund(number), actor_of(request)
    decision = request.POST.get("decision")
    if decision == "approve":
        refunds.approve_refund(refund=found, by=actor, at=now())
        messages.success(request, _("Refund %s is approved.") % number)
    elif decision == "reject":
        form = ReasonForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Say why: the reason stays with the case."))
        else:
            refunds.reject_refund(refund=found, **form.cleaned_data, by=actor, at=now())
            messages.success(request, _("Refund %s is rejected.") % number)
    else:
        bank = BankForm(request.POST)
        if not bank.is_valid():
            messages.error(request, _("Choose the bank account the money left."))
        else:
            refunds.pay_refund_by_hand(
                refund=found, bank=bank.cleaned_data["bank"], by=actor, at=now()
            )
            messages.success(request, _("Refund %s is booked as paid.") % number)
    return redirect("billing:refund", number)


@guard(finance)
@require_safe
def payout_list(request: HttpRequest) -> HttpResponse:
    """Every payout, the newest first."""
    form = PayoutFilter(request.GET)
    rows = filtered(
        Payout.objects.select_related(
            "organisation", "account", "requested_by", "approved_by"
        ).order_by("-requested_at", "-id"),
        form,
        words=("number", "organisation__name"),
    )
    if wants_file(request):
        return csv_response(
            "payouts.csv",
            [
                _("Number"),
                _("Agency"),
                pgettext("of an account", "Bank"),
                _("Account holder"),
                _("Account number"),
                _("Amount"),
                _("Status"),
                _("Asked for by"),
                _("Asked for at"),
                _("Approved by"),
            ],
            (
                [
                    p.number,
                    p.organisation,
                    p.account.bank,
                    p.account.holder,
                    p.account.number,
                    p.amount_fen,
                    p.get_status_display(),
                    p.requested_by,
                    p.requested_at,
                    p.approved_by,
                ]
                for p in rows
            ),
        )
    context = {"filter": form, "page": page_of(request, rows), "total_fen": total_fen(rows)}
    return render(request, "billing/finance/payouts.html", context)


def _payout(number: str) -> Payout:
    rows = Payout.objects.select_related("organisation", "account", "requested_by", "approved_by")
    return get_object_or_404(rows, number=number)


@guard(finance)
@require_safe
def payout(request: HttpRequest, number: str) -> HttpResponse:
    """One payout: to whom, who asked, and what can be decided."""
    found, actor = _payout(number), actor_of(request)
    context = {
        "payout": found,
        "may_approve": policies.decide_payout(actor, found, now()),
        "may_reject": policies.reject_payout(actor, found),
        "may_confirm": policies.confirm_payout(actor, found),
        "entries": _course(found),
        "reason_form": ReasonForm(),
        "arrival_form": ArrivalForm(initial={"value_date": local_date(now())}),
    }
    return render(request, "billing/finance/payout.html", context)


@guard(finance)
@require_POST
def payout_decide(request: HttpRequest, number: str) -> HttpResponse:
    """Approve, reject, or say what the bank statement shows."""
    found, actor = _payout(number), actor_of(request)
    decision = request.POST.get("decision")
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    if decision in ("reject", "fail") and not reason:
        messages.error(request, _("Say why: the reason stays with the case."))
    elif decision == "approve":
        payouts.approve_payout(payout=found, by=actor, at=now())
        messages.success(request, _("Payout %s is approved and leaves now.") % number)
    elif decision == "reject":
        payouts.reject_payout(payout=found, by=actor, reason=reason, at=now())
        messages.success(request, _("Payout %s is rejected.") % number)
    elif decision == "fail":
        payouts.fail_payout(payout=found, by=actor, reason=reason, at=now())
        messages.success(request, _("Payout %s came back; the agency has its balance.") % number)
    else:
        arrival = ArrivalForm(request.POST)
        if not arrival.is_valid():
            messages.error(request, _("Fill in the bank account, the date and the reference."))
        else:
            payouts.arrive_payout(payout=found, **arrival.cleaned_data, by=actor, at=now())
            messages.success(request, _("Payout %s has arrived.") % number)
    return redirect("billing:payout", number)
