"""Races over libraries: the last seat, the deadline, two signatures."""

import datetime as dt
import time

import pytest

from bidding.libraries import actions
from bidding.libraries.models import Library, LibraryMember
from core.clock import database_now
from core.errors import DomainError
from core.models import ChainEntry
from tests.bidding.libraries.market import LibraryMarket, fresh, seated, statuses
from tests.bidding.libraries.test_tenders import ranked
from tests.bidding.market import AT, bidder_of
from tests.bidding.test_races import together
from tests.factories import AgencyFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_the_last_seat_goes_to_one_alternate_when_two_ask_for_it():
    """Two members are removed at once: two seats, two alternates, nobody twice."""
    market = LibraryMarket()
    library = market.begin(
        market.publicise(market.decide(ranked(market, [9500, 9000, 8000, 7000, 6000])))
    )
    first, second = seated(library)

    def remove(member):
        return actions.remove_member(
            member=member, reason="违反协议", by=market.regulator, at=library.in_force_at
        )

    answers = together(lambda: remove(first), lambda: remove(second))
    assert all(isinstance(answer, LibraryMember) for answer in answers)
    assert statuses(library) == ["removed", "removed", "admitted", "admitted", "alternate"]
    assert sorted(member.seat for member in seated(library)) == [1, 2]


def test_of_two_orders_decided_at_once_one_stands():
    market = LibraryMarket()
    library = market.closed()
    answers = together(lambda: market.decide(library), lambda: market.decide(library))
    assert sum(isinstance(answer, Library) for answer in answers) == 1
    assert ChainEntry.objects.filter(chain=library.chain, kind="order").count() == 1


def test_of_two_signatures_at_once_one_stands():
    market = LibraryMarket()
    member = seated(market.begun())[0]
    answers = together(lambda: market.sign(member), lambda: market.sign(member))
    assert sum(isinstance(answer, LibraryMember) for answer in answers) == 1
    assert ChainEntry.objects.filter(kind="agreement").count() == 1


def test_nobody_is_accepted_and_unseen_at_the_deadline():
    market = LibraryMarket()
    library = market.published(closes_at=AT + dt.timedelta(days=36_500))
    entrants = [(agency, bidder_of(agency)) for agency in AgencyFactory.create_batch(16)]
    market.apply(library, AgencyFactory(), database_now())
    closes = database_now() + dt.timedelta(seconds=0.7)
    Library.objects.filter(pk=library.pk).update(closes_at=closes)
    library = fresh(library)
    accepted = []

    def storm(mine):
        for agency, by in mine:
            try:
                made = actions.apply(library=library, agency=agency, accepts_promises=True, by=by)
            except DomainError:
                continue
            accepted.append(made.pk)
            time.sleep(0.1)
        return True

    def close():
        while database_now() < closes:
            time.sleep(0.001)
        return actions.close_applications(library=library)

    together(close, *(lambda n=n: storm(entrants[n::4]) for n in range(4)))
    seen = set(LibraryMember.objects.filter(score__isnull=False).values_list("pk", flat=True))
    assert set(accepted) <= seen
    assert LibraryMember.objects.count() == len(seen)
