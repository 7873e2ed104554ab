"""Money as project owners and agencies see their own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from billing.actions import payouts
from billing.forms.disbursements import PayeeAccountForm, PayoutForm
from billing.models import FeeNotice, PayeeAccount, Payout
from billing.policies import disbursements as policies
from billing.queries.desk import earnings, incoming, notices_to_pay
from core.actors import actor_of
from core.clock import now
from core.errors import DomainError
from core.paging import page_of
from core.policy import agencies, guard, owners


@guard(owners)
@require_safe
def buyer_payments(request: HttpRequest) -> HttpResponse:
    """What the organisation has to pay, and what it has paid."""
    organisation = actor_of(request).organisation
    rows = FeeNotice.objects.filter(payer=organisation).order_by("-issued_at", "-id")
    due = notices_to_pay(organisation)
    context = {
        "due": due,
        "due_fen": sum(n.outstanding_fen for n in due),
        "page": page_of(request, rows),
    }
    return render(request, "billing/buyer_payments.html", context)


def _earnings_page(
    request: HttpRequest, payout_form: PayoutForm, account_form: PayeeAccountForm
) -> HttpResponse:
    actor = actor_of(request)
    organisation = actor.organisation
    assert organisation is not None  # the route's policy
    account = PayeeAccount.objects.filter(organisation=organisation, replaced_at=None).first()
    rows = Payout.objects.filter(organisation=organisation).order_by("-requested_at", "-id")
    context = {
        "earnings": earnings(organisation),
        "incoming": incoming(organisation)[:10],
        "account": account,
        "page": page_of(request, rows),
        "may_request": policies.request_payout(actor, organisation, account, now()),
        "may_change": policies.change_payee_account(actor, organisation),
        "payout_form": payout_form,
        "account_form": account_form,
    }
    status = 422 if payout_form.errors or account_form.errors else 200
    return render(request, "billing/agency_earnings.html", context, status=status)


@guard(agencies)
@require_safe
def agency_earnings(request: HttpRequest) -> HttpResponse:
    """The agency's balance, what is coming, payouts, and where it is paid."""
    return _earnings_page(request, PayoutForm(), PayeeAccountForm())


@guard(agencies)
@require_POST
def agency_payout(request: HttpRequest) -> HttpResponse:
    """Ask for a payout."""
    actor, form = actor_of(request), PayoutForm(request.POST)
    if form.is_valid() and actor.organisation is not None:
        try:
            payout = payouts.request_payout(
                organisation=actor.organisation,
                amount_fen=form.cleaned_data["amount_fen"],
                by=actor,
                at=now(),
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("Payout %s waits for finance's approval.") % payout.number)
            return redirect("billing:agency_earnings")
    return _earnings_page(request, form, PayeeAccountForm())


@guard(agencies)
@require_POST
def agency_account(request: HttpRequest) -> HttpResponse:
    """Say where the agency is paid."""
    actor, form = actor_of(request), PayeeAccountForm(request.POST)
    if form.is_valid() and actor.organisation is not None:
        payouts.set_payee_account(
            organisation=actor.organisation, **form.cleaned_data, by=actor, at=now()
        )
        messages.success(
            request, _("The payee account is saved. A changed account can be used in 72 hours.")
        )
        return redirect("billing:agency_earnings")
    return _earnings_page(request, PayoutForm(), form)
