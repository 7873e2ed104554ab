"""What beat wakes."""

from celery import shared_task

from bidding import actions
from bidding.actions import leads
from bidding.libraries.actions import run_due_libraries as tend_libraries
from core.clock import database_now


@shared_task
def run_due_procurements() -> list[str]:
    """Close, reveal, draw, publicise, award and lapse what is due by the database's clock."""
    return actions.run_due(at=database_now())


@shared_task
def run_due_libraries() -> list[str]:
    """Close, put in force, tend and end what is due of libraries by the database's clock."""
    return tend_libraries(at=database_now())


@shared_task
def find_leads() -> int:
    """Look for what points at collusion in everything decided; how many leads are new."""
    return leads.find_leads(at=database_now())
