"""What the clock does: everything that is due, each in its own transaction, any number of times."""

import datetime as dt
import logging

from bidding.draws.actions import run_due_draws
from bidding.methods.registry import method_of
from bidding.models import Procurement
from core.arrivals import wait_for_arrivals
from core.errors import DomainError

from .results import StandStill

logger = logging.getLogger(__name__)


def run_due(*, at: dt.datetime) -> list[str]:
    """Act on every draw and procurement that is due; returns the numbers of those that moved."""
    moved = run_due_draws(at=at)
    for procurement in Procurement.objects.filter(due_at__lte=at).order_by("due_at", "id"):
        due = method_of(procurement).due(procurement)
        if due is None:
            continue
        try:
            wait_for_arrivals(before=due.at)
            due.act(procurement=procurement, at=at)
        except StandStill:
            continue  # due again once the dispute is decided
        except DomainError as error:
            logger.warning("%s is due but: %s", procurement.number, error)
            continue
        moved.append(procurement.number)
    return moved
