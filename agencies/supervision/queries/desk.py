"""What the desks of supervision list."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from agencies.entry.models import Agency
from agencies.entry.scope import region_prefix
from agencies.supervision import states
from agencies.supervision.models import Complaint, Objection, Sanction
from agencies.supervision.queries.cases import Watch, agencies_to_watch
from agencies.supervision.states import ObjectionStatus, SanctionStatus
from core.actors import Actor, Role


def supervised(actor: Actor) -> QuerySet[Agency]:
    """The agencies of a regulator's region and sector, as policies.supervision.supervise says."""
    agencies = Agency.objects.select_related("organisation__region").order_by(
        "organisation__name", "id"
    )
    member = actor.membership
    if actor.role != Role.REGULATOR or member is None:
        return agencies.none()
    if member.region is not None:
        agencies = agencies.alias(
            seat=Coalesce("review_region__code", "organisation__region__code")
        ).filter(seat__startswith=region_prefix(member.region.code))
    if member.department_id is not None:
        agencies = agencies.filter(
            Q(pk__in=_with_certificates(member.department_id))
            | Q(pk__in=_with_offers(member.department_id))
        )
    return agencies


def _with_certificates(department: int) -> QuerySet[Agency]:
    return Agency.objects.filter(qualifications__type__department=department).order_by()


def _with_offers(department: int) -> QuerySet[Agency]:
    return Agency.objects.filter(offers__item__department=department).order_by()


def complaints_of(actor: Actor, status: str = "") -> QuerySet[Complaint]:
    """A regulator's complaints, the most urgent first; undecided unless a status is asked for."""
    found = Complaint.objects.filter(agency__in=supervised(actor).order_by())
    if status in states.ComplaintStatus.values:
        found = found.filter(status=status)
    elif status != "all":
        found = found.filter(status__in=states.COMPLAINT.states_that_can("block_award"))
    return found.select_related("agency__organisation").order_by("due_at", "-received_at", "-id")


def sanctions_of(actor: Actor) -> QuerySet[Sanction]:
    """A regulator's sanctions that wait for a step: notice, proposal."""
    return (
        Sanction.objects.filter(
            agency__in=supervised(actor).order_by(),
            status__in=[SanctionStatus.NOTIFIED, SanctionStatus.PROPOSED],
        )
        .select_related("agency__organisation", "proposed_by")
        .order_by("statement_until", "id")
    )


def sanctions_in_force(actor: Actor) -> QuerySet[Sanction]:
    """A regulator's sanctions that act now, the first to end on top."""
    return (
        Sanction.objects.filter(
            agency__in=supervised(actor).order_by(), status=SanctionStatus.IN_FORCE
        )
        .select_related("agency__organisation", "confirmed_by")
        .order_by("ends_on", "id")
    )


def objections_of(actor: Actor) -> QuerySet[Objection]:
    """A regulator's undecided objections, the oldest first."""
    return (
        Objection.objects.filter(
            agency__in=supervised(actor).order_by(), status=ObjectionStatus.RECEIVED
        )
        .select_related("agency__organisation", "points", "sanction")
        .order_by("received_at", "id")
    )


def watched_by(actor: Actor, *, at: dt.datetime, on: dt.date) -> list[Watch]:
    """The agencies to watch in a regulator's region and sector."""
    mine = set(supervised(actor).values_list("pk", flat=True))
    return [watch for watch in agencies_to_watch(at=at, on=on) if watch.agency.pk in mine]
