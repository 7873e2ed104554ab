"""The agency gives the award back before it signs; the next alternate is asked."""

import datetime as dt

from django.db import transaction

from contracts.models import Contract
from core import workflow
from core.actors import Actor

from .locking import locked


@transaction.atomic
def cancel(*, contract: Contract, reason: str, by: Actor, at: dt.datetime) -> Contract:
    """End an unsigned contract because its award fell. Raises WrongStatus once somebody signed."""
    contract = locked(contract)
    workflow.move(contract, "cancel", by=by, at=at, reason=reason)
    contract.due_at = None
    contract.save(update_fields=["due_at"])
    return contract
