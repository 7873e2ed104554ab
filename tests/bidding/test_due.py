"""The clock: what is due is done once, one failure stops nobody else, nothing without a date."""

import datetime as dt

import pytest

from bidding import actions, tasks
from bidding.methods import registry
from bidding.methods.random_draw.method import RandomDraw
from bidding.models import Procurement
from bidding.states import ProcurementStatus
from core.models import ChainEntry
from tests.bidding.market import AT, CLOSES, DrawMarket, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


def due_at(procurement, moment):
    Procurement.objects.filter(pk=procurement.pk).update(due_at=moment)


def test_the_task_asks_the_clock_of_the_database(market, monkeypatch):
    procurement = market.published()
    market.enter(procurement, 3)
    monkeypatch.setattr(tasks, "database_now", at(CLOSES))
    assert tasks.run_due_procurements() == [procurement.number]
    procurement.refresh_from_db()
    assert procurement.status == "closed"


def test_one_that_cannot_move_is_told_and_holds_up_nobody(market, caplog):
    stuck, other = market.published(), market.published()
    market.enter(other, 3)
    due_at(stuck, CLOSES - dt.timedelta(days=1))
    Procurement.objects.filter(pk=stuck.pk).update(
        closes_at=CLOSES + dt.timedelta(days=1), draw_at=CLOSES + dt.timedelta(days=2)
    )
    assert actions.run_due(at=CLOSES) == [other.number]
    assert [stuck.number in record.message for record in caplog.records] == [True]
    stuck.refresh_from_db()
    assert stuck.status == "published"


@pytest.mark.parametrize(
    "status",
    [
        each
        for each in ProcurementStatus
        if each
        not in ("published", "short", "closed", "evaluation", "selected", "publicity", "offered")
    ],
)
def test_where_only_people_act_a_stale_date_moves_nothing(market, status):
    procurement = market.published()
    Procurement.objects.filter(pk=procurement.pk).update(status=status, due_at=AT)
    assert actions.run_due(at=CLOSES) == []
    assert Procurement.objects.get(pk=procurement.pk).status == status


def test_nothing_is_due_while_no_list_is_frozen(market):
    procurement = market.published()
    procurement.status = ProcurementStatus.EVALUATION
    assert registry.method_of(procurement).due(procurement) is None


def test_answered_selection_is_no_longer_due(market):
    procurement = market.offered()
    method = registry.method_of(procurement)
    assert method.due(procurement).at == procurement.direct_terms.answer_until
    procurement.status = ProcurementStatus.AWARDED
    assert method.due(procurement) is None


def test_a_method_that_draws_nothing_needs_no_secrets_and_extends_the_closing_alone(
    market, monkeypatch
):
    monkeypatch.setattr(RandomDraw, "may_draw", False)
    approved = market.approved()
    procurement = actions.publish(procurement=approved, by=market.handler, at=AT)
    assert procurement.draw is None
    market.enter(procurement, 2)
    actions.close(procurement=procurement, clock=at(CLOSES))
    procurement.refresh_from_db()
    assert procurement.is_extended and procurement.closes_at > CLOSES
    assert (procurement.draw_at, procurement.due_at) == (None, procurement.closes_at)
    entries = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    assert [set(each.payload) & {"draw_at", "commits"} for each in entries] == [set(), set()]
