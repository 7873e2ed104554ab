"""An order shows the status of its procurement, whatever statuses and moves bidding has."""

import dataclasses

import pytest
from django.db import connection, transaction
from oscar.core.loading import get_class, get_model

from bidding.models import Procurement
from core.actors import SYSTEM
from core.clock import now
from core.workflow import Move, WrongStatus, move
from marketplace.shop import queries
from marketplace.shop.actions.basket import add
from tests.races import together

from .world import confirm, make_offer, make_owner

Order = get_model("order", "Order")


def offered() -> Procurement:
    """A procurement by direct selection that waits for the agency's answer, with its order."""
    owner = make_owner()
    add(offer=make_offer(), by=owner.actor, at=now())
    confirm(owner, queries.open_selection(owner.actor, at=now()))
    return Procurement.objects.get()


def go(procurement, *names):
    for name in names:
        with transaction.atomic():
            move(procurement, name, by=SYSTEM, at=now())


def shown(procurement):
    return Order.objects.get(number=procurement.number).status


@pytest.mark.django_db
def test_the_order_follows_every_move_of_its_procurement():
    procurement = offered()
    assert shown(procurement) == "offered"
    go(procurement, "confirm")
    assert shown(procurement) == "awarded"
    go(procurement, "contract")
    assert shown(procurement) == "contracted"


@pytest.mark.django_db
def test_the_order_follows_a_move_and_a_status_that_bidding_adds(monkeypatch):
    """As shipped, an order has moves of its own and rolls back what they do not know."""
    procurement = offered()
    machine = dataclasses.replace(
        procurement.machine,
        moves=(
            *procurement.machine.moves,
            Move("pause", ("offered",), "paused"),
            Move("reopen", ("paused",), "closed"),
        ),
    )
    monkeypatch.setattr(Procurement, "machine", machine)
    with connection.cursor() as cursor:  # the table knows today's statuses only
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE bidding_procurement DROP CONSTRAINT procurement_status_known")
    go(procurement, "pause")
    assert shown(procurement) == "paused"
    go(procurement, "reopen")
    assert shown(procurement) == "closed"


@pytest.mark.django_db
def test_nothing_but_its_procurement_moves_an_order():
    order = Order.objects.get(number=offered().number)
    for status in ("awarded", "declined"):
        with pytest.raises(get_class("order.exceptions", "InvalidOrderStatus")):
            order.set_status(status)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_the_order_shows_the_one_that_holds():
    """As shipped, two movers of one order both succeed and the last one wins."""
    number = offered().number

    def answer(name):
        mine = Procurement.objects.get(number=number)
        go(mine, name)
        return mine.status

    outcomes = together(lambda: answer("confirm"), lambda: answer("decline"))
    held = [each for each in outcomes if not isinstance(each, WrongStatus)]
    procurement = Procurement.objects.get(number=number)
    assert held == [procurement.status] == [shown(procurement)]
