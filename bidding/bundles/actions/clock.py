"""The clock stands still for papers of the owner, and runs again when they are there."""

import datetime as dt

from django.db import transaction

from bidding.actions.locking import person
from bidding.bundles import policies
from bidding.bundles.models import Bundle, BundlePause, running_stage
from core import chain
from core.actors import Actor
from core.clock import add_working_days, local_date, working_days_between
from core.policy import require

from .locking import locked_bundle


@transaction.atomic
def pause_clock(*, bundle: Bundle, reason: str, by: Actor, at: dt.datetime) -> BundlePause:
    """Stop the clock with a public reason, until the owner hands in. Raises Refused."""
    bundle = locked_bundle(bundle)
    require(policies.pause(by, bundle))
    made = BundlePause.objects.create(
        bundle=bundle, reason=reason, paused_at=at, paused_by=person(by)
    )
    chain.append(bundle.chain, "clock stopped", {"reason": reason}, at=at)
    return made


def resume(bundle: Bundle, pause: BundlePause, *, by: Actor, at: dt.datetime) -> Bundle:
    """Let the clock of a locked bundle run again: every last day moves by the working days lost."""
    pause.resumed_at, pause.resumed_by = at, person(by)
    pause.save(update_fields=["resumed_at", "resumed_by"])
    lost = move_last_day(bundle, pause.paused_at, at)
    stage = running_stage(bundle)
    if stage is not None:
        stage.due_on = add_working_days(stage.due_on, lost).date
        stage.save(update_fields=["due_on"])
    return bundle


def move_last_day(bundle: Bundle, since: dt.datetime, at: dt.datetime) -> int:
    """Move the last day of the whole by the working days it stood still since a moment."""
    lost = working_days_between(local_date(since), local_date(at))
    assert bundle.due_on is not None, "only a running clock stands still"
    bundle.due_on = add_working_days(bundle.due_on, lost).date
    bundle.save(update_fields=["due_on"])
    facts = {"working_days": lost, "due_on": bundle.due_on.isoformat()}
    chain.append(bundle.chain, "clock runs", facts, at=at)
    return lost
