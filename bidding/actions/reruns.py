"""A need that found no agency is run again: a new draft, linked to the ended one and counted."""

import datetime as dt

from django.db import transaction

from bidding.models import Procurement
from bidding.policies import procurements as policies
from core.actors import Actor
from core.policy import require

from . import attachments, own_requirements, recusals
from .drafts import start_draft
from .locking import locked


@transaction.atomic
def rerun(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    """Begin a draft of the same need; its steps begin with what the ended one asked for.

    The first attempt stays public as it ended; both notices name each other and the count.
    Raises Refused.
    """
    procurement = locked(procurement)
    require(policies.rerun(by, procurement))
    made = start_draft(
        project=procurement.project,
        title=procurement.title,
        method=procurement.method,
        rerun_of=procurement,
        by=by,
        at=at,
    )
    attachments.copy(procurement, made, by, at)
    own_requirements.copy(procurement, made)
    recusals.copy(procurement, made)
    return made
