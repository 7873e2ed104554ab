"""A won procurement becomes an order through the same creator."""

import datetime as dt

import pytest
from django.db import transaction
from oscar.core.loading import get_model

from bidding.events import AwardConfirmed
from bidding.methods import random_draw
from bidding.models import Award, Procurement, ProcurementLine
from core import events
from core.clock import now

from .world import make_agency, make_item, make_offer, make_owner

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")
CONFIRMED = dt.datetime(2026, 3, 2, 16, 30, tzinfo=dt.UTC)


def won(agency, *prices):
    owner = make_owner()
    procurement = Procurement.objects.create(
        number="ZJ-2026-000777",
        project=owner.project,
        owner=owner.membership.organisation,
        title="抽取",
        method=random_draw.KEY,
        status="awarded",
        created_by=owner.membership.user,
        created_at=now(),
    )
    for n, price in enumerate(prices):
        ProcurementLine.objects.create(
            procurement=procurement, item=make_item(f"D{n}"), price_fen=price, days=5
        )
    return Award.objects.create(
        procurement=procurement,
        agency=agency,
        amount_fen=sum(prices) - 1,
        days=5,
        status="confirmed",
        made_at=now(),
    )


def test_an_award_becomes_one_order_with_the_number_of_its_procurement():
    award = won(make_agency("甲"), 100_01, 200_02)
    for _again in range(2):
        with transaction.atomic():
            events.publish(AwardConfirmed(award, CONFIRMED))
    order = Order.objects.get()
    assert (order.number, order.status) == ("ZJ-2026-000777", "awarded")
    assert order.date_placed == CONFIRMED
    assert int(order.total_incl_tax * 100) == award.amount_fen
    assert [line.partner_name for line in order.lines.all()] == ["甲", "甲"]


def test_the_shelf_price_never_replaces_the_awarded_one():
    agency = make_agency("乙")
    award = won(agency, 500_00)
    make_offer(agency, award.procurement.lines.get().item, price_fen=999_00)
    with transaction.atomic():
        events.publish(AwardConfirmed(award, now()))
    line = Order.objects.get().lines.get()
    assert int(line.line_price_incl_tax * 100) == award.amount_fen
    assert line.partner.code == f"agency-{agency.pk}"
