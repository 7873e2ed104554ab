"""Money that nobody could place: assign it to a fee notice, or send it back.

It lies in `pending_unknown` or `suspense_long`, one posted transfer an item. One person proposes:
the amount is held at once, so that nothing else can take it. Another person approves or rejects
the hold. What came late through the gateway goes back as a refund of its payment.
"""

import datetime as dt

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from billing import ledger
from billing.actions.collecting import collect, lock_notice, new_payment
from billing.actions.refunds import claim_refund
from billing.ledger import Line
from billing.models import BankAccount, Channel, FeeNotice, Journal, Payment, Refund, Transfer
from billing.reconciliation.policies import unknown_money as policies
from billing.reconciliation.queries import unknown_money as queries
from core import series
from core.actors import Actor
from core.errors import BadInput, Conflict
from core.policy import require

REASON_LIMIT = 200


class AlreadyPlaced(Conflict):
    """Somebody proposed or settled this item meanwhile. Facts: item."""

    sentence = _("This money is being placed or has been placed already. Reload the page.")


class NoReason(BadInput):
    """The reason is empty or too long."""

    sentence = _("Say in one or two sentences how you know, in at most 200 characters.")


class DoesNotFit(BadInput):
    """The notice takes less than the money. Facts: amount_fen, outstanding_fen."""

    sentence = _(
        "The money is more than is left to pay on this notice. Choose another or return it."
    )


@transaction.atomic
def propose_assignment(
    *, item: Transfer, notice: FeeNotice, reason: str, by: Actor, at: dt.datetime
) -> Transfer:
    """Say which fee notice the money is for. Raises AlreadyPlaced, DoesNotFit, NoReason."""
    text, key = _claim(item, reason, by)
    locked = lock_notice(notice)
    require(policies.take(locked))
    if item.amount_fen > locked.outstanding_fen:
        raise DoesNotFit(amount_fen=item.amount_fen, outstanding_fen=locked.outstanding_fen)
    return _hold(item, key, locked.credit_account, f"{locked.code} {text}", by, at)


@transaction.atomic
def propose_return(
    *, item: Transfer, bank: BankAccount, reason: str, by: Actor, at: dt.datetime
) -> Transfer:
    """Say that the money goes back to its sender from our bank account.

    Its number TH-… belongs into the text of the transfer: reconciliation finds it there.
    """
    text, key = _claim(item, reason, by)
    number = series.next_number("TH", at=at)
    return _hold(item, key, bank.ledger_code, f"{number} {text}", by, at)


@transaction.atomic
def return_late_payment(
    *, item: Transfer, payment: Payment, reason: str, by: Actor, at: dt.datetime
) -> Refund:
    """Ask for the refund of a payment that came after we had given it up."""
    text, _key = _claim(item, reason, by)
    return claim_refund(
        payment=payment,
        amount_fen=item.amount_fen,
        reason=text,
        by=by,
        at=at,
        source=item.credit.code,
        subject=queries.subject_of(item),
    )


@transaction.atomic
def approve_placing(*, held: Transfer, by: Actor, at: dt.datetime) -> Journal:
    """Another person agrees: the notice is paid, or the money has left our bank account.

    Raises HoldResolved when somebody else decided first.
    """
    require(policies.decide(by, held))
    code = queries.notice_code(held)
    if code is None:
        return ledger.post_hold(held=held, key=f"{held.journal.key}:post", actor=by, at=at)
    notice = lock_notice(FeeNotice.objects.get(code=code))
    require(policies.take(notice))
    if held.amount_fen > notice.outstanding_fen:
        raise DoesNotFit(amount_fen=held.amount_fen, outstanding_fen=notice.outstanding_fen)
    payment = new_payment(notice, Channel.TRANSFER, held.amount_fen, by, at)
    collect(payment=payment, into=held.debit.code, by=by, at=at, held=held)
    return Journal.objects.get(key=f"payment:{payment.number}")


@transaction.atomic
def reject_placing(*, held: Transfer, by: Actor, reason: str, at: dt.datetime) -> Journal:
    """Another person does not agree: the money waits again. Raises HoldResolved, NoReason."""
    require(policies.decide(by, held))
    return ledger.void_hold(
        held=held, key=f"{held.journal.key}:void", actor=by, at=at, memo=_checked(reason)
    )


def _checked(reason: str) -> str:
    text = reason.strip()
    if not text or len(text) > REASON_LIMIT:
        raise NoReason
    return text


def _claim(item: Transfer, reason: str, by: Actor) -> tuple[str, str]:
    """The checked reason and the key of the next hold; proposals for one item queue here."""
    require(policies.propose(by))
    text = _checked(reason)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [queries.subject_of(item)]
        )
    found = queries.find(item.pk)
    if found is None or found.is_placed or found.held is not None:
        raise AlreadyPlaced(item=item.pk)
    return text, f"{queries.subject_of(item)}:{found.tries + 1}"


def _hold(item: Transfer, key: str, target: str, memo: str, by: Actor, at: dt.datetime) -> Transfer:
    return ledger.hold(
        key=key,
        kind="placing",
        line=Line(item.credit.code, target, item.amount_fen),
        expires_at=None,
        actor=by,
        at=at,
        subject=queries.subject_of(item),
        memo=memo,
    )
