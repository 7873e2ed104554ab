"""What billing does by itself. Received webhooks and calls to gateways leave with the outbox."""

import datetime as dt
from typing import Final

from celery import shared_task
from django.conf import settings

from billing import ledger
from billing.actions import payments, settlement
from core.actors import SYSTEM
from core.clock import now

WINDOW: Final = dt.timedelta(days=30)


@shared_task
def poll_payments() -> int:
    """Ask the gateway about payments nobody has told us about; how many."""
    return payments.poll_payments(at=now())


@shared_task
def settle_gateway() -> int:
    """Book the gateway's fees and what it paid into our bank account; the latter in fen.

    Waits while it is not known which account that is. Movements of 30 days are read again, so a
    night without the gateway is made up for.
    """
    bank = settlement.receiving_account(settings.SETTLEMENT_ACCOUNT)
    if bank is None:
        return 0
    at = now()
    done = settlement.settle_gateway(
        gateway_code=settings.PAYMENT_GATEWAY, since=at - WINDOW, bank=bank, by=SYSTEM, at=at
    )
    return done.banked_fen


@shared_task
def expire_holds() -> int:
    """Release holds whose time is over; how many."""
    return ledger.expire_holds(at=now())


@shared_task
def prove_ledger() -> bool:
    """Recompute the books. Wrong books fail the task, so that it is seen."""
    proof = ledger.prove(now())
    if not proof.is_balanced:
        raise RuntimeError(f"the books are wrong: {proof.wrong_accounts}")
    return True
