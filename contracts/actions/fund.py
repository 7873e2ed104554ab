"""Money for the milestones: asked for one at a time, held in escrow, then the work starts."""

import datetime as dt
from typing import Final

from django.db import transaction

from billing import accounts
from billing.actions.notices import issue_notice
from billing.models import FeeKind, FeeNotice
from contracts.models import Contract, Milestone
from contracts.states import ContractStatus, MilestoneStatus
from core import clock, workflow
from core.actors import SYSTEM, Actor

from .locking import locked_milestone

PAYMENT_DAYS: Final = 10  # working days the owner has to pay; afterwards the notice is overdue


def request_next(contract: Contract, *, by: Actor, at: dt.datetime) -> FeeNotice | None:
    """Ask for the money of the first milestone not asked for yet; None when there is none."""
    planned = contract.milestones.filter(status=MilestoneStatus.PLANNED).order_by("sequence")
    milestone = planned.first()
    return request_funds(milestone=milestone, by=by, at=at) if milestone else None


@transaction.atomic
def request_funds(*, milestone: Milestone, by: Actor, at: dt.datetime) -> FeeNotice:
    """Issue the fee notice of a milestone: the owner pays into the milestone's escrow."""
    milestone = locked_milestone(milestone)
    contract = milestone.contract
    workflow.move(milestone, "request_funds", by=by, at=at)
    notice = issue_notice(
        kind=FeeKind.MILESTONE,
        title=f"{contract.number} #{milestone.sequence} {milestone.name}",
        issuer=contract.agency.organisation,
        payer=contract.owner,
        payer_name=contract.owner.name,
        payee=contract.agency.organisation,
        subject=milestone.subject,
        credit_account=accounts.escrow(contract.number, milestone.sequence),
        amount_fen=milestone.amount_fen,
        due_on=clock.add_working_days(clock.local_date(at), PAYMENT_DAYS).date,
        by=SYSTEM,
        at=at,
    )
    milestone.notice_code = notice.code
    milestone.save(update_fields=["notice_code"])
    return notice


@transaction.atomic
def fund(*, milestone: Milestone, at: dt.datetime) -> Milestone:
    """The money is in escrow: the clock of the work starts on the next working day."""
    milestone = locked_milestone(milestone)
    contract = milestone.contract
    workflow.move(milestone, "fund", by=SYSTEM, at=at)
    milestone.funded_at = at
    milestone.due_on = clock.add_working_days(clock.local_date(at), milestone.days).date
    milestone.save(update_fields=["funded_at", "due_on"])
    if contract.status == ContractStatus.SIGNED:
        workflow.move(contract, "start", by=SYSTEM, at=at)
    return milestone
