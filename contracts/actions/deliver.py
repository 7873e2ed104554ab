"""Hand over the work of a milestone, as the next version."""

import datetime as dt

from django.db import transaction

from contracts import policies
from contracts.models import Deliverable, Milestone
from contracts.wholeness import require_whole
from core import chain, clock, files, workflow
from core.actors import Actor
from core.policy import require

from .locking import locked_milestone


@transaction.atomic
def deliver(
    *,
    milestone: Milestone,
    content: bytes,
    name: str,
    by: Actor,
    at: dt.datetime,
    note: str = "",
    tracking_number: str = "",
) -> Deliverable:
    """Deliver a file; its hash enters the public chain. `tracking_number` is for paper by express.

    The owner has the region's acceptance period to answer. Raises Refused, BadFile, DamagedFile.
    """
    milestone = locked_milestone(milestone)
    require(policies.deliver(by, milestone))
    require_whole(content, name=name)
    contract = milestone.contract
    stored = files.store(content=content, name=name, by=by, at=at)
    assert by.user is not None  # the policy admits members only
    made = Deliverable.objects.create(
        milestone=milestone,
        version=milestone.deliverables.count() + 1,
        file=stored,
        note=note,
        tracking_number=tracking_number.strip(),
        delivered_by=by.user,
        delivered_at=at,
    )
    workflow.move(milestone, "deliver", by=by, at=at)
    milestone.delivered_at = at
    milestone.due_at = clock.deadline(at, contract.rules.acceptance_days)
    milestone.save(update_fields=["delivered_at", "due_at"])
    payload = {"milestone": milestone.sequence, "version": made.version, "sha256": stored.sha256}
    chain.append(contract.chain, "delivered", payload, at=at)
    return made
