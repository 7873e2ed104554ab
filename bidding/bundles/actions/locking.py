"""The lock of a bundle, and what follows every change of its clock."""

import datetime as dt

from bidding.bundles.models import Bundle, BundleStage, running_stage
from bidding.bundles.procedures import StageKey
from bidding.bundles.queries import frozen_rules
from core.clock import add_working_days, local_date


def locked_bundle(bundle: Bundle) -> Bundle:
    """The bundle as it is now, under its row lock until the transaction ends."""
    return (
        Bundle.objects.select_for_update(of=("self",), no_key=True)
        .select_related("project__region", "owner")
        .get(pk=bundle.pk)
    )


def begin_stage(bundle: Bundle, key: StageKey, at: dt.datetime) -> BundleStage:
    """End the stage under way and begin another, with its last day by the frozen rules."""
    end_stage(bundle, at)
    days = bundle.procedure.days(key, frozen_rules(bundle))
    return BundleStage.objects.create(
        bundle=bundle,
        sequence=bundle.stages.count() + 1,
        key=key,
        days=days,
        started_at=at,
        due_on=add_working_days(local_date(at), days).date,
    )


def end_stage(bundle: Bundle, at: dt.datetime) -> None:
    """The stage under way, if any, is over."""
    stage = running_stage(bundle)
    if stage is not None:
        stage.ended_at = at
        stage.save(update_fields=["ended_at"])
