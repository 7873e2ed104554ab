"""A need that found no agency is run again: a new draft, linked to the ended one and counted."""

import datetime as dt

from django.db import transaction

from bidding.methods.registry import method_of
from bidding.models import Procurement
from bidding.policies import procurements as policies
from core.actors import Actor
from core.policy import require

from . import attachments, own_requirements, recusals
from .locking import locked
from .procurements import DraftLine, draft_procurement


@transaction.atomic
def rerun(
    *, procurement: Procurement, closes_at: dt.datetime, by: Actor, at: dt.datetime
) -> Procurement:
    """Copy what was asked for into a new draft that ends sign-up at `closes_at`.

    The first attempt stays public as it ended; both notices name each other and the count.
    Raises Refused and what a draft raises.
    """
    procurement = locked(procurement)
    require(policies.rerun(by, procurement))
    made = draft_procurement(
        method=procurement.method,
        project=procurement.project,
        title=procurement.title,
        lines=[
            DraftLine(line.item, line.price_fen, line.days)
            for line in procurement.lines.select_related("item").order_by("id")
        ],
        scope=procurement.scope,
        scale=procurement.scale,
        fiscal_percent=procurement.fiscal_percent,
        closes_at=closes_at,
        terms=method_of(procurement).copied_terms(procurement),
        by=by,
        at=at,
    )
    attachments.copy(procurement, made, by, at)
    own_requirements.copy(procurement, made)
    recusals.copy(procurement, made)
    made.rerun_of, made.attempt = procurement, procurement.attempt + 1
    made.save(update_fields=["rerun_of", "attempt"])
    return made
