"""Objections of an agency to points or to a sanction, heard by somebody who did not decide."""

import datetime as dt

from django.db import transaction

from agencies.supervision import policies
from agencies.supervision.actions.sanctions import reinstate
from agencies.supervision.actions.trace import leave, spoken
from agencies.supervision.models import CompliancePoints, Objection, Sanction
from agencies.supervision.queries import cases as queries
from agencies.supervision.states import SanctionStatus
from core.actors import Actor
from core.clock import deadline
from core.policy import require
from core.workflow import move


def objection_until(thing: CompliancePoints | Sanction) -> dt.datetime:
    """The end of the objection period of points or of a confirmed sanction."""
    decided = thing.decided_at if isinstance(thing, CompliancePoints) else thing.confirmed_at
    start = decided or thing.agency.organisation.created_at
    return deadline(start, queries.rules_of(thing.agency, start).sanction_objection_days)


@transaction.atomic
def object_to_points(
    *, points: CompliancePoints, by: Actor, text: str, at: dt.datetime
) -> Objection:
    """Object to points, once, inside the period. Raises Refused, WithoutReasons."""
    CompliancePoints.objects.select_for_update(of=("self",)).get(pk=points.pk)
    require(policies.object_to_points(by, points, objection_until(points), at))
    return _object(text, at, agency=points.agency, points=points)


@transaction.atomic
def object_to_sanction(*, sanction: Sanction, by: Actor, text: str, at: dt.datetime) -> Objection:
    """Object to a sanction in force, once, inside the period. Raises Refused, WithoutReasons."""
    sanction.refresh_from_db(from_queryset=Sanction.objects.select_for_update(of=("self",)))
    require(policies.object_to_sanction(by, sanction, objection_until(sanction), at))
    return _object(text, at, agency=sanction.agency, sanction=sanction)


def _object(text: str, at: dt.datetime, **to: object) -> Objection:
    return Objection.objects.create(text=spoken(text), received_at=at, **to)


@transaction.atomic
def accept_objection(
    *, objection: Objection, by: Actor, reasons: str, at: dt.datetime
) -> Objection:
    """The objection is right: the points are lifted, or the sanction ends. Raises Refused."""
    require(policies.decide_objection(by, objection))
    _decide(objection, "accept", by, reasons, at)
    if objection.points:
        objection.points.lifted_by, objection.points.lifted_at = by.user, at
        objection.points.save(update_fields=["lifted_by", "lifted_at"])
    if objection.sanction and objection.sanction.status == SanctionStatus.IN_FORCE:
        reinstate(sanction=objection.sanction, by=by, reason=reasons, at=at)
    return objection


@transaction.atomic
def reject_objection(
    *, objection: Objection, by: Actor, reasons: str, at: dt.datetime
) -> Objection:
    """The objection is not right. Raises Refused, WithoutReasons."""
    require(policies.decide_objection(by, objection))
    return _decide(objection, "reject", by, reasons, at)


def _decide(objection: Objection, verb: str, by: Actor, reasons: str, at: dt.datetime) -> Objection:
    move(objection, verb, by=by, at=at, reason=spoken(reasons))
    objection.decision, objection.decided_by, objection.decided_at = reasons.strip(), by.user, at
    objection.save(update_fields=["decision", "decided_by", "decided_at"])
    payload = {"objection": objection.pk, "decision": objection.status}
    leave(objection.agency, "objection_decision", payload, at=at)
    return objection
