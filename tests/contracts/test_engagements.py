"""What other pages say of a contract: how far it went, what is due next, its public record."""

import datetime as dt

import pytest

from bidding.engagements import engagement
from bidding.queries import notices
from contracts.queries.rooms import visible_to, with_work_due
from tests.contracts import world as w

pytestmark = pytest.mark.django_db


def states(world: w.World) -> list[str]:
    procurement = world.award.procurement
    return [
        state
        for _label, _note, state in notices.steps(procurement, w.NOON, engagement(procurement))
    ]


@pytest.mark.parametrize(
    ("stage", "reached"),
    [("drafted", 2), ("signed", 3), ("in_service", 3), ("completed", 5), ("rated", 6)],
)
def test_steps_of_a_procurement_follow_its_contract(stage, reached):
    world = getattr(w, stage)()
    assert states(world) == ["done"] * reached + ["now"] * (reached < 6) + [""] * (5 - reached)


def test_contract_that_made_place_for_an_alternate_does_not_count():
    world = w.drafted()
    world.contract.status = "cancelled"
    world.contract.save()
    assert engagement(world.award.procurement) is None


def test_rated_contract_has_no_deadline_for_people():
    world = w.rated()
    assert world.contract.due_at is not None
    assert world.contract.deadline is None


def test_list_says_until_when_work_is_delivered_and_answered():
    world = w.in_service()
    (row,) = with_work_due(visible_to(world.buyer))
    assert row.work_due == world.milestone().due_on
    assert row.answer_due is None
    w.hand_over(world, at=w.NOON + dt.timedelta(hours=1))
    (row,) = with_work_due(visible_to(world.buyer))
    assert row.work_due is None
    assert row.answer_due == world.milestone().due_at


@pytest.mark.parametrize("typed", ["{}", " {} "])
def test_contract_is_looked_up_by_its_number(client, typed):
    number = w.signed().contract.number
    answer = client.get("/verify/", {"number": typed.format(number).lower()})
    assert answer.headers["Location"] == f"/verify/contract/{number}/"


def test_number_of_an_unsigned_contract_is_kept_with_a_sentence(client):
    number = w.drafted().contract.number
    page = client.get("/verify/", {"number": number})
    assert page.status_code == 200
    assert f'value="{number}"' in page.text
    assert "没有此编号的已签合同" in page.text
