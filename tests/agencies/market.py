"""A small market for the tests of credit and supervision."""

import datetime as dt

from agencies.credit.actions.scores import record_performance
from agencies.entry.states import AgencyStatus
from agencies.models import (
    Agency,
    Complaint,
    CompliancePoints,
    PerformanceRecord,
    Sanction,
    SanctionKind,
)
from agencies.supervision.actions import complaints, points, sanctions
from core.actors import PUBLIC, Actor
from core.clock import SHANGHAI, local_date
from core.models import Membership
from tests.factories import MembershipFactory, OrganisationFactory

NOON = dt.datetime(2026, 11, 16, 12, tzinfo=SHANGHAI)  # a Monday
DAYS = dt.timedelta(days=1)


def make_agency(status: str = AgencyStatus.ACTIVE) -> Agency:
    """An admitted agency in a status."""
    return Agency.objects.create(
        organisation=OrganisationFactory(), status=status, admitted_at=NOON - 400 * DAYS
    )


def staff_of(agency: Agency) -> Membership:
    """Somebody who acts for the agency."""
    return MembershipFactory(agency=True, organisation=agency.organisation)


def regulator(**fields) -> Actor:
    """A regulator of the approval bureau."""
    return MembershipFactory(regulator=True, **fields).as_actor()


def paid_contract(agency: Agency, number: str, *, at: dt.datetime = NOON, **fields):
    """Record a completed, paid contract of a new owner; faultless unless said otherwise."""
    components = {
        "on_time": 1.0,
        "accepted_first_time": 1.0,
        "quality": 1.0,
        "dispute_free": 1.0,
        "price_honoured": 1.0,
        "answers_in_time": 1.0,
    }
    given = {"completed_at": at, "family": "assessment", **components, **fields}
    given.setdefault("owner", None)
    given["owner"] = given["owner"] or OrganisationFactory()
    record: PerformanceRecord = record_performance(
        agency=agency, contract_number=number, at=at, **given
    )
    return record


def complain(agency: Agency, *, at: dt.datetime = NOON, **fields) -> Complaint:
    """Somebody without an account complains about the quality of a service."""
    given = {"learned_on": local_date(at), "is_about_quality": True, **fields}
    return complaints.file_complaint(
        agency=agency,
        by=PUBLIC,
        name="王芳",
        contact="13800000000",
        text="报告有误",
        at=at,
        **given,
    )


def upheld(agency: Agency, by: Actor, *, at: dt.datetime = NOON, rule: str = "") -> Complaint:
    """A quality complaint admitted, unanswered and upheld."""
    complaint = complain(agency, at=at)
    complaints.admit_complaint(complaint=complaint, by=by, at=at)
    later = at + 10 * DAYS
    return complaints.uphold(complaint=complaint, by=by, reasons="属实", at=later, rule=rule)


def breach(agency: Agency, rule: str, *, at: dt.datetime = NOON) -> CompliancePoints:
    """Points for a breach, by some regulator."""
    return points.add_points(agency=agency, rule=rule, evidence="证据", by=regulator(), at=at)


def sanctioned(
    agency: Agency, kind: str = SanctionKind.SUSPENSION, *, at: dt.datetime = NOON
) -> Sanction:
    """A sanction in force, by two regulators, after the agency let its time pass."""
    first, second = regulator(), regulator()
    sanction = sanctions.open_sanction(agency=agency, kind=kind, reason="事实", by=first, at=at)
    later = at + 10 * DAYS
    sanctions.propose_sanction(sanction=sanction, by=first, reason="建议", at=later)
    return sanctions.confirm_sanction(sanction=sanction, by=second, at=later)
