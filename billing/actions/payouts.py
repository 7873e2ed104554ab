"""Money to agencies: how it is asked for, and what is its own on the way out.

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
from billing.gateways.registry import gateway
from billing.ledger import Line
from billing.models import PayeeAccount, Payout
from billing.policies import disbursements as policies
from core import series
from core.actors import Actor
from core.errors import BadInput
from core.models import Organisation
from core.policy import require

from .ways import Way

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


class Payouts(Way[Payout]):
    """A payout goes to the agency's account and is on its way until the bank shows it."""

    kind = "payout"
    account = accounts.payout_in_transit()

    def lock(self, asked: Payout) -> Payout:
        return (
            Payout.objects.select_for_update(of=("self",), no_key=True)
            .select_related("organisation", "account")
            .get(pk=asked.pk)
        )

    def sent_through(self, asked: Payout) -> str:
        return asked.gateway

    def ask(self, asked: Payout) -> protocol.GatewayPayout:
        ask, account = gateway(asked.gateway), asked.account
        if not account.gateway_account:
            bank = protocol.BankAccount(
                holder=account.holder, number=account.number, bank_name=account.bank
            )
            account.gateway_account = ask.create_payee(
                bank, reference=f"payee-{account.pk}", idempotency_key=f"payee:{account.pk}"
            )
            account.save(update_fields=["gateway_account"])
        known = ask.find_payouts(account.gateway_account, asked.number)
        return (
            known[0]
            if known
            else ask.pay_out(
                amount_fen=asked.amount_fen,
                currency="CNY",
                payee=account.gateway_account,
                reference=asked.number,
                idempotency_key=f"payout:{asked.number}",
            )
        )

    def subject(self, asked: Payout) -> str:
        return f"payout:{asked.number}"

    def memo(self, asked: Payout) -> str:
        return f"{asked.number} {asked.organisation}"[:300]
