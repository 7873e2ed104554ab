"""The end of a unified survey: the contract below which it was done is told by the app above."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from bidding.bundles.models import Bundle
from bidding.bundles.queries import departments
from core import chain
from core.actors import Actor
from core.workflow import move

from .locking import end_stage, locked_bundle


@transaction.atomic
def finish_survey(*, bundle: Bundle, results: Sequence[str], by: Actor, at: dt.datetime) -> Bundle:
    """Every result (its SHA-256) is accepted and shared: the clock ends. Twice changes nothing."""
    bundle = locked_bundle(bundle)
    if not bundle.can("share_results"):
        return bundle
    end_stage(bundle, at)
    bundle.ended_at = at
    bundle.save(update_fields=["ended_at"])
    bundle = move(bundle, "share", by=by, at=at)
    shared_with = [each.code for each in departments(bundle)]
    facts = {"results": list(results), "departments": shared_with}
    chain.append(bundle.chain, "results shared", facts, at=at)
    return bundle
