"""When the clock acts next: what the method declares is stored, so that it can be found."""

from bidding.methods.registry import method_of
from bidding.models import Procurement


def reschedule(procurement: Procurement) -> Procurement:
    """Store the nearest deadline of a locked procurement as its method declares it."""
    due = method_of(procurement).due(procurement)
    procurement.due_at = due.at if due else None
    procurement.save(update_fields=["due_at"])
    return procurement
