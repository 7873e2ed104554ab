"""Shared results at the departments' desks, and the access log for the two parties."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.entry.scope import region_prefix
from contracts.models import Contract, Deliverable, Reading, SharedResult
from contracts.queries.rooms import visible_to
from contracts.states import MilestoneStatus
from core.actors import Actor, Role

# Both say that the owner has taken the work.
ACCEPTED = (MilestoneStatus.ACCEPTED, MilestoneStatus.RELEASED)
# Somebody of the department that a result is shared with has downloaded it.
_IS_READ = Exists(
    Reading.objects.filter(deliverable=OuterRef("deliverable"), department=OuterRef("department"))
)


def accepted_results(contract: Contract) -> list[Deliverable]:
    """The newest version of each milestone that the owner accepted, in their order."""
    milestones = contract.milestones.filter(status__in=ACCEPTED).order_by("sequence")
    newest = [each.deliverables.select_related("file").order_by("-version") for each in milestones]
    return [version for versions in newest if (version := versions.first()) is not None]


def shared_with(actor: Actor) -> QuerySet[SharedResult]:
    """What this regulator finds on the desk: shared with its department, in its region.

    Without a department, the approval window: with any. `is_read` says whether the department has.
    """
    found = (
        SharedResult.objects.select_related(
            "department",
            "deliverable__file",
            "deliverable__milestone__contract__owner",
            "deliverable__milestone__contract__agency__organisation",
        )
        .annotate(is_read=_IS_READ)
        .order_by("-shared_at", "-id")
    )
    member = actor.membership
    if actor.role != Role.REGULATOR or member is None:
        return found.none()
    if member.region is not None:
        within = "deliverable__milestone__contract__award__procurement__project__region__code"
        found = found.filter(**{f"{within}__startswith": region_prefix(member.region.code)})
    if member.department_id is not None:
        found = found.filter(department=member.department_id)
    return found


def unread(actor: Actor) -> int:
    """How many shared results the own department has not read; the window need not."""
    member = actor.membership
    if member is None or member.department_id is None:
        return 0
    return shared_with(actor).exclude(_IS_READ).count()


def open_to(actor: Actor) -> QuerySet[Deliverable]:
    """The versions that a regulator may read: shared with it, or of a contract it looks after."""
    found = Deliverable.objects.select_related("file", "milestone").order_by("id")
    if actor.role != Role.REGULATOR:
        return found.none()
    shared = shared_with(actor).order_by().values("deliverable")
    contracts = visible_to(actor).order_by().values("pk")
    return found.filter(Q(pk__in=shared) | Q(milestone__contract__in=contracts))


def departments_of(contract: Contract) -> list[str]:
    """The names of the departments that its results are shared with, each once."""
    found = SharedResult.objects.filter(deliverable__milestone__contract=contract)
    shared = found.select_related("department").order_by("department__code", "id")
    return list(dict.fromkeys(str(each.department) for each in shared))


def readings(contract: Contract) -> QuerySet[Reading]:
    """The access log: every download by a regulator, newest first."""
    return (
        Reading.objects.filter(deliverable__milestone__contract=contract)
        .select_related(
            "deliverable__file", "deliverable__milestone", "read_by", "acting_for", "department"
        )
        .order_by("-read_at", "-id")
    )
