"""What happens by itself when a deadline passes. Running it twice changes nothing."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.models import Contract, Milestone
from contracts.states import ContractStatus
from core import workflow
from core.actors import SYSTEM
from core.errors import Refused
from core.workflow import WrongStatus

from .accept import accept
from .locking import locked
from .rate import record


def run_due(at: dt.datetime) -> int:
    """Accept work the owner left unanswered; close rating periods. Returns how many moves."""
    return _accept_unanswered(at) + _close_rating_periods(at)


def _accept_unanswered(at: dt.datetime) -> int:
    moved = 0
    for milestone in Milestone.objects.overdue_for_acceptance(at).select_related("contract"):
        try:
            reason = _("No answer within the acceptance period: accepted by rule.")
            accept(milestone=milestone, by=SYSTEM, at=at, reason=reason)
        except (WrongStatus, Refused):
            continue  # the owner answered meanwhile
        moved += 1
    return moved


def _close_rating_periods(at: dt.datetime) -> int:
    over = Contract.objects.filter(
        status__in=[ContractStatus.COMPLETED, ContractStatus.RATED], due_at__lte=at
    )
    return sum(_archive(contract, at) for contract in over.order_by("due_at", "id"))


@transaction.atomic
def _archive(contract: Contract, at: dt.datetime) -> bool:
    """Record an unrated contract without quality, then archive it."""
    contract = locked(contract)
    if contract.due_at is None or contract.due_at > at:
        return False
    if contract.status == ContractStatus.COMPLETED:
        record(contract, at=at)
    workflow.move(contract, "archive", by=SYSTEM, at=at)
    contract.due_at = None
    contract.save(update_fields=["due_at"])
    return True
