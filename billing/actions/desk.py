"""Finance receives money: cash and card at the counter, and bank transfers."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import accounts
from billing.models import BankAccount, Channel, FeeNotice, Payment
from billing.policies import notices as policies
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

from .collecting import collect, lock_notice, new_payment


class WrongAmount(BadInput):
    """More than is left to pay, or nothing. Facts: amount_fen, outstanding_fen."""

    sentence = _("Enter an amount above zero and at most what is left to pay.")


@transaction.atomic
def take_counter_payment(
    *, notice: FeeNotice, amount_fen: int, till: str, by: Actor, at: dt.datetime
) -> Payment:
    """A teller takes cash into a till. Raises WrongAmount; may be a part of the amount."""
    payment = _record(notice, Channel.COUNTER, amount_fen, by, at)
    return collect(payment=payment, into=accounts.till(till), by=by, at=at)


@transaction.atomic
def record_card_payment(
    *, notice: FeeNotice, amount_fen: int, bank: BankAccount, by: Actor, at: dt.datetime
) -> Payment:
    """A teller takes a card at the counter; the terminal pays straight into our bank account."""
    payment = _record(notice, Channel.COUNTER, amount_fen, by, at)
    return collect(payment=payment, into=bank.ledger_code, by=by, at=at)


@transaction.atomic
def record_bank_transfer(
    *,
    notice: FeeNotice,
    amount_fen: int,
    bank: BankAccount,
    value_date: dt.date,
    by: Actor,
    at: dt.datetime,
) -> Payment:
    """Finance has seen a transfer on our bank account. Raises WrongAmount."""
    payment = _record(notice, Channel.TRANSFER, amount_fen, by, at)
    return collect(payment=payment, into=bank.ledger_code, by=by, at=at, value_date=value_date)


def _record(
    notice: FeeNotice, channel: Channel, amount_fen: int, by: Actor, at: dt.datetime
) -> Payment:
    locked = lock_notice(notice)
    require(policies.receive_at_desk(by, locked, channel))
    if not 0 < amount_fen <= locked.outstanding_fen:
        raise WrongAmount(amount_fen=amount_fen, outstanding_fen=locked.outstanding_fen)
    return new_payment(locked, channel, amount_fen, by, at)
