"""The agency gives the award back before it signs; the next alternate is asked."""

import datetime as dt

from django.db import transaction

from bidding.actions import refuse_award
from contracts import policies
from contracts.models import Contract
from core import workflow
from core.actors import Actor
from core.policy import require

from .locking import locked


@transaction.atomic
def decline(*, contract: Contract, reason: str, by: Actor, at: dt.datetime) -> Contract:
    """Refuse the award of an unsigned contract; its refusal cancels the contract. Raises Refused.

    The procurement is locked before the contract, as in `sign_as_owner`.
    """
    require(policies.decline(by, contract))
    refuse_award(award=contract.award, reason=reason, by=by, at=at)
    contract.refresh_from_db()
    return contract


@transaction.atomic
def cancel(*, contract: Contract, reason: str, by: Actor, at: dt.datetime) -> Contract:
    """End an unsigned contract because its award fell. Raises WrongStatus once somebody signed."""
    contract = locked(contract)
    workflow.move(contract, "cancel", by=by, at=at, reason=reason)
    contract.due_at = None
    contract.save(update_fields=["due_at"])
    return contract
