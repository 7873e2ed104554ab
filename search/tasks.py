"""What search does by itself."""

from celery import shared_task

from core.clock import database_now

from . import entries


@shared_task
def refresh_entries() -> int:
    """Write every entry again, after the night's scores; how many are visible."""
    written = entries.write_all(at=database_now())
    return written.agencies + written.offers + written.notices
