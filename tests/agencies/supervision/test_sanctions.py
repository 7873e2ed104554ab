"""Points and sanctions: thresholds, two people, effects, ends, re-entry."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agencies.entry.actions import registration as entry
from agencies.entry.states import AgencyStatus
from agencies.models import Agency, Sanction, SanctionKind
from agencies.supervision import states
from agencies.supervision.actions import points, sanctions
from agencies.supervision.queries import cases as queries
from agencies.supervision.states import SanctionStatus
from core import events
from core.clock import local_date
from core.errors import Refused
from core.workflow import StatusMoved, WrongStatus
from tests.agencies.market import (
    DAYS,
    NOON,
    breach,
    make_agency,
    regulator,
    sanctioned,
    staff_of,
)
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """The moves of agencies that the layers above hear of, in order."""
    moves = []

    def listener(event):
        if isinstance(event.subject, Agency):
            moves.append(event.move)

    events.on(StatusMoved)(listener)
    yield moves
    events._listeners[StatusMoved].remove(listener)


def test_ten_points_notify_a_warning_and_twenty_a_suspension():
    agency = make_agency()
    breach(agency, "complaint_upheld")
    assert not Sanction.objects.exists()
    breach(agency, "complaint_upheld")
    assert [s.kind for s in Sanction.objects.all()] == [SanctionKind.WARNING]
    breach(agency, "no_reply")
    assert Sanction.objects.count() == 1
    breach(agency, "unqualified_work")
    assert set(Sanction.objects.values_list("kind", "rule", "status")) == {
        ("warning", "points_warning", "notified"),
        ("suspension", "points_suspension", "notified"),
    }


def test_points_count_for_twelve_months():
    agency = make_agency()
    made = breach(agency, "late_delivery")
    assert made.expires_on == dt.date(2027, 11, 16)
    assert queries.total_points(agency, dt.date(2027, 11, 16)) == 3
    assert queries.total_points(agency, dt.date(2027, 11, 17)) == 0


def test_an_invented_breach_is_refused():
    with pytest.raises(points.UnknownRule):
        breach(make_agency(), "bad_mood")


def test_a_sanction_needs_two_people():
    first = regulator()
    agency = make_agency()
    sanction = sanctions.open_sanction(
        agency=agency, kind="suspension", reason="x", by=first, at=NOON
    )
    later = NOON + 10 * DAYS
    sanctions.propose_sanction(sanction=sanction, by=first, reason="x", at=later)
    with pytest.raises(Refused, match="A second person must confirm"):
        sanctions.confirm_sanction(sanction=sanction, by=first, at=later)
    with pytest.raises(Refused, match="A second person must confirm"):
        sanctions.reject_sanction(sanction=sanction, by=first, reason="x", at=later)
    sanctions.confirm_sanction(sanction=sanction, by=regulator(), at=later)
    assert sanction.status == SanctionStatus.IN_FORCE


def test_the_database_refuses_one_person_twice():
    sanction = sanctioned(make_agency())
    with pytest.raises(IntegrityError), transaction.atomic():
        Sanction.objects.filter(pk=sanction.pk).update(confirmed_by=sanction.proposed_by)


def test_the_database_refuses_a_sanction_in_force_without_an_end():
    sanction = sanctioned(make_agency())
    with pytest.raises(IntegrityError), transaction.atomic():
        Sanction.objects.filter(pk=sanction.pk).update(ends_on=None)


def test_a_second_person_with_a_tie_to_the_agency_is_refused():
    first, second = regulator(), regulator()
    agency = make_agency()
    MembershipFactory(user=second.user, organisation=agency.organisation, agency=True)
    sanction = sanctions.open_sanction(agency=agency, kind="removal", reason="x", by=first, at=NOON)
    later = NOON + 10 * DAYS
    sanctions.propose_sanction(sanction=sanction, by=first, reason="x", at=later)
    with pytest.raises(Refused, match="one of the parties"):
        sanctions.confirm_sanction(sanction=sanction, by=second, at=later)


def test_nothing_is_proposed_before_the_agency_could_speak():
    agency, officer = make_agency(), regulator()
    sanction = sanctions.open_sanction(
        agency=agency, kind="warning", reason="x", by=officer, at=NOON
    )
    with pytest.raises(Refused, match="may still make its statement"):
        sanctions.propose_sanction(sanction=sanction, by=officer, reason="x", at=NOON)
    staff = staff_of(agency).as_actor()
    sanctions.state_on_sanction(sanction=sanction, by=staff, text="申辩", at=NOON)
    sanctions.propose_sanction(sanction=sanction, by=officer, reason="x", at=NOON)
    assert sanction.status == SanctionStatus.PROPOSED


def test_a_late_statement_is_refused():
    agency = make_agency()
    sanction = sanctions.open_sanction(
        agency=agency, kind="warning", reason="x", by=regulator(), at=NOON
    )
    with pytest.raises(Refused, match="time for your statement has passed"):
        sanctions.state_on_sanction(
            sanction=sanction, by=staff_of(agency).as_actor(), text="x", at=NOON + 30 * DAYS
        )


def test_a_warning_changes_no_status():
    agency = make_agency()
    sanctioned(agency, SanctionKind.WARNING)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE


def test_a_suspension_lasts_six_months_and_is_announced(heard):
    agency = make_agency()
    sanction = sanctioned(agency)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.SUSPENDED
    assert agency.suspended_until == sanction.ends_on == dt.date(2027, 5, 26)
    assert heard == ["suspend"]


@pytest.mark.parametrize("kind", [SanctionKind.SUSPENSION, SanctionKind.REMOVAL])
@pytest.mark.parametrize("capability", ["be_listed", "offer", "be_selected", "bid", "be_awarded"])
def test_a_sanctioned_agency_wins_nothing(kind, capability):
    agency = make_agency()
    assert agency.can(capability)
    sanctioned(agency, kind)
    agency.refresh_from_db()
    assert not agency.can(capability)
    assert not Agency.objects.that_can(capability).exists()


@pytest.mark.parametrize("kind", [SanctionKind.SUSPENSION, SanctionKind.REMOVAL])
@pytest.mark.parametrize("capability", ["deliver", "be_paid", "reply"])
def test_a_sanctioned_agency_still_delivers_and_is_paid(kind, capability):
    agency = make_agency()
    sanctioned(agency, kind)
    agency.refresh_from_db()
    assert agency.can(capability)


def test_a_removed_agency_is_barred_until_a_date(heard):
    agency = make_agency()
    sanction = sanctioned(agency, SanctionKind.REMOVAL)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.REMOVED
    assert agency.barred_until == sanction.ends_on == dt.date(2028, 11, 26)
    assert heard == ["remove"]


def test_run_due_ends_a_suspension_the_day_after_and_only_once(heard):
    agency = make_agency()
    sanction = sanctioned(agency)
    last = dt.datetime.combine(sanction.ends_on, dt.time(23), tzinfo=NOON.tzinfo)
    assert sanctions.run_due(at=last) == 0
    assert sanctions.run_due(at=last + DAYS) == 1
    assert sanctions.run_due(at=last + DAYS) == 0
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE
    assert agency.suspended_until is None
    assert heard == ["suspend", "reinstate"]


def test_the_longer_of_two_suspensions_counts():
    agency = make_agency()
    first = sanctioned(agency)
    second = sanctioned(agency, at=NOON + 30 * DAYS)
    sanctions.reinstate(sanction=second, by=regulator(), reason="整改完成", at=NOON + 60 * DAYS)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.SUSPENDED
    assert agency.suspended_until == first.ends_on
    sanctions.reinstate(sanction=first, by=regulator(), reason="整改完成", at=NOON + 61 * DAYS)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE


def test_removal_of_a_suspended_agency_outlives_the_suspension():
    agency = make_agency()
    suspension = sanctioned(agency)
    sanctioned(agency, SanctionKind.REMOVAL, at=NOON + 20 * DAYS)
    end = dt.datetime.combine(suspension.ends_on, dt.time(12), tzinfo=NOON.tzinfo)
    sanctions.run_due(at=end + DAYS)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.REMOVED


def test_reentry_opens_after_the_bar_and_keeps_the_history():
    agency = make_agency()
    sanction = sanctioned(agency, SanctionKind.REMOVAL)
    staff = staff_of(agency).as_actor()
    with pytest.raises(Refused, match="2028-11-26"):
        entry.reenter(agency=agency, by=staff, at=NOON + 30 * DAYS)
    after = dt.datetime.combine(sanction.ends_on, dt.time(12), tzinfo=NOON.tzinfo) + DAYS
    sanctions.run_due(at=after)
    again = entry.reenter(agency=agency, by=staff, at=after)
    assert again.status == AgencyStatus.DRAFT
    assert again.sanctions.get().status == SanctionStatus.ENDED


def test_a_rejected_sanction_has_no_effect():
    first = regulator()
    agency = make_agency()
    sanction = sanctions.open_sanction(agency=agency, kind="removal", reason="x", by=first, at=NOON)
    later = NOON + 10 * DAYS
    sanctions.propose_sanction(sanction=sanction, by=first, reason="x", at=later)
    sanctions.reject_sanction(sanction=sanction, by=regulator(), reason="证据不足", at=later)
    agency.refresh_from_db()
    assert (sanction.status, agency.status) == (SanctionStatus.REJECTED, AgencyStatus.ACTIVE)


def test_an_agency_that_was_never_admitted_is_not_sanctioned():
    agency = Agency.objects.create(
        organisation=make_agency().organisation.__class__.objects.create(
            name="草稿", kind="authority", region=make_agency().organisation.region
        )
    )
    with pytest.raises(Refused, match="has not been admitted"):
        sanctions.open_sanction(agency=agency, kind="warning", reason="x", by=regulator(), at=NOON)


EVERY_MOVE = [(s, m) for s in SanctionStatus for m in states.SANCTION.moves]


@pytest.mark.parametrize(("status", "wanted"), EVERY_MOVE, ids=lambda x: getattr(x, "name", x))
def test_a_sanction_moves_only_along_its_chart(status, wanted):
    first, second, agency = regulator(), regulator(), make_agency()
    sanction = sanctions.open_sanction(agency=agency, kind="warning", reason="x", by=first, at=NOON)
    later = NOON + 10 * DAYS
    person = {"proposed_by": first.user, "proposed_at": NOON}
    confirmed = {"confirmed_by": second.user, "confirmed_at": NOON, "ends_on": local_date(NOON)}
    if status != SanctionStatus.NOTIFIED:
        Sanction.objects.filter(pk=sanction.pk).update(status=status, **person, **confirmed)
        sanction.refresh_from_db()
    act = {
        "propose": lambda: sanctions.propose_sanction(
            sanction=sanction, by=first, reason="x", at=later
        ),
        "confirm": lambda: sanctions.confirm_sanction(sanction=sanction, by=second, at=later),
        "reject": lambda: sanctions.reject_sanction(
            sanction=sanction, by=second, reason="x", at=later
        ),
        "end": lambda: sanctions.reinstate(sanction=sanction, by=second, reason="x", at=later),
    }[wanted.name]
    if status in wanted.sources:
        act()
        assert sanction.status == wanted.target
    else:
        with pytest.raises(WrongStatus):
            act()


@pytest.mark.parametrize("first_kind", [SanctionKind.REMOVAL, SanctionKind.SUSPENSION])
def test_the_longer_of_two_bars_counts(first_kind):
    agency = make_agency()
    sanctioned(agency, first_kind)
    later = sanctioned(agency, SanctionKind.REMOVAL, at=NOON + 300 * DAYS)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.REMOVED
    assert agency.barred_until == later.ends_on


@pytest.mark.parametrize("kind", SanctionKind.values)
def test_a_sanction_confirmed_late_leaves_an_entry_under_way_alone(kind):
    """Removed, barred no more and back in its draft: nothing there to suspend or to remove."""
    agency = make_agency(AgencyStatus.DRAFT)
    sanctioned(agency, kind)
    agency.refresh_from_db()
    assert (agency.status, agency.suspended_until, agency.barred_until) == ("draft", None, None)
