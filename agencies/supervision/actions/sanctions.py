"""Sanctions: notice, statement, proposal, confirmation by a second person, effect, end.

The effect and the award lock the same agency row, so whoever comes second sees what the first did.
"""

import datetime as dt

from django.db import transaction

from agencies.entry.models import Agency
from agencies.entry.states import AgencyStatus
from agencies.supervision import policies
from agencies.supervision.actions.trace import leave, spoken
from agencies.supervision.models import Complaint, Sanction, SanctionKind
from agencies.supervision.points import add_months
from agencies.supervision.queries import cases as queries
from agencies.supervision.states import SanctionStatus
from core.actors import SYSTEM, Actor
from core.clock import deadline, local_date
from core.policy import require
from core.series import next_number
from core.workflow import WrongStatus, move


def _lock(agency_id: int) -> Agency:
    """The agency under the lock every award takes too."""
    return (
        Agency.objects.select_for_update(of=("self",))
        .select_related("organisation__region")
        .get(pk=agency_id)
    )


@transaction.atomic
def open_sanction(
    *,
    agency: Agency,
    kind: str,
    reason: str,
    by: Actor,
    at: dt.datetime,
    rule: str = "",
    complaint: Complaint | None = None,
) -> Sanction:
    """Notify the agency of an intended sanction: facts, reasons, its right and time to speak.

    Raises Refused, WithoutReasons.
    """
    require(policies.open_sanction(by, agency))
    sanction = Sanction.objects.create(
        number=next_number("CF", at=at),
        agency=agency,
        complaint=complaint,
        kind=kind,
        rule=rule,
        reason=spoken(reason),
        notified_by=by.user,
        notified_at=at,
        statement_until=deadline(at, queries.rules_of(agency, at).statement_days),
    )
    payload = {"number": sanction.number, "kind": kind, "rule": rule}
    leave(agency, "sanction_notice", payload, at=at)
    return sanction


@transaction.atomic
def state_on_sanction(*, sanction: Sanction, by: Actor, text: str, at: dt.datetime) -> Sanction:
    """The agency's statement, once, inside its time. Raises Refused, WithoutReasons."""
    sanction.refresh_from_db(from_queryset=Sanction.objects.select_for_update(of=("self",)))
    require(policies.state_on_sanction(by, sanction, at))
    sanction.statement, sanction.stated_at = spoken(text), at
    sanction.save(update_fields=["statement", "stated_at"])
    return sanction


@transaction.atomic
def propose_sanction(*, sanction: Sanction, by: Actor, reason: str, at: dt.datetime) -> Sanction:
    """The first person proposes, having heard the agency or let its time pass.

    Raises Refused, WrongStatus, WithoutReasons.
    """
    require(policies.propose_sanction(by, sanction, at))
    sanction.proposal = spoken(reason)
    move(sanction, "propose", by=by, at=at, reason=sanction.proposal)
    sanction.proposed_by, sanction.proposed_at = by.user, at
    sanction.save(update_fields=["proposal", "proposed_by", "proposed_at"])
    return sanction


@transaction.atomic
def confirm_sanction(*, sanction: Sanction, by: Actor, at: dt.datetime) -> Sanction:
    """The second person confirms and the sanction takes effect at once.

    Running contracts go on and are paid. Raises Refused, WrongStatus.
    """
    agency = _lock(sanction.agency_id)
    sanction.refresh_from_db(from_queryset=Sanction.objects.select_for_update(of=("self",)))
    require(policies.confirm_sanction(by, sanction))
    if sanction.status != SanctionStatus.PROPOSED:
        raise WrongStatus(status=sanction.status, move="confirm")
    # Written before the move: the database refuses a sanction in force without them.
    sanction.confirmed_by, sanction.confirmed_at = by.user, at
    sanction.ends_on = _ends_on(agency, sanction, at)
    sanction.save(update_fields=["confirmed_by", "confirmed_at", "ends_on"])
    move(sanction, "confirm", by=by, at=at, reason=sanction.proposal)
    _take_effect(agency, sanction, by, at)
    sanction.agency = agency
    payload = {
        "number": sanction.number,
        "kind": sanction.kind,
        "until": sanction.ends_on.isoformat(),
    }
    leave(agency, "sanction", payload, at=at)
    return sanction


def _ends_on(agency: Agency, sanction: Sanction, at: dt.datetime) -> dt.date:
    rules = queries.rules_of(agency, at)
    months = {
        SanctionKind.WARNING.value: rules.warning_months,
        SanctionKind.SUSPENSION.value: rules.suspension_months,
        SanctionKind.REMOVAL.value: rules.removal_bar_months,
    }[sanction.kind]
    return add_months(local_date(at), months)


def _take_effect(agency: Agency, sanction: Sanction, by: Actor, at: dt.datetime) -> None:
    """Suspend or remove; where the agency is so already, the later end counts."""
    in_market = agency.status in (AgencyStatus.ACTIVE, AgencyStatus.SUSPENDED)
    if sanction.kind == SanctionKind.SUSPENSION and in_market:
        if agency.status == AgencyStatus.ACTIVE:
            move(agency, "suspend", by=by, at=at, reason=sanction.number)
        agency.suspended_until = _later(agency.suspended_until, sanction.ends_on)
        agency.save(update_fields=["suspended_until"])
    if sanction.kind == SanctionKind.REMOVAL:
        if in_market:
            move(agency, "remove", by=by, at=at, reason=sanction.number)
        if agency.status == AgencyStatus.REMOVED:
            agency.barred_until = _later(agency.barred_until, sanction.ends_on)
            agency.suspended_until = None
            agency.save(update_fields=["barred_until", "suspended_until"])


def _later(*days: dt.date | None) -> dt.date | None:
    return max(filter(None, days), default=None)


@transaction.atomic
def reject_sanction(*, sanction: Sanction, by: Actor, reason: str, at: dt.datetime) -> Sanction:
    """The second person does not confirm, with reasons. Raises Refused, WrongStatus."""
    require(policies.confirm_sanction(by, sanction))
    move(sanction, "reject", by=by, at=at, reason=spoken(reason))
    leave(sanction.agency, "sanction_rejected", {"number": sanction.number}, at=at)
    return sanction


@transaction.atomic
def reinstate(*, sanction: Sanction, by: Actor, reason: str, at: dt.datetime) -> Sanction:
    """Lift a sanction before its end: repaired, or an objection was right.

    The agency is active again unless another suspension still runs; a removed agency may apply
    again at once. Raises Refused, WrongStatus, WithoutReasons.
    """
    require(policies.reinstate(by, sanction))
    return _end(sanction, by, spoken(reason), at)


def _end(sanction: Sanction, by: Actor, reason: str, at: dt.datetime) -> Sanction:
    agency = _lock(sanction.agency_id)
    move(sanction, "end", by=by, at=at, reason=reason)
    sanction.ends_on = min(sanction.ends_on or local_date(at), local_date(at))
    sanction.save(update_fields=["ends_on"])
    _undo(agency, sanction, by, at)
    sanction.agency = agency
    payload = {"number": sanction.number, "on": local_date(at).isoformat()}
    leave(agency, "sanction_ended", payload, at=at)
    return sanction


def _undo(agency: Agency, sanction: Sanction, by: Actor, at: dt.datetime) -> None:
    running = Sanction.objects.filter(agency=agency, status=SanctionStatus.IN_FORCE)
    others = running.filter(kind=sanction.kind).order_by("-ends_on", "-id").first()
    until = others.ends_on if others else None
    if sanction.kind == SanctionKind.REMOVAL:
        agency.barred_until = until
        agency.save(update_fields=["barred_until"])
    if sanction.kind == SanctionKind.SUSPENSION and agency.status == AgencyStatus.SUSPENDED:
        agency.suspended_until = until
        agency.save(update_fields=["suspended_until"])
        if until is None:
            move(agency, "reinstate", by=by, at=at, reason=sanction.number)


def run_due(*, at: dt.datetime) -> int:
    """End the sanctions whose last day has passed; a second run changes nothing.

    Returns how many ended. Each ends in a transaction of its own.
    """
    past = Sanction.objects.filter(
        status=SanctionStatus.IN_FORCE, ends_on__lt=local_date(at)
    ).order_by("ends_on", "id")
    ended = 0
    for key, agency in list(past.values_list("pk", "agency_id")):
        with transaction.atomic():
            _lock(agency)
            sanction = past.select_related("agency__organisation").filter(pk=key).first()
            if sanction is not None:
                _end(sanction, SYSTEM, "", at)
                ended += 1
    return ended
