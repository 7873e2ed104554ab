"""Races against PostgreSQL: two awards, award against removal, the deadline storm."""

import datetime as dt
import threading
import time

import pytest

from bench.awards import double_awards, removed_winners
from bidding import actions
from bidding.methods.direct.actions import confirm_selection
from bidding.models import Award, Procurement, SignUp
from core.clock import database_now
from core.errors import DomainError
from tests.bidding.market import AT, DrawMarket, after, bidder_of
from tests.factories import AgencyFactory
from tests.races import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
LONG = pytest.param(300, marks=pytest.mark.long)


def test_of_two_awards_at_once_one_stands():
    procurement = DrawMarket().in_publicity()
    when = after(procurement.publicity_until)

    def award():
        return actions.award(procurement=procurement, at=when)

    answers = together(award, award)
    assert sum(isinstance(answer, Award) for answer in answers) == 1
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert Award.objects.filter(status="confirmed").count() == 1


def test_of_two_confirmations_at_once_one_stands():
    procurement = DrawMarket().offered()
    by = bidder_of(procurement.direct_terms.asked_agency)
    when = procurement.created_at

    def confirm():
        return confirm_selection(procurement=procurement, by=by, at=when)

    answers = together(confirm, confirm)
    assert sum(isinstance(answer, Award) for answer in answers) == 1
    assert Award.objects.count() == 1


@pytest.mark.parametrize("rounds", [5, LONG])
def test_of_four_awards_at_once_one_stands(rounds):
    assert double_awards(rounds, racers=4) == 0


@pytest.mark.parametrize("rounds", [10, LONG])
def test_a_removed_agency_never_gets_an_award(rounds):
    """Whichever transaction takes the row first decides; an award after the removal is a bug."""
    assert removed_winners(rounds) == 0


@pytest.mark.parametrize("agencies", [24, pytest.param(200, marks=pytest.mark.long)])
def test_nobody_is_accepted_and_unseen_at_the_deadline(agencies):
    """Agencies sign up while the closer closes: whoever was accepted is on the frozen list."""
    market = DrawMarket()
    procurement = market.published(closes_at=AT + dt.timedelta(days=36_500))
    entrants = [(agency, bidder_of(agency)) for agency in AgencyFactory.create_batch(agencies)]
    for _n in range(3):  # enough to close whatever the storm brings
        market.sign_up(procurement, AgencyFactory(), database_now())
    closes = database_now() + dt.timedelta(seconds=1)
    Procurement.objects.filter(pk=procurement.pk).update(
        closes_at=closes, draw_at=closes + dt.timedelta(minutes=30)
    )
    procurement.refresh_from_db()
    accepted, lock = [], threading.Lock()

    def storm(mine):
        for agency, by in mine:
            try:
                actions.sign_up(procurement=procurement, agency=agency, by=by)
            except DomainError:
                continue
            with lock:
                accepted.append(agency.organisation.credit_code)
        return True

    def close():
        while database_now() < closes:
            time.sleep(0.001)
        return actions.close(procurement=procurement)

    workers = 8
    together(close, *(lambda n=n: storm(entrants[n::workers]) for n in range(workers)))
    frozen = Procurement.objects.get(pk=procurement.pk).draw.tickets
    assert set(accepted) <= set(frozen)
    assert SignUp.objects.filter(status="submitted").count() == len(frozen)
    assert SignUp.objects.filter(submitted_at__gte=closes).count() == 0
