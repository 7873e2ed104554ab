"""Complaints: received in one place, admitted or turned away, heard, decided with reasons."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.entry.models import Agency
from agencies.supervision import policies
from agencies.supervision.actions.points import add_points
from agencies.supervision.actions.trace import leave, spoken
from agencies.supervision.models import Complaint, Matter
from agencies.supervision.queries import cases as queries
from agencies.supervision.windows import closes_at
from core.actors import Actor, Role
from core.clock import SHANGHAI, deadline, local_date
from core.errors import BadInput
from core.policy import require
from core.series import next_number
from core.workflow import move


class WindowClosed(BadInput):
    """The window for this complaint has closed. Facts: closed_at."""

    sentence = _(
        "The time for this complaint has passed: entry and service within five working days of "
        "learning of it, a result until the end of its publicity. Ask the sector department "
        "directly."
    )


class NoSuchResult(BadInput):
    """No result with this number is in publicity. Facts: about."""

    sentence = _("There is no result with this number. Copy the number from the notice.")


class NotYet(BadInput):
    """The complaint says it learned of something in the future. Facts: learned_on."""

    sentence = _("The day you learned of it cannot lie in the future.")


@transaction.atomic
def file_complaint(
    *,
    agency: Agency,
    by: Actor,
    name: str,
    contact: str,
    text: str,
    learned_on: dt.date,
    at: dt.datetime,
    matter: str = Matter.SERVICE,
    about: str = "",
    is_about_quality: bool = False,
) -> Complaint:
    """File a complaint about an agency; anyone may, with or without an account.

    Raises WindowClosed, NoSuchResult, NotYet.
    """
    if learned_on > local_date(at):
        raise NotYet(learned_on=learned_on)
    rules = queries.rules_of(agency, at)
    learned_at = dt.datetime.combine(learned_on, dt.time(12), tzinfo=SHANGHAI)
    closes = closes_at(matter, learned_at=learned_at, about=about, rules=rules)
    if closes is None:
        raise NoSuchResult(about=about)
    if at > closes:
        raise WindowClosed(closed_at=closes)
    complaint = Complaint.objects.create(
        number=next_number("TS", at=at),
        agency=agency,
        about=about.strip().upper(),
        complainant=by.organisation if by.role != Role.PUBLIC else None,
        complainant_name=name,
        complainant_contact=contact,
        matter=matter,
        learned_on=learned_on,
        text=text,
        is_about_quality=is_about_quality and matter == Matter.SERVICE,
        received_at=at,
        due_at=deadline(at, rules.complaint_admissibility_days),
    )
    leave(agency, "complaint", {"number": complaint.number, "matter": matter}, at=at)
    return complaint


@transaction.atomic
def admit_complaint(*, complaint: Complaint, by: Actor, at: dt.datetime) -> Complaint:
    """Admit a complaint: the agency has its days for a statement. Raises Refused, WrongStatus."""
    require(policies.decide_complaint(by, complaint))
    move(complaint, "admit", by=by, at=at)
    complaint.due_at = deadline(at, queries.rules_of(complaint.agency, at).statement_days)
    complaint.save(update_fields=["due_at"])
    return complaint


@transaction.atomic
def turn_away_complaint(
    *, complaint: Complaint, by: Actor, reasons: str, at: dt.datetime
) -> Complaint:
    """Not admissible, with reasons. Raises Refused, WrongStatus, WithoutReasons."""
    require(policies.decide_complaint(by, complaint))
    return _decide(complaint, "turn_away", by, spoken(reasons), at)


@transaction.atomic
def state_on_complaint(*, complaint: Complaint, by: Actor, text: str, at: dt.datetime) -> Complaint:
    """The agency's statement, once, inside its time. Raises Refused, WithoutReasons."""
    complaint.refresh_from_db(from_queryset=Complaint.objects.select_for_update(of=("self",)))
    require(policies.state_on_complaint(by, complaint, at))
    complaint.statement, complaint.stated_at = spoken(text), at
    complaint.save(update_fields=["statement", "stated_at"])
    return complaint


@transaction.atomic
def uphold(
    *, complaint: Complaint, by: Actor, reasons: str, at: dt.datetime, rule: str = ""
) -> Complaint:
    """The complaint is right. `rule` puts the points of that breach on the agency.

    Raises Refused, WrongStatus, WithoutReasons, UnknownRule.
    """
    require(policies.uphold(by, complaint, at))
    _decide(complaint, "uphold", by, spoken(reasons), at)
    if rule:
        evidence = f"{complaint.number}: {complaint.decision}"
        add_points(agency=complaint.agency, rule=rule, evidence=evidence, by=by, at=at)
    return complaint


@transaction.atomic
def dismiss(*, complaint: Complaint, by: Actor, reasons: str, at: dt.datetime) -> Complaint:
    """The complaint is not right. Raises Refused, WrongStatus, WithoutReasons."""
    require(policies.decide_complaint(by, complaint))
    return _decide(complaint, "dismiss", by, spoken(reasons), at)


def _decide(complaint: Complaint, verb: str, by: Actor, reasons: str, at: dt.datetime) -> Complaint:
    move(complaint, verb, by=by, at=at, reason=reasons)
    complaint.decision, complaint.decided_by, complaint.decided_at = reasons, by.user, at
    complaint.due_at = None
    complaint.save(update_fields=["decision", "decided_by", "decided_at", "due_at"])
    payload = {"number": complaint.number, "decision": complaint.status}
    leave(complaint.agency, "complaint_decision", payload, at=at)
    return complaint
