"""What the clock does for agencies."""

from celery import shared_task

from agencies.credit.actions.ranking import snapshot_ranking
from agencies.credit.actions.scores import score_stale
from agencies.entry.actions import review
from agencies.supervision.actions import sanctions
from core.clock import database_now, local_date


@shared_task
def admit_due_agencies() -> int:
    """Admit the agencies whose publicity period is over."""
    return review.run_due(at=database_now())


@shared_task
def end_due_sanctions() -> int:
    """End the sanctions whose last day has passed."""
    return sanctions.run_due(at=database_now())


@shared_task
def score_agencies() -> int:
    """Score again the agencies whose score is a week old: contracts lose weight as they age."""
    return score_stale(at=database_now())


@shared_task
def keep_rankings() -> int:
    """Keep today's lists for appeals."""
    at = database_now()
    return snapshot_ranking(on=local_date(at), at=at)
