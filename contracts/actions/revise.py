"""Negotiate: special clauses by both parties, the milestones by the owner, until one signs."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from contracts import plan, policies
from contracts.models import Contract, Revision
from core.actors import Actor
from core.policy import require

from .draft import write_plan, write_revision
from .locking import locked


@transaction.atomic
def revise_clauses(
    *, contract: Contract, clauses: str, by: Actor, at: dt.datetime, comment: str = ""
) -> Revision:
    """A new version of the special clauses, with a comment for the other party. Raises Refused."""
    contract = locked(contract)
    require(policies.revise_clauses(by, contract))
    contract.clauses = clauses.replace("\r\n", "\n").strip()
    contract.revised_at = at
    contract.save(update_fields=["clauses", "revised_at"])
    return write_revision(contract, comment=comment, by=by, at=at)


@transaction.atomic
def revise_plan(
    *,
    contract: Contract,
    steps: Sequence[plan.Step],
    by: Actor,
    at: dt.datetime,
    comment: str = "",
) -> Revision:
    """New names and a new split of the milestones. Raises Refused, plan.PlanDoesNotFit."""
    contract = locked(contract)
    require(policies.revise_plan(by, contract))
    plan.check(steps, amount_fen=contract.amount_fen, days=contract.days)
    write_plan(contract, steps)
    contract.revised_at = at
    contract.save(update_fields=["revised_at"])
    return write_revision(contract, comment=comment, by=by, at=at)
