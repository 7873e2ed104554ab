"""Objections of an agency to points and sanctions: once, in time, heard by a colleague."""

import pytest

from agencies.entry.states import AgencyStatus
from agencies.models import Objection, Sanction
from agencies.supervision.actions import objections, points, sanctions
from agencies.supervision.actions.trace import WithoutReasons
from agencies.supervision.queries import cases as queries
from agencies.supervision.states import OBJECTION, ObjectionStatus
from core.clock import local_date
from core.errors import Refused
from core.workflow import WrongStatus
from tests.agencies.market import (
    DAYS,
    NOON,
    breach,
    make_agency,
    regulator,
    sanctioned,
    staff_of,
)

pytestmark = pytest.mark.django_db


def test_an_accepted_objection_lifts_the_points():
    agency, officer = make_agency(), regulator()
    made = breach(agency, "late_delivery")
    staff = staff_of(agency).as_actor()
    objection = objections.object_to_points(points=made, by=staff, text="不实", at=NOON)
    objections.accept_objection(objection=objection, by=officer, reasons="成立", at=NOON)
    assert objection.status == ObjectionStatus.ACCEPTED
    assert queries.total_points(agency, local_date(NOON)) == 0


def test_an_accepted_objection_ends_the_sanction():
    agency = make_agency()
    sanction = sanctioned(agency)
    at = NOON + 11 * DAYS
    objection = objections.object_to_sanction(
        sanction=sanction, by=staff_of(agency).as_actor(), text="不实", at=at
    )
    objections.accept_objection(objection=objection, by=regulator(), reasons="成立", at=at)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE


def test_whoever_decided_does_not_hear_the_objection():
    agency = make_agency()
    officer = regulator()
    made = points.add_points(agency=agency, rule="no_reply", evidence="x", by=officer, at=NOON)
    objection = objections.object_to_points(
        points=made, by=staff_of(agency).as_actor(), text="不实", at=NOON
    )
    with pytest.raises(Refused, match="A colleague must hear"):
        objections.reject_objection(objection=objection, by=officer, reasons="x", at=NOON)


def test_an_objection_is_made_once_and_in_time():
    agency = make_agency()
    made, staff = breach(agency, "no_reply"), staff_of(agency).as_actor()
    with pytest.raises(Refused, match="time to object has passed"):
        objections.object_to_points(points=made, by=staff, text="x", at=NOON + 20 * DAYS)
    objections.object_to_points(points=made, by=staff, text="x", at=NOON)
    with pytest.raises(Refused, match="already on file"):
        objections.object_to_points(points=made, by=staff, text="x", at=NOON)


def test_an_objection_is_rejected_with_reasons_and_changes_nothing():
    agency, officer = make_agency(), regulator()
    made = breach(agency, "late_delivery")
    staff = staff_of(agency).as_actor()
    objection = objections.object_to_points(points=made, by=staff, text="不实", at=NOON)
    with pytest.raises(WithoutReasons):
        objections.reject_objection(objection=objection, by=officer, reasons=" ", at=NOON)
    objections.reject_objection(objection=objection, by=officer, reasons="查实", at=NOON)
    objection.refresh_from_db()
    assert (objection.status, objection.decision) == (ObjectionStatus.REJECTED, "查实")
    assert queries.total_points(agency, local_date(NOON)) == 3
    with pytest.raises(WrongStatus):
        objections.accept_objection(objection=objection, by=officer, reasons="x", at=NOON)


def test_an_objection_is_accepted_after_the_sanction_has_ended():
    agency = make_agency()
    sanction = sanctioned(agency)
    at = NOON + 11 * DAYS
    objection = objections.object_to_sanction(
        sanction=sanction, by=staff_of(agency).as_actor(), text="不实", at=at
    )
    sanctions.reinstate(sanction=sanction, by=regulator(), reason="整改完成", at=at)
    objection = Objection.objects.get(pk=objection.pk)
    objections.accept_objection(objection=objection, by=regulator(), reasons="成立", at=at)
    assert Sanction.objects.get().ends_on == local_date(at)


@pytest.mark.parametrize("move", [move.name for move in OBJECTION.moves])
@pytest.mark.parametrize("status", ObjectionStatus.values)
def test_an_objection_is_decided_once(status, move):
    agency = make_agency()
    objection = objections.object_to_points(
        points=breach(agency, "no_reply"), by=staff_of(agency).as_actor(), text="不实", at=NOON
    )
    Objection.objects.update(status=status)
    objection.refresh_from_db()
    act = {"accept": objections.accept_objection, "reject": objections.reject_objection}[move]
    if status in OBJECTION.find(move).sources:
        act(objection=objection, by=regulator(), reasons="x", at=NOON)
        assert objection.status == OBJECTION.find(move).target
        return
    with pytest.raises(WrongStatus):
        act(objection=objection, by=regulator(), reasons="x", at=NOON)


def test_a_second_objection_to_a_sanction_is_refused():
    agency, at = make_agency(), NOON + 11 * DAYS
    sanction, staff = sanctioned(agency), staff_of(agency).as_actor()
    objections.object_to_sanction(sanction=sanction, by=staff, text="不实", at=at)
    with pytest.raises(Refused, match="already on file"):
        objections.object_to_sanction(sanction=sanction, by=staff, text="再说", at=at)


def test_a_sanction_not_in_force_is_nothing_to_object_to():
    agency = make_agency()
    sanction = sanctions.open_sanction(
        agency=agency, kind="warning", reason="x", by=regulator(), at=NOON
    )
    with pytest.raises(Refused, match="not in force"):
        objections.object_to_sanction(
            sanction=sanction, by=staff_of(agency).as_actor(), text="不实", at=NOON
        )


def test_an_objection_needs_words():
    agency = make_agency()
    with pytest.raises(WithoutReasons):
        objections.object_to_points(
            points=breach(agency, "no_reply"), by=staff_of(agency).as_actor(), text=" ", at=NOON
        )
    assert not Objection.objects.exists()
