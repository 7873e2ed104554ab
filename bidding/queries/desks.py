"""What waits for whom: an owner's procurements, an agency's chances, a regulator's draws."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.entry.scope import covers_region, region_prefix
from agencies.models import Agency
from agencies.offers.eligibility import Eligibility
from bidding.methods.registry import method_of, methods
from bidding.models import (
    Award,
    EndingRequest,
    Objection,
    Procurement,
    SignUp,
)
from bidding.models.procurement import ProcurementQuerySet
from bidding.states import AWARD, ProcurementStatus, SignUpStatus, statuses_that_can
from core.actors import Actor, Duty, Role
from core.models import Membership, User

from .eligibility import eligibility_for
from .notices import open_notices


def owned_by(actor: Actor) -> ProcurementQuerySet:
    """The procurements of the organisation acted for, newest first."""
    mine: ProcurementQuerySet = Procurement.objects.on_show().order_by("-created_at", "-id")
    if actor.role != Role.OWNER or actor.organisation is None:
        return mine.none()
    return mine.filter(owner=actor.organisation)


def to_approve(actor: Actor) -> ProcurementQuerySet:
    """Drafts that wait for this approver."""
    mine = owned_by(actor)
    if not actor.has_duty(Duty.APPROVER):
        return mine.none()
    return mine.filter(status__in=statuses_that_can("be_approved"))


def drafts_of(actor: Actor) -> ProcurementQuerySet:
    """Drafts that somebody of the owner still writes."""
    return owned_by(actor).filter(status__in=statuses_that_can("be_edited"))


def to_decide(actor: Actor) -> ProcurementQuerySet:
    """Procurements with too few entrants that wait for a reason or an approval of the owner."""
    return owned_by(actor).filter(status=ProcurementStatus.SHORT)


def offered_by(actor: Actor) -> ProcurementQuerySet:
    """The owner's procurements that wait for an agency's answer."""
    return owned_by(actor).filter(status__in=statuses_that_can("be_answered"))


def waiting_for(agency: Agency) -> list[Procurement]:
    """What waits for the agency's answer, by whatever method it was asked."""
    return [each for method in methods() for each in method.waiting_for(agency)]


def count_waiting_for(agency: Agency) -> int:
    """How many of them there are."""
    return sum(method.waiting_for(agency).count() for method in methods())


def awards_of(agency: Agency | None) -> QuerySet[Award]:
    """The live awards of an agency, newest first."""
    return (
        Award.objects.filter(agency=agency, status__in=AWARD.states_that_can("live"))
        .select_related("procurement__owner")
        .order_by("-made_at", "-id")
    )


@dataclass(frozen=True)
class Chance:
    """An open notice as one agency sees it."""

    procurement: Procurement
    answers: list[Eligibility]
    sign_up: SignUp | None

    @property
    def bid_page(self) -> str:
        """Where the agency prepares its bid; empty where it signs up at once."""
        return method_of(self.procurement).bid_page(self.procurement)

    @property
    def must_confirm(self) -> bool:
        """True when the notice was amended since the agency signed up or confirmed."""
        return self.sign_up is not None and self.sign_up.version < self.procurement.version

    @property
    def is_eligible(self) -> bool:
        """True when nothing is missing for any item."""
        return all(self.answers)


def chances(agency: Agency, procurements: list[Procurement], on: dt.date) -> list[Chance]:
    """Notices with the agency's eligibility line by line and its sign-up."""
    mine = {
        each.procurement_id: each
        for each in SignUp.objects.filter(
            agency=agency, procurement__in=procurements, status=SignUpStatus.SUBMITTED
        ).order_by("id")
    }
    return [Chance(p, eligibility_for(agency, p, on), mine.get(p.pk)) for p in procurements]


def opportunities(at: dt.datetime) -> ProcurementQuerySet:
    """What an agency may sign up for, ending soonest first."""
    return open_notices(at)


def supervised_by(actor: Actor) -> ProcurementQuerySet:
    """Published draws in a regulator's region, newest first."""
    found: ProcurementQuerySet = Procurement.objects.on_show().filter(published_at__isnull=False)
    if actor.role != Role.REGULATOR or actor.membership is None:
        return found.none()
    if actor.membership.region is not None:
        prefix = region_prefix(actor.membership.region.code)
        found = found.filter(project__region__code__startswith=prefix)
    return found


def supervisors_of(procurement: Procurement) -> list[User]:
    """The regulators of its region, but those whose own organisation buys in it."""
    members = Membership.objects.filter(role=Role.REGULATOR, is_active=True)
    found = members.exclude(organisation=procurement.owner).select_related("user", "region")
    here = procurement.project.region
    return [each.user for each in found.order_by("pk") if covers_region(each.as_actor(), here)]


def overseen_by(actor: Actor) -> ProcurementQuerySet:
    """Procurements of every method in a regulator's region and sector, for figures."""
    found: ProcurementQuerySet = Procurement.objects.visible().order_by("id")
    member = actor.membership
    if actor.role != Role.REGULATOR or member is None:
        return found.none()
    if member.region is not None:
        prefix = region_prefix(member.region.code)
        found = found.filter(project__region__code__startswith=prefix)
    if member.department_id is not None:
        mine = Procurement.objects.filter(lines__item__department=member.department_id)
        found = found.filter(pk__in=mine.order_by().values("pk"))
    return found


def endings_waiting(actor: Actor) -> QuerySet[EndingRequest]:
    """Requests of owners in the region to end without an award, oldest first."""
    return (
        EndingRequest.objects.filter(
            decided_at=None,
            procurement__in=supervised_by(actor).values("pk"),
            procurement__status__in=statuses_that_can("be_ended"),
        )
        .select_related("procurement__owner")
        .order_by("asked_at", "id")
    )


def objections_waiting(actor: Actor) -> QuerySet[Objection]:
    """Undecided objections in the region, oldest first."""
    return (
        Objection.objects.filter(decided_at=None, procurement__in=supervised_by(actor).values("pk"))
        .select_related("procurement")
        .order_by("received_at", "id")
    )
