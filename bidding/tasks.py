"""What beat wakes."""

from celery import shared_task

from bidding import actions
from core.clock import database_now


@shared_task
def run_due_procurements() -> list[str]:
    """Close, reveal, draw, publicise, award and lapse what is due by the database's clock."""
    return actions.run_due(at=database_now())
