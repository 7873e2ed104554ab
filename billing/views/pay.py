"""Anyone looks up a fee notice by its code, pays it, and verifies that it is paid."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from billing.actions import payments, webhooks
from billing.forms.notices import CodeForm
from billing.gateways.errors import ForgedWebhook, GatewayError
from billing.models import Channel, FeeNotice, Payment
from billing.policies import notices as policies
from billing.states import NoticeStatus, PaymentStatus
from core import outbox
from core.actors import actor_of
from core.clock import local_date, now
from core.errors import BadInput
from core.numbers import parse_payment_code
from core.policy import everyone, guard

_PAID = (NoticeStatus.PAID, NoticeStatus.RECEIPTED, NoticeStatus.SETTLED)


def _notice(code: str) -> FeeNotice:
    """The notice of a code; BadPaymentCode says what is wrong, 404 that there is none."""
    number = parse_payment_code(code)
    return get_object_or_404(FeeNotice.objects.select_related("issuer", "payee"), code=number)


def _latest(notice: FeeNotice) -> Payment | None:
    online = notice.payments.filter(channel=Channel.ONLINE)
    return online.order_by("-created_at", "-id").first()


@guard(everyone)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Type a code; a wrong check digit is refused with the sentence that says so."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if FeeNotice.objects.filter(code=code).exists():
            return redirect("billing:notice", code)
        form.add_error("code", _("There is no fee notice with this code. Compare it once more."))
    return render(request, "billing/find.html", {"form": form}, status=422 if form.errors else 200)


@guard(everyone)
@require_safe
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """What is to pay, to whom, and the button that pays."""
    try:
        found = _notice(code)
    except BadInput:
        form = CodeForm({"code": code})
        return render(request, "billing/find.html", {"form": form}, status=422)
    payment = _latest(found)
    is_open = payment is not None and payments.is_open(payment)
    context = {
        "notice": found,
        "payment": payment if is_open else None,
        "may_continue": bool(
            payment and payment.status == PaymentStatus.PENDING and payment.pay_url
        ),
        "verdict": policies.pay(found),
        "is_paid": found.status in _PAID,
        "is_overdue": bool(
            found.due_on and found.due_on < local_date(now()) and policies.can_be_paid(found)
        ),
    }
    return render(request, "billing/notice.html", context)


@guard(everyone)
@require_POST
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Start an online payment and go to the gateway's page; a second one joins the first."""
    found = _notice(code)
    try:
        payment = payments.start_payment(notice=found, by=actor_of(request), at=now())
    except payments.PaymentUnderWay as error:
        payment = error.facts["payment"]  # type: ignore[assignment]  # a Payment, see the error
    else:
        outbox.attempt(payments.SEND_TOPIC, payment.number, at=now())
        payment.refresh_from_db()
    if payments.is_open(payment) and payment.pay_url:
        return redirect(payment.pay_url)
    return redirect("billing:return", found.code)


@guard(everyone)
@require_safe
def back(request: HttpRequest, code: str) -> HttpResponse:
    """Back from the gateway. The page only shows; its button (or htmx) asks the gateway."""
    found = _notice(code)
    payment = _latest(found)
    is_open = payment is not None and payments.is_open(payment)
    context = {"notice": found, "payment": payment, "is_open": is_open}
    return render(request, "billing/return.html", context)


@guard(everyone)
@require_POST
def refresh(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the gateway now: the same code as webhook and poller."""
    payment = _latest(_notice(code))
    if payment is not None and payments.is_open(payment):
        try:
            payments.refresh_payment(payment=payment, at=now())
        except GatewayError as error:
            messages.warning(request, str(error.sentence))
    return redirect("billing:return", code)


@guard(everyone)
@require_POST
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Give up an online payment that has not been made."""
    payment = _latest(_notice(code))
    if payment is not None:
        payments.cancel_payment(payment=payment, by=actor_of(request), at=now())
    return redirect("billing:notice", code)


@guard(everyone)
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Is this notice paid, and which receipt belongs to it? For anyone who was shown one."""
    found = _notice(code)
    context = {
        "notice": found,
        "receipt": getattr(found, "receipt", None),
        "is_paid": found.status in _PAID,
        "is_refunded": found.status == NoticeStatus.REFUNDED,
        "last_payment": found.payments.filter(succeeded_at__isnull=False)
        .order_by("-succeeded_at", "-id")
        .first(),
    }
    return render(request, "billing/receipt.html", context)


@csrf_exempt
@guard(everyone)
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """The gateway speaks: verified by signature, kept, answered at once, looked at later."""
    try:
        webhooks.receive_webhook(
            gateway_code="stripe",
            payload=request.body,
            signature=request.headers.get("Stripe-Signature", ""),
            at=now(),
        )
    except ForgedWebhook as error:
        return HttpResponse(error.code, status=400, content_type="text/plain")
    return HttpResponse(status=200)
