"""Background work: loads, calls one action, may run twice without harm."""

from celery import shared_task

from contracts.actions import due
from core.clock import now


@shared_task
def run_due() -> int:
    """Carry out the deadlines that have passed: acceptance, rating periods."""
    return due.run_due(now())
