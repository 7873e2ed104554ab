"""Finance's desk: refunds and payouts. The buttons follow the same policies as the acts."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from billing.actions import disbursements as actions
from billing.actions.refunds import request_refund
from billing.forms.disbursements import ArrivalForm, BankForm, DisbursementFilter, RefundForm
from billing.forms.reasons import ReasonForm
from billing.models import Disbursement, Payment, Payout, Refund
from billing.policies import disbursements as policies
from core.actors import actor_of
from core.clock import local_date, now
from core.errors import DomainError
from core.paging import page_of
from core.policy import finance, guard
from core.workflow import history

from .lists import filtered, total_fen, wants_file
from .reasons import given_reason
from .tables import csv_response

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


@dataclass(frozen=True)
class Desk:
    """What the pages of refunds do not share with those of payouts.

    `page` names the page of one; `related` is fetched with each, `words` are the fields that
    `search` (what people read) looks in; `columns` are those of the list as a file.
    """

    kind: type[Refund] | type[Payout]
    page: str
    template: str
    list_template: str
    related: tuple[str, ...]
    words: tuple[str, ...]
    search: "StrPromise"
    columns: Mapping[object, Callable[[Any], object]]
    arrival_form: type[BankForm] = BankForm


REFUNDS = Desk(
    Refund,
    "refund",
    template="billing/finance/refund.html",
    list_template="billing/finance/refunds.html",
    related=("payment__notice",),
    words=("number", "payment__notice__code", "payment__notice__title"),
    search=gettext_lazy("Number, code or title"),
    columns={
        gettext_lazy("Number"): lambda r: r.number,
        gettext_lazy("Fee notice"): lambda r: r.payment.notice.code,
        gettext_lazy("What it is for"): lambda r: r.payment.notice.title,
        gettext_lazy("Payer"): lambda r: r.payment.notice.payer_name,
        gettext_lazy("Amount"): lambda r: r.amount_fen,
        gettext_lazy("Reason"): lambda r: r.reason,
    },
)
PAYOUTS = Desk(
    Payout,
    "payout",
    template="billing/finance/payout.html",
    list_template="billing/finance/payouts.html",
    related=("organisation", "account"),
    words=("number", "organisation__name"),
    search=gettext_lazy("Number or agency"),
    columns={
        gettext_lazy("Number"): lambda p: p.number,
        gettext_lazy("Agency"): lambda p: p.organisation,
        pgettext_lazy("of an account", "Bank"): lambda p: p.account.bank,
        gettext_lazy("Account holder"): lambda p: p.account.holder,
        gettext_lazy("Account number"): lambda p: p.account.number,
        gettext_lazy("Amount"): lambda p: p.amount_fen,
    },
    arrival_form=ArrivalForm,
)
_SHARED: Mapping[object, Callable[[Any], object]] = {
    gettext_lazy("Status"): lambda asked: asked.get_status_display(),
    gettext_lazy("Asked for by"): lambda asked: asked.requested_by,
    gettext_lazy("Asked for at"): lambda asked: asked.requested_at,
    gettext_lazy("Approved by"): lambda asked: asked.approved_by,
}


@guard(finance)
@require_safe
def listed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every refund or payout, the newest first."""
    form = DisbursementFilter(request.GET, words=desk.search, statuses=desk.kind.machine.states)
    rows = filtered(
        desk.kind._default_manager.select_related(
            *desk.related, "requested_by", "approved_by"
        ).order_by("-requested_at", "-id"),
        form,
        words=desk.words,
    )
    if wants_file(request):
        columns = {**desk.columns, **_SHARED}
        return csv_response(
            f"{desk.page}s.csv",
            list(columns),
            ([cell(each) for cell in columns.values()] for each in rows),
        )
    context = {"filter": form, "page": page_of(request, rows), "total_fen": total_fen(rows)}
    return render(request, desk.list_template, context)


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
            refund = request_refund(payment=payment, **form.cleaned_data, by=actor, at=now())
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


def _course(asked: Disbursement) -> list[tuple[object, dt.datetime, str]]:
    """Asked for, and every move since: what, when, who and why."""
    labels = dict(asked.machine.states.choices)
    return [
        (_("Asked for"), asked.requested_at, str(asked.requested_by)),
        *(
            (
                labels[change.target],
                change.at,
                " · ".join(filter(None, (str(change.by or _("System")), change.reason))),
            )
            for change in history(asked)
        ),
    ]


def _found(desk: Desk, number: str) -> Disbursement:
    rows = desk.kind._default_manager.select_related(*desk.related, "requested_by", "approved_by")
    found: Disbursement = get_object_or_404(rows, number=number)
    return found


@guard(finance)
@require_safe
def detail(request: HttpRequest, number: str, desk: Desk) -> HttpResponse:
    """What was asked for and where it goes, and what can be decided."""
    asked, actor = _found(desk, number), actor_of(request)
    context = {
        "asked": asked,
        "decide_url": reverse(f"billing:{desk.page}_decide", args=[number]),
        "is_open": asked.can("be_decided"),
        "may_approve": policies.approve(actor, asked, now()),
        "may_reject": policies.reject(actor, asked),
        "may_confirm": policies.confirm(actor, asked),
        "entries": _course(asked),
        "reason_form": ReasonForm(),
        "arrival_form": desk.arrival_form(initial={"value_date": local_date(now())}),
    }
    return render(request, desk.template, context)


@guard(finance)
@require_POST
def decide(request: HttpRequest, number: str, desk: Desk) -> HttpResponse:
    """Approve, reject, or say what the bank statement shows."""
    asked, by, at = _found(desk, number), actor_of(request), now()
    decision = request.POST.get("decision")
    if decision == "approve":
        actions.approve(asked=asked, by=by, at=at)
        messages.success(request, _("%s is approved.") % number)
    elif decision == "reject":
        if reason := given_reason(request):
            actions.reject(asked=asked, by=by, reason=reason, at=at)
            messages.success(request, _("%s is rejected; its amount is free again.") % number)
    elif decision == "fail" and isinstance(asked, Payout):
        if reason := given_reason(request):
            actions.confirm_failure(asked=asked, by=by, reason=reason, at=at)
            messages.success(request, _("%s came back; the agency has its balance.") % number)
    else:
        arrival = desk.arrival_form(request.POST)
        if not arrival.is_valid():
            messages.error(request, str(arrival.incomplete))
        else:
            actions.confirm_arrival(asked=asked, **arrival.cleaned_data, by=by, at=at)
            messages.success(request, _("%s is booked out of our bank account.") % number)
    return redirect(f"billing:{desk.page}", number)
