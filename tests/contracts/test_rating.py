"""Completed, paid contracts are rated once; the facts reach the agency's score."""

import datetime as dt

import pytest

from agencies.models import PerformanceRecord, Score
from contracts.actions.accept import accept, ask_rework
from contracts.actions.due import run_due
from contracts.actions.rate import BadMarks, ReplyMissing, rate, reply
from contracts.queries.performance import facts_of
from contracts.states import ContractStatus
from core.errors import Refused
from tests.contracts import world as w

pytestmark = pytest.mark.django_db
LATER = w.NOON + 4 * w.DAY


def record(world: w.World) -> PerformanceRecord:
    return PerformanceRecord.objects.get(contract_number=world.contract.number)


def test_rating_records_the_facts_of_the_contract():
    world = w.rated()
    row = record(world)
    assert world.contract.status == ContractStatus.RATED
    assert (row.agency, row.owner, row.family) == (world.seller, world.contract.owner, "assessment")
    assert (row.on_time, row.accepted_first_time, row.quality) == (1.0, 1.0, 1.0)
    assert (row.dispute_free, row.price_honoured, row.answers_in_time) == (1.0, 1.0, 1.0)
    assert row.completed_at == world.contract.completed_at
    assert Score.objects.filter(agency=world.seller).exists()


def test_late_and_reworked_work_shows_in_the_facts():
    world = w.in_service(amount_fen=2_000_000, days=1)
    w.hand_over(world, at=w.NOON + 10 * w.DAY)
    ask_rework(milestone=world.milestone(), reason="改", by=world.buyer, at=w.NOON)
    w.hand_over(world, at=w.NOON + 11 * w.DAY)
    accept(milestone=world.milestone(), by=world.buyer, at=w.NOON + 12 * w.DAY)
    facts = facts_of(world.again())
    assert (facts.on_time, facts.accepted_first_time, facts.quality) == (0.0, 0.0, None)


@pytest.mark.parametrize(("mark", "quality"), [(1, 0.0), (2, 0.25), (3, 0.5), (4, 0.75), (5, 1.0)])
def test_mark_for_quality_becomes_a_share_of_one(mark, quality):
    world = w.completed()
    rate(contract=world.contract, marks={**w.MARKS, "quality": mark}, by=world.buyer, at=LATER)
    assert record(world).quality == quality


@pytest.mark.parametrize(
    "marks",
    [{}, {"quality": 5}, {**w.MARKS, "quality": 0}, {**w.MARKS, "charge": 6}],
)
def test_missing_or_impossible_marks_are_refused(marks):
    world = w.completed()
    with pytest.raises(BadMarks):
        rate(contract=world.contract, marks=marks, by=world.buyer, at=LATER)
    assert not PerformanceRecord.objects.exists()


def test_unfinished_contract_cannot_be_rated():
    world = w.delivered(amount_fen=2_000_000)
    with pytest.raises(Refused):
        rate(contract=world.contract, marks=w.MARKS, by=world.buyer, at=LATER)


def test_contract_is_rated_once():
    world = w.rated()
    with pytest.raises(Refused):
        rate(contract=world.contract, marks=w.MARKS, by=world.buyer, at=LATER)


def test_agency_does_not_rate_itself():
    world = w.completed()
    with pytest.raises(Refused):
        rate(contract=world.contract, marks=w.MARKS, by=world.worker, at=LATER)


def test_rating_period_ends_after_fifteen_working_days():
    world = w.completed()
    over = world.contract.due_at + dt.timedelta(seconds=1)
    with pytest.raises(Refused):
        rate(contract=world.contract, marks=w.MARKS, by=world.buyer, at=over)


def test_unrated_contract_counts_without_quality_when_the_period_is_over():
    world = w.completed()
    limit = world.contract.due_at
    assert run_due(limit - dt.timedelta(seconds=1)) == 0
    assert run_due(limit) == 1
    assert run_due(limit) == 0
    assert world.again().status == ContractStatus.ARCHIVED
    assert (record(world).quality, record(world).on_time) == (None, 1.0)


def test_rated_contract_is_archived_after_the_time_for_a_reply_and_counts_once():
    world = w.rated()
    assert run_due(world.contract.due_at) == 1
    assert world.again().status == ContractStatus.ARCHIVED
    assert PerformanceRecord.objects.count() == 1


def test_agency_replies_once():
    world = w.rated()
    rating = reply(contract=world.contract, text=" 谢谢 ", by=world.worker, at=LATER)
    assert (rating.reply, rating.replied_by) == ("谢谢", world.agency.user)
    with pytest.raises(Refused):
        reply(contract=world.contract, text="再说", by=world.worker, at=LATER)


def test_empty_reply_is_refused():
    world = w.rated()
    with pytest.raises(ReplyMissing):
        reply(contract=world.contract, text=" ", by=world.worker, at=LATER)
