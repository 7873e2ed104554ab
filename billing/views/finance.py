"""Finance's desk: fee notices, the counter, receipts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from billing import accounts
from billing.actions import desk, notices
from billing.forms.notices import (
    CodeForm,
    FeeNoticeFilter,
    FeeNoticeForm,
    ReceiptFilter,
    ReceiveForm,
)
from billing.forms.reasons import ReasonForm
from billing.models import Account, Channel, FeeKind, FeeNotice, Payment, Receipt
from billing.policies import notices as policies
from billing.policies.disbursements import request_refund
from core.actors import actor_of
from core.clock import now
from core.errors import DomainError
from core.paging import page_of
from core.policy import finance, guard

from .lists import filtered, total_fen, wants_file
from .tables import csv_response


@guard(finance)
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Every fee notice, newest first."""
    form = FeeNoticeFilter(request.GET)
    rows = filtered(
        FeeNotice.objects.select_related("issuer").order_by("-issued_at", "-id"),
        form,
        words=("code", "title", "payer_name"),
    )
    if wants_file(request):
        return csv_response("fee-notices.csv", _NOTICE_HEAD, map(_notice_cells, rows))
    amount_fen, paid_fen = total_fen(rows), total_fen(rows, "paid_fen")
    context = {
        "filter": form,
        "page": page_of(request, rows),
        "amount_fen": amount_fen,
        "paid_fen": paid_fen,
    }
    return render(request, "billing/finance/notices.html", context)


_NOTICE_HEAD = (
    gettext_lazy("Payment code"),
    gettext_lazy("What it is for"),
    gettext_lazy("Kind"),
    gettext_lazy("Issuing unit"),
    gettext_lazy("Payer"),
    gettext_lazy("Amount"),
    gettext_lazy("Paid"),
    gettext_lazy("Refunded"),
    gettext_lazy("Status"),
    gettext_lazy("Issued at"),
    gettext_lazy("Due on"),
)


def _notice_cells(notice: FeeNotice) -> list[object]:
    return [
        notice.code,
        notice.title,
        notice.get_kind_display(),
        notice.issuer,
        notice.payer_name,
        notice.amount_fen,
        notice.paid_fen,
        notice.refunded_fen,
        notice.get_status_display(),
        notice.issued_at,
        notice.due_on,
    ]


@guard(finance)
@require_http_methods(["GET", "HEAD", "POST"])
def notice_new(request: HttpRequest) -> HttpResponse:
    """Issue a notice for a fee of one's own unit."""
    form = FeeNoticeForm(request.POST or None)
    actor = actor_of(request)
    unit = actor.organisation
    if request.method == "POST" and form.is_valid() and unit is not None:
        given = form.cleaned_data
        try:
            notice = notices.issue_notice(
                kind=FeeKind(given["kind"]),
                title=given["title"],
                issuer=unit,
                payer=None,
                payer_name=given["payer_name"],
                payee=unit,
                subject=f"{given['kind']}:{unit.pk}:{given['reference']}",
                credit_account=accounts.unit_payable(unit),
                amount_fen=given["amount_fen"],
                due_on=given["due_on"],
                by=actor,
                at=now(),
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(
                request, _("The notice is issued. Its payment code is %s.") % notice.code
            )
            return redirect("billing:finance_notice", notice.code)
    status = 422 if form.errors else 200
    return render(request, "billing/finance/notice_new.html", {"form": form}, status=status)


@guard(finance)
@require_http_methods(["GET", "HEAD", "POST"])
def notice_detail(request: HttpRequest, code: str) -> HttpResponse:
    """A notice with its payments; POST withdraws it."""
    notice = get_object_or_404(FeeNotice.objects.select_related("issuer", "payee"), code=code)
    actor = actor_of(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        notices.void_notice(notice=notice, by=actor, reason=reason, at=now())
        messages.success(request, _("The notice is void."))
        return redirect("billing:finance_notice", notice.code)
    paid = notice.payments.order_by("-created_at", "-id")
    context = {
        "notice": notice,
        "credited_to": accounts.name(_account(notice.credit_account)),
        "payments": [(payment, request_refund(actor, payment)) for payment in paid],
        "may_void": policies.void_notice(actor, notice),
        "may_receive": policies.receive_at_desk(actor, notice, Channel.COUNTER),
        "receipt": Receipt.objects.filter(notice=notice).first(),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "billing/finance/notice.html", context, status=status)


def _account(code: str) -> Account:
    """The account of that code, as a bare one before its first booking."""
    found = Account.objects.select_related("owner").filter(code=code).first()
    return found or Account(code=code)


@guard(finance)
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """Look a notice up by its code, then receive cash, a card payment or a transfer for it."""
    find = CodeForm(request.GET if "code" in request.GET else None)
    notice = None
    if find.is_valid():
        notice = FeeNotice.objects.filter(code=find.cleaned_data["code"]).first()
        if notice is None:
            find.add_error(
                "code", _("There is no fee notice with this code. Compare it once more.")
            )
    if notice is None:
        status = 422 if find.errors else 200
        return render(request, "billing/finance/counter.html", {"form": find}, status=status)
    actor = actor_of(request)
    initial = {"amount_fen": notice.outstanding_fen, "till": "1"}
    form = ReceiveForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            payment = _receive(notice, form, request)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The payment is booked as %s.") % payment.number)
            return redirect("billing:finance_notice", notice.code)
    context = {
        "notice": notice,
        "form": form,
        "may_receive": policies.receive_at_desk(actor, notice, Channel.COUNTER),
    }
    status = 422 if form.errors else 200
    return render(request, "billing/finance/receive.html", context, status=status)


def _receive(notice: FeeNotice, form: ReceiveForm, request: HttpRequest) -> Payment:
    given = form.cleaned_data
    common = {
        "notice": notice,
        "amount_fen": given["amount_fen"],
        "by": actor_of(request),
        "at": now(),
    }
    if given["means"] == ReceiveForm.CASH:
        return desk.take_counter_payment(**common, till=given["till"])
    if given["means"] == ReceiveForm.CARD:
        return desk.record_card_payment(**common, bank=given["bank"])
    return desk.record_bank_transfer(**common, bank=given["bank"], value_date=given["value_date"])


@guard(finance)
@require_safe
def receipt_list(request: HttpRequest) -> HttpResponse:
    """Every receipt, newest first."""
    form = ReceiptFilter(request.GET)
    rows = filtered(
        Receipt.objects.select_related("notice__issuer").order_by("-issued_at", "-id"),
        form,
        words=("number", "notice__title", "notice__payer_name", "notice__issuer__name"),
    )
    if wants_file(request):
        return csv_response(
            "receipts.csv",
            [
                _("Receipt number"),
                _("Issuing unit"),
                _("What it is for"),
                _("Payer"),
                _("Amount"),
                _("Issued at"),
            ],
            (
                [
                    r.number,
                    r.notice.issuer,
                    r.notice.title,
                    r.notice.payer_name,
                    r.amount_fen,
                    r.issued_at,
                ]
                for r in rows
            ),
        )
    context = {"filter": form, "page": page_of(request, rows), "total_fen": total_fen(rows)}
    return render(request, "billing/finance/receipts.html", context)
