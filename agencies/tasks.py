"""What the clock does for agencies."""

from celery import shared_task

from agencies.actions import review
from core.clock import database_now


@shared_task
def admit_due_agencies() -> int:
    """Admit the agencies whose publicity period is over."""
    return review.run_due(at=database_now())
