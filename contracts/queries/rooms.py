"""Contracts as people see them: who sees which, what happened, when the work is due."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from agencies.entry.scope import region_prefix
from contracts.models import Contract, Milestone
from contracts.states import ContractStatus, MilestoneStatus
from core import clock
from core.actors import Actor, Role
from core.gantt import Span
from core.models import StatusChange
from core.workflow import history


def visible_to(actor: Actor) -> QuerySet[Contract]:
    """The contracts this person may open in the role acted in; nothing for everybody else."""
    everything = Contract.objects.with_parties()
    if actor.role == Role.OWNER:
        return everything.of_owner(actor.organisation)
    if actor.role == Role.AGENCY:
        return everything.of_agency(actor.organisation)
    if actor.role == Role.REGULATOR:
        return _in_scope(everything, actor)
    return everything.none()


def _in_scope(contracts: QuerySet[Contract], actor: Actor) -> QuerySet[Contract]:
    """By the region of the project and the sector department of the items."""
    membership = actor.membership
    if membership is None:
        return contracts.none()
    if membership.region is not None:
        prefix = region_prefix(membership.region.code)
        contracts = contracts.filter(award__procurement__project__region__code__startswith=prefix)
    if membership.department_id is not None:
        mine = Contract.objects.filter(
            award__procurement__lines__item__department=membership.department_id
        )
        contracts = contracts.filter(pk__in=mine.order_by().values("pk"))
    return contracts


def with_work_due(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """Add `answer_due`, until when the owner answers delivered work, and `work_due`, the day on
    which the agency's next work is due."""
    first = Milestone.objects.filter(contract=OuterRef("pk")).order_by("sequence")
    at_work = first.filter(status__in=[MilestoneStatus.FUNDED, MilestoneStatus.REWORK])
    delivered = first.filter(status=MilestoneStatus.DELIVERED)
    return contracts.annotate(
        answer_due=Subquery(delivered.values("due_at")[:1]),
        work_due=Subquery(at_work.values("due_on")[:1]),
    )


@dataclass(frozen=True)
class Happening:
    """One line of the change log."""

    text: str
    at: dt.datetime
    note: str


def change_log(contract: Contract, milestones: Iterable[Milestone]) -> list[Happening]:
    """What happened to the contract, its text and its milestones, newest first."""
    names = {milestone.pk: milestone for milestone in milestones}
    moves = [_moved(str(_("Contract")), contract, change) for change in history(contract)]
    changes = StatusChange.objects.filter(
        subject_type=ContentType.objects.get_for_model(Milestone), subject_id__in=names
    ).select_related("by", "acting_for")
    for change in changes.order_by("at", "id"):
        milestone = names[change.subject_id]
        moves.append(_moved(f"{milestone.sequence}. {milestone.name}", milestone, change))
    texts = [
        Happening(
            _("Version %(number)d of the text") % {"number": revision.version},
            revision.made_at,
            " · ".join(filter(None, [_who(revision.acting_for), revision.comment])),
        )
        for revision in contract.revisions.select_related("acting_for").order_by("version")
    ]
    return sorted([*moves, *texts], key=lambda happening: happening.at, reverse=True)


def _moved(name: str, subject: Contract | Milestone, change: StatusChange) -> Happening:
    target = dict(subject.machine.states.choices).get(change.target, change.target)
    note = " · ".join(filter(None, [_who(change.acting_for), change.reason]))
    return Happening(f"{name}: {target}", change.at, note)


def _who(organisation: object) -> str:
    return str(organisation) if organisation else str(_("by rule"))


def schedule(contract: Contract, milestones: Iterable[Milestone], today: dt.date) -> list[Span]:
    """When each milestone is to be worked on, and when it was; later ones follow on the earlier."""
    spans: list[Span] = []
    follows_on = clock.local_date(contract.signed_at or contract.drafted_at)
    for milestone in milestones:
        start = clock.local_date(milestone.funded_at) if milestone.funded_at else follows_on
        due = milestone.due_on or clock.add_working_days(start, milestone.days).date
        end = milestone.accepted_at or milestone.delivered_at
        worked_until = clock.local_date(end) if end else today
        spans.append(
            Span(
                label=f"{milestone.sequence}. {milestone.name}",
                start=start,
                due=due,
                worked_until=max(start, worked_until) if milestone.funded_at else None,
            )
        )
        follows_on = due
    return spans


def waiting_for(actor: Actor) -> int:
    """How many contracts wait for an act of this desk: a signature, a delivery, an answer."""
    if actor.role == Role.OWNER:
        waiting = Q(status=ContractStatus.AGENCY_SIGNED) | Q(
            milestones__status=MilestoneStatus.DELIVERED
        )
    elif actor.role == Role.AGENCY:
        waiting = Q(status=ContractStatus.DRAFTED) | Q(
            milestones__status__in=[MilestoneStatus.FUNDED, MilestoneStatus.REWORK]
        )
    else:
        return 0
    return visible_to(actor).filter(waiting).order_by().distinct().count()
