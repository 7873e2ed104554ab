"""What the clock does for agencies: each task once, and nothing the second time."""

import datetime as dt

import pytest

from agencies import tasks
from agencies.models import RankingSnapshot, Score
from core.clock import now
from tests.agencies.market import DAYS, make_agency, paid_contract, sanctioned
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db


def test_agencies_are_admitted_once_their_publicity_is_over():
    past, coming = now() - dt.timedelta(minutes=1), now() + dt.timedelta(hours=1)
    due = AgencyFactory(status="publicity", publicity_until=past, due_at=past)
    waiting = AgencyFactory(status="publicity", publicity_until=coming, due_at=coming)
    assert tasks.admit_due_agencies() == 1
    assert tasks.admit_due_agencies() == 0
    due.refresh_from_db()
    waiting.refresh_from_db()
    assert (due.status, waiting.status) == ("active", "publicity")


def test_sanctions_end_once_their_last_day_has_passed():
    old, running = make_agency(), make_agency()
    sanctioned(old, at=now() - 300 * DAYS)
    sanctioned(running, at=now() - 20 * DAYS)
    assert tasks.end_due_sanctions() == 1
    assert tasks.end_due_sanctions() == 0
    old.refresh_from_db()
    running.refresh_from_db()
    assert (old.status, running.status) == ("active", "suspended")


def test_scores_a_week_old_are_computed_again():
    paid_contract(make_agency(), "HT-2026-000001", at=now() - 8 * DAYS)
    paid_contract(make_agency(), "HT-2026-000002", at=now() - 2 * DAYS)
    assert tasks.score_agencies() == 1
    assert tasks.score_agencies() == 0
    assert Score.objects.count() == 3


def test_the_lists_of_a_day_are_kept_once():
    make_agency()
    assert tasks.keep_rankings() == 1
    assert tasks.keep_rankings() == 0
    assert RankingSnapshot.objects.count() == 1
