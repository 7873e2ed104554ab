"""What billing does by itself. Received webhooks and calls to gateways leave with the outbox."""

from celery import shared_task

from billing import ledger
from billing.actions import payments
from core.clock import now


@shared_task
def poll_payments() -> int:
    """Ask the gateway about payments nobody has told us about; how many."""
    return payments.poll_payments(at=now())


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
