"""What deadlines do by themselves, and what they leave alone when a person was first."""

import datetime as dt

import pytest

from contracts import tasks
from contracts.actions.accept import ask_rework
from contracts.actions.due import run_due
from contracts.actions.locking import locked
from contracts.actions.rate import rate
from contracts.states import ContractStatus, MilestoneStatus
from core.workflow import history
from tests import races
from tests.clocks import beginning_at
from tests.contracts import world as w


def overtaken(world: w.World, at: dt.datetime, act) -> int:
    """What `run_due(at)` did, when it had listed the contract and `act` came before its turn."""
    moved: int = races.overtaken(
        lambda: run_due(at), first=lambda: locked(world.contract), then=act
    )
    return moved


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_work_sent_back_at_the_last_moment_is_not_accepted_by_silence():
    world = w.delivered()
    limit = world.milestone().due_at
    moved = overtaken(
        world,
        limit,
        lambda: ask_rework(milestone=world.milestone(), reason="改", by=world.buyer, at=limit),
    )
    assert moved == 0
    assert world.milestone().status == MilestoneStatus.REWORK


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_contract_rated_at_the_last_moment_keeps_its_time_for_a_reply():
    world = w.completed()
    limit = world.contract.due_at
    moved = overtaken(
        world,
        limit,
        lambda: rate(contract=world.contract, marks=w.MARKS, by=world.buyer, at=limit),
    )
    assert moved == 0
    assert world.again().status == ContractStatus.RATED
    assert world.contract.due_at > limit


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_contract_another_worker_archived_is_not_archived_twice():
    world = w.rated()
    limit = world.contract.due_at
    assert overtaken(world, limit, lambda: run_due(limit)) == 0
    assert history(world.again()).filter(move="archive").count() == 1


@pytest.mark.django_db
def test_everything_due_is_done_in_one_run():
    silent, unrated, rated = w.delivered(), w.completed(), w.rated()
    late = max(world.again().due_at or w.NOON for world in (unrated, rated)) + w.DAY
    assert run_due(late) == 3
    assert silent.milestone().status == MilestoneStatus.RELEASED
    assert {unrated.again().status, rated.again().status} == {ContractStatus.ARCHIVED}
    assert run_due(late) == 0


@pytest.mark.django_db
def test_nothing_is_due_of_an_unsigned_or_unpaid_contract():
    for world in (w.drafted(), w.half_signed(), w.signed(), w.in_service()):
        before = world.again().status
        assert run_due(w.NOON + 400 * w.DAY) == 0
        assert world.again().status == before


@pytest.mark.django_db
def test_the_task_acts_at_the_present_moment():
    world = w.delivered()
    with beginning_at(world.milestone().due_at - dt.timedelta(minutes=5)):
        assert tasks.run_due() == 0
    with beginning_at(world.milestone().due_at):
        assert tasks.run_due() == 1
        assert tasks.run_due() == 0
