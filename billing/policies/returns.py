"""Money that leaves: refunds and payouts. One person asks, another approves."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from billing.models import PayeeAccount, Payment, Payout, Refund
from billing.states import PaymentStatus, PayoutStatus, RefundStatus
from core.actors import Actor, Duty, Role
from core.models import Organisation
from core.policy import YES, Verdict, no

from .four_eyes import approves
from .notices import works_in_finance

FOUR_EYES = _("You asked for this yourself. Another person has to approve it.")


def request_refund(actor: Actor, payment: Payment) -> Verdict:
    """Finance asks; the system asks for a contract that ends early."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if payment.status != PaymentStatus.SUCCEEDED:
        return no(_("Only a payment that has arrived can be refunded."))
    if payment.refunded_fen >= payment.amount_fen:
        return no(_("This payment has been refunded in full."))
    return YES


def decide_refund(actor: Actor, refund: Refund) -> Verdict:
    """Approve or reject: a finance approver who is not the person who asked."""
    if not (verdict := approves(actor)):
        return verdict
    if refund.status != RefundStatus.REQUESTED:
        return no(_("This refund has been decided already."))
    return no(FOUR_EYES) if actor.is_same_person(refund.requested_by) else YES


def pay_refund_by_hand(actor: Actor, refund: Refund) -> Verdict:
    """Refunds of counter and bank payments are sent by finance; online ones by the gateway."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if refund.payment.gateway:
        return no(_("The payment service sends this refund by itself."))
    if refund.status != RefundStatus.APPROVED:
        return no(_("Only an approved refund can be sent."))
    return YES


def confirm_payout(actor: Actor, payout: Payout) -> Verdict:
    """Finance says what the bank statement shows of a payout on its way."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if payout.status != PayoutStatus.IN_TRANSIT:
        return no(_("Only a payout on its way can arrive or come back."))
    return YES


def change_payee_account(actor: Actor, organisation: Organisation) -> Verdict:
    """An administrator of the agency."""
    mine = actor.role in (Role.AGENCY, Role.SYSTEM) and actor.acts_for(organisation)
    if not mine or not actor.has_duty(Duty.ADMIN):
        return no(_("Only an administrator of the agency can change where it is paid."))
    return YES


def request_payout(
    actor: Actor, organisation: Organisation, account: PayeeAccount | None, at: dt.datetime
) -> Verdict:
    """The agency itself or finance, to a known account that has waited its 72 hours."""
    mine = actor.role == Role.AGENCY and actor.acts_for(organisation)
    if not mine and not works_in_finance(actor):
        return no(_("Only the agency itself or finance can ask for this payout."))
    return payout_account(account, at)


def payout_account(account: PayeeAccount | None, at: dt.datetime) -> Verdict:
    """Where money may go: the current account, 72 hours after a change."""
    if account is None:
        return no(_("Enter a payee account first."))
    if account.replaced_at is not None:
        return no(_("The payee account has changed since. Reject this payout and ask again."))
    if account.usable_from > at:
        return no(_("A changed payee account can be used 72 hours after the change."))
    return YES


def decide_payout(actor: Actor, payout: Payout, at: dt.datetime) -> Verdict:
    """Approve: a finance approver who did not ask, while the account is still good."""
    if not (verdict := reject_payout(actor, payout)):
        return verdict
    return payout_account(payout.account, at)


def reject_payout(actor: Actor, payout: Payout) -> Verdict:
    """Reject: a finance approver who did not ask; the account does not matter."""
    if not (verdict := approves(actor)):
        return verdict
    if payout.status != PayoutStatus.REQUESTED:
        return no(_("This payout has been decided already."))
    return no(FOUR_EYES) if actor.is_same_person(payout.requested_by) else YES
