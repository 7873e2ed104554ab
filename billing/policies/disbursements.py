"""Money that leaves: refunds and payouts. One person asks, another approves."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from billing.models import Disbursement, PayeeAccount, Payment, Payout, Refund
from billing.states import PaymentStatus
from core.actors import Actor, Duty, Role
from core.models import Organisation
from core.policy import YES, Verdict, no

from . import four_eyes
from .notices import works_in_finance


def request_refund(actor: Actor, payment: Payment) -> Verdict:
    """Finance asks; the system asks for a contract that ends early."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if payment.status != PaymentStatus.SUCCEEDED:
        return no(_("Only a payment that has arrived can be refunded."))
    if payment.refunded_fen >= payment.amount_fen:
        return no(_("This payment has been refunded in full."))
    return YES


def request_payout(
    actor: Actor, organisation: Organisation, account: PayeeAccount | None, at: dt.datetime
) -> Verdict:
    """The agency itself or finance, to a known account that has waited its 72 hours."""
    mine = actor.role == Role.AGENCY and actor.acts_for(organisation)
    if not mine and not works_in_finance(actor):
        return no(_("Only the agency itself or finance can ask for this payout."))
    return payout_account(account, at)


def change_payee_account(actor: Actor, organisation: Organisation) -> Verdict:
    """An administrator of the agency."""
    mine = actor.role in (Role.AGENCY, Role.SYSTEM) and actor.acts_for(organisation)
    if not mine or not actor.has_duty(Duty.ADMIN):
        return no(_("Only an administrator of the agency can change where it is paid."))
    return YES


def payout_account(account: PayeeAccount | None, at: dt.datetime) -> Verdict:
    """Where money may go: the current account, 72 hours after a change."""
    if account is None:
        return no(_("Enter a payee account first."))
    if account.replaced_at is not None:
        return no(_("The payee account has changed since. Reject this payout and ask again."))
    if account.usable_from > at:
        return no(_("A changed payee account can be used 72 hours after the change."))
    return YES


def leave(asked: Disbursement, at: dt.datetime) -> Verdict:
    """A refund goes back where it came from; a payout needs an account that has waited."""
    return payout_account(asked.account, at) if isinstance(asked, Payout) else YES


def approve(actor: Actor, asked: Disbursement, at: dt.datetime) -> Verdict:
    """A finance approver who did not ask, while the money may leave."""
    return reject(actor, asked) and leave(asked, at)


def reject(actor: Actor, asked: Disbursement) -> Verdict:
    """A finance approver who did not ask; where the money would go does not matter."""
    return four_eyes.decide(
        actor,
        maker=asked.requested_by,
        is_open=asked.can("be_decided"),
        decided=_("This has been decided already."),
    )


def confirm(actor: Actor, asked: Disbursement) -> Verdict:
    """Finance says what the bank statement shows; the gateway speaks for online refunds itself."""
    if not (verdict := works_in_finance(actor)):
        return verdict
    if isinstance(asked, Refund) and asked.payment.gateway:
        return no(_("The payment service sends this refund by itself."))
    if not asked.can("arrive"):
        return no(_("Only what has been approved and sent can arrive or come back."))
    return YES
