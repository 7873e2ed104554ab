"""What the kernel does by itself, again and again."""

from celery import shared_task

from . import outbox, subscriptions
from .clock import now


@shared_task
def drain_outbox() -> int:
    """Carry out the effects that are due; how many were attempted."""
    return outbox.drain(at=now())


@shared_task
def seal_chain() -> None:
    """Seal what the public chains gained, and send the head to those who asked for it."""
    subscriptions.seal_and_send(at=now())
