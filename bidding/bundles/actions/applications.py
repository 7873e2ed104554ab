"""What the owner does: start, link who does the work, hand in papers, withdraw."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.policies import buy_item
from agencies.models import ServiceItem
from bidding.actions.locking import person
from bidding.bundles import policies
from bidding.bundles.models import Bundle, BundleMember, BundlePaper, open_pause, running_stage
from bidding.bundles.procedures import PROCEDURES, StageKey
from bidding.bundles.queries import bought_with, frozen_rules, linkable
from bidding.bundles.states import BundleStatus
from bidding.events import SurveyCommissioned
from bidding.models.procurement import Procurement, Project
from core import chain, files
from core.actors import Actor
from core.clock import add_working_days, local_date
from core.errors import BadInput
from core.events import publish
from core.policy import require
from core.region import rules_for
from core.series import next_number
from core.workflow import move

from .clock import move_last_day, resume
from .locking import begin_stage, end_stage, locked_bundle


class ProcurementDoesNotFit(BadInput):
    """It buys something else, for another project, or has ended. Facts: procurement."""

    sentence = _("Choose a procurement of the same project that buys this item and has not ended.")


class NoSuchBundle(BadInput):
    """Nobody handles that kind of bundle here. Facts: kind."""

    sentence = _("Choose a bundle that may be started.")


@transaction.atomic
def start_bundle(
    *, kind: str, project: Project, items: Sequence[ServiceItem], by: Actor, at: dt.datetime
) -> Bundle:
    """Start a bundle of one project with the members that apply; the region's rules are frozen.

    Raises Refused (person, foreign or too few items, list guard), NoSuchBundle.
    """
    if kind not in PROCEDURES:
        raise NoSuchBundle(kind=kind)
    require(policies.start(by, project))
    require(policies.hold(PROCEDURES[kind], items))
    for item in items:
        require(buy_item(item, local_date(at)))
    bundle = Bundle.objects.create(
        number=next_number("HB", at=at),
        kind=kind,
        project=project,
        owner=project.owner,
        rules=rules_for(project.region, at=at).as_json(),
        created_by=person(by),
        created_at=at,
    )
    BundleMember.objects.bulk_create(
        BundleMember(bundle=bundle, item=item, department=item.department) for item in items
    )
    return bundle


@transaction.atomic
def link_procurement(
    *, member: BundleMember, procurement: Procurement, by: Actor, at: dt.datetime
) -> BundleMember:
    """Say which procurement finds the agency of a member; of one work it is that of all members.

    Naming it starts the clock of a unified survey. Raises Refused, ProcurementDoesNotFit.
    """
    bundle = locked_bundle(member.bundle)
    member = bundle.members.select_related("bundle__owner", "item", "procurement").get(pk=member.pk)
    require(policies.link(by, member))
    if not linkable(member).filter(pk=procurement.pk).exists():
        raise ProcurementDoesNotFit(procurement=procurement)
    for each in bought_with(member):
        each.procurement = procurement
        each.save(update_fields=["procurement"])
    if bundle.procedure.is_one_work:
        _commission(bundle, procurement, by, at)
    member.refresh_from_db(fields=["procurement"])
    if bundle.submitted_at is not None:
        facts = {"item": member.item.code, "procurement": procurement.number}
        chain.append(bundle.chain, "linked", facts, at=at)
    return member


def _commission(bundle: Bundle, procurement: Procurement, by: Actor, at: dt.datetime) -> None:
    """The clock runs from the first procurement that was named; another may take its place."""
    if bundle.can("be_commissioned"):
        days = bundle.procedure.total_days(frozen_rules(bundle))
        due_on = add_working_days(local_date(at), days).date
        bundle.submitted_at, bundle.accepted_at, bundle.due_on = at, at, due_on
        bundle.save(update_fields=["submitted_at", "accepted_at", "due_on"])
        bundle = move(bundle, "commission", by=by, at=at)
        begin_stage(bundle, StageKey.SURVEY, at)
        chain.append(bundle.chain, "application", _application(bundle), at=at)
        facts = {"working_days": days, "due_on": due_on.isoformat()}
        chain.append(bundle.chain, "commissioned", facts, at=at)
    publish(SurveyCommissioned(procurement, by, at))


@transaction.atomic
def hand_in(
    *, bundle: Bundle, content: bytes, name: str, by: Actor, at: dt.datetime, note: str = ""
) -> Bundle:
    """Hand in papers at the window: the application, what was missing, or the rework.

    What stood still for them goes on at once. Raises Refused, BadFile.
    """
    bundle = locked_bundle(bundle)
    require(policies.hand_in(by, bundle))
    stored = files.store(content=content, name=name, by=by, at=at)
    BundlePaper.objects.create(
        bundle=bundle, file=stored, note=note, handed_in_by=person(by), handed_in_at=at
    )
    if bundle.submitted_at is None:
        chain.append(bundle.chain, "application", _application(bundle), at=at)
        bundle.submitted_at = at
        bundle.save(update_fields=["submitted_at"])
    chain.append(bundle.chain, "papers", {"sha256": stored.sha256, "round": bundle.round}, at=at)
    pause = open_pause(bundle)
    if pause is not None:
        return resume(bundle, pause, by=by, at=at)
    if bundle.status == BundleStatus.REWORK:
        return _begin_round(bundle, by, at)
    bundle = move(bundle, "submit", by=by, at=at)
    begin_stage(bundle, StageKey.ACCEPTANCE, at)
    return bundle


def _application(bundle: Bundle) -> dict[str, Any]:
    """What the chain keeps of an application: the members, who reviews each, the rules."""
    members = bundle.members.select_related("item", "department", "procurement")
    return {
        "number": bundle.number,
        "kind": bundle.kind,
        "owner": bundle.owner.name,
        "project": bundle.project.name,
        "members": [
            [each.item.code, each.department.code, getattr(each.procurement, "number", "")]
            for each in members.order_by("item__code", "id")
        ],
        "rules": bundle.rules,
    }


def _begin_round(bundle: Bundle, by: Actor, at: dt.datetime) -> Bundle:
    """The rework goes back to the departments that had something to change."""
    if not bundle.procedure.is_counted(StageKey.REVISION):
        stage = running_stage(bundle)
        assert stage is not None, "a rework is a stage"
        move_last_day(bundle, stage.started_at, at)
    bundle.round += 1
    bundle.save(update_fields=["round"])
    bundle = move(bundle, "rework", by=by, at=at)
    begin_stage(bundle, StageKey.CHECK, at)
    return bundle


@transaction.atomic
def withdraw_bundle(*, bundle: Bundle, reason: str, by: Actor, at: dt.datetime) -> Bundle:
    """Give it up with a reason; its procurements go on. Raises Refused."""
    bundle = locked_bundle(bundle)
    require(policies.withdraw(by, bundle))
    end_stage(bundle, at)
    pause = open_pause(bundle)
    if pause is not None:
        bundle = resume(bundle, pause, by=by, at=at)
    bundle.ended_at, bundle.result = at, reason
    bundle.save(update_fields=["ended_at", "result"])
    bundle = move(bundle, "withdraw", by=by, at=at, reason=reason)
    if bundle.submitted_at is not None:
        chain.append(bundle.chain, "withdrawn", {"reason": reason}, at=at)
    return bundle
