"""Money to agencies: asked for, approved by another person, sent by the outbox, seen to arrive.

The amount is held from the request on. A changed payee account waits 72 hours, and every step
checks the account again.
"""

import datetime as dt
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import accounts, ledger
from billing.gateways import protocol
from billing.gateways.offline import teller
from billing.gateways.registry import gateway
from billing.ledger import Line
from billing.models import BankAccount, Journal, PayeeAccount, Payout, Transfer
from billing.policies import returns as policies
from billing.states import PayoutStatus
from core import outbox, series, workflow
from core.actors import SYSTEM, Actor
from core.errors import BadInput
from core.models import Organisation
from core.policy import require

TOPIC: Final = "billing.payout.send"
OFFLINE: Final = "offline"
ACCOUNT_WAITS: Final = dt.timedelta(hours=72)


class WrongPayout(BadInput):
    """Nothing, or more than the agency can be paid now. Facts: amount_fen, available_fen."""

    sentence = _("Enter an amount above zero and at most the balance that is free.")


@transaction.atomic
def set_payee_account(
    *, organisation: Organisation, bank: str, holder: str, number: str, by: Actor, at: dt.datetime
) -> PayeeAccount:
    """Say where an organisation is paid: the first account at once, a changed one in 72 hours."""
    require(policies.change_payee_account(by, organisation))
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    current = PayeeAccount.objects.filter(organisation=organisation, replaced_at=None).first()
    if current is not None:
        current.replaced_at = at
        current.save(update_fields=["replaced_at"])
    return PayeeAccount.objects.create(
        organisation=organisation,
        bank=bank,
        holder=holder,
        number=number,
        usable_from=at + ACCOUNT_WAITS if current else at,
    )


@transaction.atomic
def request_payout(
    *, organisation: Organisation, amount_fen: int, by: Actor, at: dt.datetime
) -> Payout:
    """Ask for a payout and hold its amount. Raises WrongPayout."""
    account = PayeeAccount.objects.filter(organisation=organisation, replaced_at=None).first()
    require(policies.request_payout(by, organisation, account, at))
    assert account is not None  # the policy has looked
    assert by.user is not None
    payable = accounts.agency_payable(organisation)
    if amount_fen <= 0:
        raise WrongPayout(amount_fen=amount_fen, available_fen=ledger.available(payable))
    payout = Payout.objects.create(
        number=series.next_number("ZF", at=at),
        organisation=organisation,
        account=account,
        gateway=settings.PAYOUT_GATEWAY,
        amount_fen=amount_fen,
        requested_by=by.user,
        requested_at=at,
    )
    try:
        ledger.hold(
            key=f"payout:{payout.number}:hold",
            kind="payout",
            line=Line(payable, accounts.payout_in_transit(), amount_fen),
            expires_at=None,
            actor=by,
            at=at,
            subject=f"payout:{payout.number}",
        )
    except ledger.InsufficientFunds as error:
        raise WrongPayout(
            amount_fen=amount_fen, available_fen=error.facts["available_fen"]
        ) from error
    return payout


@transaction.atomic
def approve_payout(*, payout: Payout, by: Actor, at: dt.datetime) -> Payout:
    """A second person agrees; the money leaves by the outbox."""
    payout = _lock(payout)
    require(policies.decide_payout(by, payout, at))
    payout.approved_by, payout.approved_at = by.user, at
    payout.save(update_fields=["approved_by", "approved_at"])
    workflow.move(payout, "approve", by=by, at=at)
    outbox.enqueue(TOPIC, payout.number, {"payout": payout.pk}, due_at=at)
    return payout


@transaction.atomic
def reject_payout(*, payout: Payout, by: Actor, reason: str, at: dt.datetime) -> Payout:
    """A second person says no: the amount is free again."""
    payout = _lock(payout)
    require(policies.reject_payout(by, payout))
    workflow.move(payout, "reject", by=by, at=at, reason=reason)
    ledger.void_hold(held=_hold(payout), key=f"payout:{payout.number}:void", actor=by, at=at)
    return payout


@transaction.atomic
def send_payout(*, payout: Payout, at: dt.datetime) -> Payout:
    """Send it, from the outbox. An account that changed meanwhile fails the payout.

    May run twice: the gateway is asked with the same key.
    """
    payout = _lock(payout)
    if payout.status != PayoutStatus.APPROVED:
        return payout
    if not policies.payout_account(payout.account, at):
        return _fail(payout, "fail", SYSTEM, at)
    ask = gateway(payout.gateway)
    account = payout.account
    if not account.gateway_account:
        bank = protocol.BankAccount(
            holder=account.holder, number=account.number, bank_name=account.bank
        )
        account.gateway_account = ask.create_payee(
            bank, reference=f"payee-{account.pk}", idempotency_key=f"payee:{account.pk}"
        )
        account.save(update_fields=["gateway_account"])
    known = ask.find_payouts(account.gateway_account, payout.number)
    found = (
        known[0]
        if known
        else ask.pay_out(
            amount_fen=payout.amount_fen,
            currency="CNY",
            payee=account.gateway_account,
            reference=payout.number,
            idempotency_key=f"payout:{payout.number}",
        )
    )
    payout.gateway_id = found.id
    payout.save(update_fields=["gateway_id"])
    workflow.move(payout, "send", by=SYSTEM, at=at)
    ledger.post_hold(held=_hold(payout), key=f"payout:{payout.number}:send", actor=SYSTEM, at=at)
    return settle_payout(found=found, at=at) or payout


@transaction.atomic
def settle_payout(*, found: protocol.GatewayPayout, at: dt.datetime) -> Payout | None:
    """Take over what the gateway says about a payout; None for one that is not ours."""
    payout = Payout.objects.filter(number=found.reference).first()
    if payout is None:
        return None
    payout = _lock(payout)
    if payout.status != PayoutStatus.IN_TRANSIT or found.amount_fen != payout.amount_fen:
        return payout
    if found.status == protocol.TransferStatus.SUCCEEDED:
        return _arrive(payout, accounts.gateway_clearing(), SYSTEM, at, None)
    if found.status in (protocol.TransferStatus.FAILED, protocol.TransferStatus.CANCELLED):
        return _fail(payout, "fail", SYSTEM, at)
    return payout


@transaction.atomic
def arrive_payout(
    *,
    payout: Payout,
    bank: BankAccount,
    value_date: dt.date,
    evidence: str,
    by: Actor,
    at: dt.datetime,
) -> Payout:
    """The bank statement shows it (`evidence`: where): book it out of our bank account."""
    payout = _lock(payout)
    require(policies.confirm_payout(by, payout))
    if payout.gateway == OFFLINE and payout.gateway_id:
        teller.complete(
            number=payout.gateway_id,
            moved_fen=payout.amount_fen,
            evidence=evidence,
            by=by,
            at=at,
        )
    return _arrive(payout, bank.ledger_code, by, at, value_date)


@transaction.atomic
def fail_payout(*, payout: Payout, by: Actor, reason: str, at: dt.datetime) -> Payout:
    """The bank returned it: the amount is the agency's balance again."""
    payout = _lock(payout)
    require(policies.confirm_payout(by, payout))
    if payout.gateway == OFFLINE and payout.gateway_id:
        teller.fail(number=payout.gateway_id, reason=reason, by=by, at=at)
    return _fail(payout, "fail", by, at, reason)


def _lock(payout: Payout) -> Payout:
    return (
        Payout.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation", "account")
        .get(pk=payout.pk)
    )


def _hold(payout: Payout) -> Transfer:
    journal = Journal.objects.get(key=f"payout:{payout.number}:hold")
    return journal.transfers.select_related("journal", "debit", "credit").get()


def _arrive(
    payout: Payout, account: str, by: Actor, at: dt.datetime, value_date: dt.date | None
) -> Payout:
    workflow.move(payout, "arrive", by=by, at=at)
    ledger.post(
        key=f"payout:{payout.number}",
        kind="payout",
        lines=[Line(accounts.payout_in_transit(), account, payout.amount_fen)],
        actor=by,
        at=at,
        subject=f"payout:{payout.number}",
        memo=f"{payout.number} {payout.organisation}"[:300],
        value_date=value_date,
    )
    return payout


def _fail(payout: Payout, move: str, by: Actor, at: dt.datetime, reason: str = "") -> Payout:
    was_sent = payout.status == PayoutStatus.IN_TRANSIT
    workflow.move(payout, move, by=by, at=at, reason=reason)
    key = f"payout:{payout.number}"
    if was_sent:
        sent = Journal.objects.get(key=f"{key}:send")
        ledger.reverse(journal=sent, key=f"{key}:failed", actor=by, at=at)
    else:
        ledger.void_hold(held=_hold(payout), key=f"{key}:void", actor=by, at=at)
    return payout
