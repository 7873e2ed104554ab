"""The owner's answer to delivered work: acceptance releases the money, or rework with a reason."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing import accounts
from billing.actions import escrow
from contracts import policies
from contracts.models import Contract, Deliverable, Milestone
from contracts.states import MilestoneStatus
from core import clock, workflow
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

from .fund import request_next
from .locking import locked_milestone
from .share import share_accepted


class ReasonMissing(BadInput):
    """Work comes back only with a reason."""

    sentence = _("Say what has to be changed, so that the agency can act on it.")


@transaction.atomic
def accept(*, milestone: Milestone, by: Actor, at: dt.datetime, reason: str = "") -> Milestone:
    """Accept the work: escrow to the agency less the platform fee, then the next milestone.

    The last acceptance completes the contract. What a unified survey brings is shared.
    Raises Refused; of two at once one releases.
    """
    milestone = locked_milestone(milestone)
    require(policies.accept(by, milestone))
    contract = milestone.contract
    workflow.move(milestone, "accept", by=by, at=at, reason=reason)
    milestone.accepted_at, milestone.due_at = at, None
    milestone.save(update_fields=["accepted_at", "due_at"])
    escrow.release(
        escrow_account=accounts.escrow(contract.number, milestone.sequence),
        payee=contract.agency.organisation,
        amount_fen=milestone.amount_fen,
        fee_bp=contract.platform_fee_bp,
        key=f"release:{milestone.subject}",
        subject=milestone.subject,
        by=by,
        at=at,
    )
    workflow.move(milestone, "release", by=by, at=at)
    if request_next(contract, by=by, at=at) is None:
        _complete_when_released(contract, by, at)
    share_accepted(contract=contract, by=by, at=at)
    return milestone


def _complete_when_released(contract: Contract, by: Actor, at: dt.datetime) -> None:
    if contract.milestones.exclude(status=MilestoneStatus.RELEASED).exists():
        return
    workflow.move(contract, "complete", by=by, at=at)
    contract.completed_at = at
    contract.due_at = clock.deadline(at, contract.rules.rating_days)
    contract.save(update_fields=["completed_at", "due_at"])


@transaction.atomic
def ask_rework(*, milestone: Milestone, reason: str, by: Actor, at: dt.datetime) -> Deliverable:
    """Send the delivered version back with a reason. Raises Refused, ReasonMissing."""
    milestone = locked_milestone(milestone)
    require(policies.ask_rework(by, milestone))
    if not reason.strip():
        raise ReasonMissing
    workflow.move(milestone, "ask_rework", by=by, at=at, reason=reason.strip())
    milestone.due_at = None
    milestone.save(update_fields=["due_at"])
    delivered = milestone.deliverables.order_by("-version")[0]
    delivered.rework_reason = reason.strip()
    delivered.save(update_fields=["rework_reason"])
    return delivered
