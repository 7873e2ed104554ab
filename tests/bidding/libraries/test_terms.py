"""The term of a library: agreements, seats that come free, reminders, the next tender, the end."""

import datetime as dt

import pytest

from agencies.models import Agency
from bidding.errors import TooEarly
from bidding.libraries import actions
from bidding.libraries.actions.due import tend
from bidding.libraries.actions.members import AgreementDiffers
from bidding.libraries.models import Library, LibraryMember
from bidding.libraries.queries import pickable, seats_in_force, to_tender_again
from bidding.tasks import run_due_libraries as task
from core.clock import local_date
from core.errors import Refused
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.libraries.market import (
    CLOSES,
    SEATS,
    LibraryMarket,
    fresh,
    seated,
    signer_of,
    statuses,
)
from tests.bidding.libraries.test_tenders import kinds, objection, ranked
from tests.bidding.market import AT, after
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return LibraryMarket()


def with_alternate(market):
    """In force, two seats signed, one alternate waits."""
    library = market.begin(market.publicise(market.decide(ranked(market, [9500, 9000, 8000]))))
    for member in seated(library):
        market.sign(member)
    return fresh(library)


# Coming into force


def test_the_term_begins_after_publicity_and_lasts_as_the_notice_says(market):
    library = market.in_publicity(term_months=24)
    with pytest.raises(TooEarly):
        actions.come_into_force(library=library, at=library.publicity_until)
    library = market.begin(library)
    begins, ends = local_date(library.in_force_at), local_date(library.ends_at)
    assert (ends.year, ends.month, ends.day) == (begins.year + 2, begins.month, begins.day)
    assert all(member.sign_until > library.in_force_at for member in seated(library))
    with pytest.raises(WrongStatus):
        market.begin(library)


def test_who_lost_the_right_to_work_gives_way_when_the_term_begins(market):
    library = market.publicise(market.decide(ranked(market, [9500, 9000, 8000])))
    Agency.objects.filter(pk=seated(library)[0].agency_id).update(status="suspended")
    assert statuses(market.begin(library)) == ["rejected", "admitted", "admitted"]
    assert all(member.sign_until for member in seated(library))


# The agreement


def test_a_signed_agreement_is_in_the_chain_and_makes_a_member(market):
    library = market.begun()
    member = market.sign(seated(library)[0])
    entry = ChainEntry.objects.get(chain=library.chain, kind="agreement")
    assert entry.payload["agreement_sha256"] == member.agreement_sha256
    assert [each.pk for each in pickable(library)] == [member.pk]


def test_only_the_text_that_was_read_is_signed(market):
    member = seated(market.begun())[0]
    with pytest.raises(AgreementDiffers):
        actions.sign_agreement(
            member=member, read_sha256="0" * 64, by=signer_of(member.agency), at=AT
        )


def test_before_the_term_nothing_is_signed(market):
    member = seated(market.in_publicity())[0]
    with pytest.raises(Refused):
        market.sign(member)


def test_a_seat_that_is_not_signed_in_time_goes_to_the_next(market):
    library = market.begin(market.publicise(market.decide(ranked(market, [9500, 9000, 8000]))))
    market.sign(seated(library)[1])
    until = seated(library)[0].sign_until
    assert actions.run_due_libraries(at=until) == [library.number]  # due, not yet over
    assert statuses(library) == ["admitted", "member", "alternate"]
    actions.run_due_libraries(at=after(until))
    assert statuses(library) == ["lapsed", "member", "admitted"]
    assert [member.seat for member in seated(library)] == [1, 2]


# Seats that come free


def test_a_member_leaves_after_its_notice_and_the_alternate_follows(market):
    library = with_alternate(market)
    member = seated(library)[0]
    actions.give_notice(
        member=member, reason="业务调整", by=signer_of(member.agency), at=library.in_force_at
    )
    member.refresh_from_db()
    assert pickable(library).filter(pk=member.pk).exists()
    actions.run_due_libraries(at=after(member.leaves_at))
    assert statuses(library) == ["left", "member", "admitted"]
    assert kinds(library)[-3:] == ["notice to leave", "left", "moved up"]


def test_notice_is_given_once(market):
    member = seated(market.in_force())[0]
    given = {"reason": "业务调整", "by": signer_of(member.agency), "at": CLOSES}
    actions.give_notice(member=member, **given)
    with pytest.raises(Refused):
        actions.give_notice(member=member, **given)


@pytest.mark.parametrize("status", ["suspended", "removed"])
def test_a_member_that_the_market_no_longer_lets_work_loses_its_seat(market, status):
    library = with_alternate(market)
    Agency.objects.filter(pk=seated(library)[0].agency_id).update(status=status)
    assert pickable(library).count() == 1  # at once
    actions.run_due_libraries(at=library.in_force_at)
    assert statuses(library) == ["removed", "member", "admitted"]
    assert actions.run_due_libraries(at=library.in_force_at) == []


def test_an_alternate_that_may_not_work_does_not_move_up(market):
    library = with_alternate(market)
    alternate = LibraryMember.objects.get(library=library, status="alternate")
    Agency.objects.filter(pk=alternate.agency_id).update(status="suspended")
    actions.remove_member(
        member=seated(library)[0], reason="违反协议", by=market.regulator, at=library.in_force_at
    )
    assert statuses(library) == ["removed", "member", "alternate"]


def test_the_regulator_removes_a_member_with_a_public_reason(market):
    library = with_alternate(market)
    member = seated(library)[1]
    actions.remove_member(
        member=member, reason="三次拒绝承接", by=market.regulator, at=library.in_force_at
    )
    assert statuses(library) == ["member", "removed", "admitted"]
    with pytest.raises(Refused):
        actions.remove_member(member=member, reason="再", by=market.regulator, at=CLOSES)


def test_removing_an_alternate_frees_no_seat(market):
    library = with_alternate(market)
    alternate = LibraryMember.objects.get(library=library, status="alternate")
    actions.remove_member(
        member=alternate, reason="不再符合", by=market.regulator, at=library.in_force_at
    )
    assert kinds(library)[-1] == "removed"


# Reminders, the next tender, the end


def test_the_regulator_is_reminded_every_interval_and_before_the_end(market):
    library = market.in_force(interval_months=6, term_months=12)
    reminded = []
    while fresh(library).remind_at:
        when = fresh(library).remind_at
        actions.run_due_libraries(at=when)
        reminded.append(local_date(when))
    begins = local_date(library.in_force_at)
    months = [(day.year - begins.year) * 12 + day.month - begins.month for day in reminded]
    assert months == [6, 9]
    assert kinds(library).count("reminder") == 2
    assert list(to_tender_again(Library.objects.all().order_by("id"))) == [fresh(library)]


def test_the_term_never_ends_silently(market):
    library = market.in_force()
    assert seats_in_force([seated(library)[0].agency_id], library.in_force_at).exists()
    actions.run_due_libraries(at=after(library.ends_at))
    library = fresh(library)
    assert (library.status, kinds(library)[-1]) == ("expired", "term ended")
    assert set(statuses(library)) == {"expired"}
    assert library.due_at is None
    with pytest.raises(WrongStatus):
        tend(library=library, at=after(library.ends_at))


def test_by_the_clock_a_library_past_its_term_is_not_picked_from(market):
    library = market.in_force()
    member = seated(library)[0]
    assert not seats_in_force([member.agency_id], library.ends_at).exists()


def again(market, library, when):
    return actions.tender_again(
        library=library, closes_at=when + dt.timedelta(days=20), by=market.regulator, at=when
    )


def test_the_next_tender_has_the_same_promises_and_is_prepared_once(market):
    library = market.in_force()
    following = again(market, library, library.in_force_at)
    same = ("title", "seats", "term_months", "service_standard")
    assert [getattr(following, f) for f in same] == [getattr(library, f) for f in same]
    assert following.items.count() == 2
    with pytest.raises(Refused):
        again(market, library, library.in_force_at)


def test_the_next_library_replaces_the_old_one_when_it_is_in_force(market):
    library = market.in_force()
    following = again(market, library, library.in_force_at)
    following = market.publish(following, library.in_force_at)
    old = [member.agency for member in seated(library)]
    for agency in old:
        market.apply(following, agency, library.in_force_at)
    when = following.closes_at
    actions.close_applications(library=following, clock=lambda: when)
    actions.decide_order(library=following, by=market.regulator, at=when)
    following = actions.publicise_library(library=following, by=market.regulator, at=when)
    assert fresh(library).status == "active"
    market.begin(following)
    assert fresh(library).status == "replaced"
    assert set(statuses(library)) == {"expired"}
    assert kinds(library)[-1] == "replaced"


def test_a_library_whose_term_ended_is_replaced_without_a_second_end(market):
    library = market.in_force()
    actions.run_due_libraries(at=after(library.ends_at))
    later = after(library.ends_at)
    following = again(market, fresh(library), later)
    Library.objects.filter(pk=following.pk).update(
        status="publicity", publicity_until=later, published_at=later, rules=library.rules
    )
    actions.come_into_force(library=following, at=after(later))
    assert fresh(library).status == "expired"


# The clock


def test_the_clock_walks_a_library_through_its_tender(market):
    library = market.published()
    for _n in range(SEATS):
        market.apply(library, AgencyFactory())
    assert actions.run_due_libraries(at=CLOSES) == [library.number]
    market.publicise(market.decide(fresh(library)))
    until = fresh(library).publicity_until
    assert actions.run_due_libraries(at=until) == []  # not over yet
    assert actions.run_due_libraries(at=after(until)) == [library.number]
    assert actions.run_due_libraries(at=after(until)) == []


def test_the_clock_waits_for_objections(market):
    library = market.in_publicity()
    objection(library)
    assert actions.run_due_libraries(at=after(library.publicity_until)) == []
    assert fresh(library).status == "publicity"


def test_the_task_runs_by_the_clock_of_the_database(market):
    library = market.published()
    Library.objects.filter(pk=library.pk).update(
        closes_at=AT - dt.timedelta(days=3650), due_at=AT - dt.timedelta(days=3650)
    )
    assert task() == [library.number]
