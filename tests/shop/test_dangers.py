"""What Oscar ships and this market must not do. Each was reproduced on Oscar as shipped."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.urls import NoReverseMatch, get_resolver, reverse
from oscar.core.loading import get_model

from bidding.methods.direct.actions import lock_offers
from bidding.models import Procurement
from core.clock import now
from marketplace.shop import queries
from marketplace.shop.actions.basket import add
from tests.races import together

from .world import confirm, make_agency, make_item, make_offer, make_owner

Order, Basket = get_model("order", "Order"), get_model("basket", "Basket")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_four_submits_of_one_basket_give_one_order_per_agency():
    owner = make_owner()
    for name in ("甲", "乙"):
        add(offer=make_offer(make_agency(name), make_item(name)), by=owner.actor, at=now())
    selection = queries.open_selection(owner.actor, at=now())
    outcomes = together(*[lambda: confirm(owner, selection)] * 4)
    assert sum(isinstance(o, list) for o in outcomes) == 1
    assert Order.objects.count() == Procurement.objects.count() == 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_first_additions_share_one_open_basket():
    owner = make_owner()
    offers = [make_offer(make_agency(str(n)), make_item(str(n))) for n in range(4)]
    together(*[lambda each=each: add(offer=each, by=owner.actor, at=now()) for each in offers])
    assert Basket.objects.get().lines.count() == 4


@pytest.mark.django_db
def test_a_second_open_basket_is_refused_by_the_database():
    person = make_owner().membership.user
    Basket.objects.create(owner=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Basket.objects.create(owner=person)
    Basket.objects.create(owner=person, status=Basket.SUBMITTED)


@pytest.mark.django_db
def test_an_order_holds_lines_of_one_agency_only():
    """As shipped, every partner of a mixed order saw the others' lines and the whole total."""
    owner = make_owner()
    for name in ("甲", "乙"):
        add(offer=make_offer(make_agency(name), make_item(name)), by=owner.actor, at=now())
    confirm(owner, queries.open_selection(owner.actor, at=now()))
    for order in Order.objects.all():
        assert order.lines.values("partner").distinct().count() == 1


@pytest.mark.django_db
def test_one_lock_takes_the_offers_and_agencies_of_a_whole_basket(django_assert_num_queries):
    """A suspension waits for the orders, and two baskets never wait for each other in a ring."""
    owner = make_owner()
    for name in ("甲", "乙"):
        add(offer=make_offer(make_agency(name), make_item(name)), by=owner.actor, at=now())
    basket = queries.open_selection(owner.actor, at=now())
    with django_assert_num_queries(1) as sent:
        offers = lock_offers(queries.offers_in(basket.basket_id))
    (lock,) = sent.captured_queries
    assert 'FOR NO KEY UPDATE OF "agencies_agency", "agencies_offer"' in lock["sql"]
    order = [(offer.agency_id, offer.pk) for offer in offers]
    assert order == sorted(order)


@pytest.mark.parametrize("label", ["payment", "dashboard", "checkout", "shipping", "oscar"])
def test_apps_that_move_money_or_show_dashboards_are_absent(label):
    assert label not in {config.label for config in apps.get_app_configs()}


@pytest.mark.parametrize(
    "name",
    [
        "dashboard:partner-list",
        "dashboard:order-list",
        "customer:profile-update",
        "basket:vouchers-add",
        "checkout:payment-details",
        "catalogue:index",
    ],
)
def test_no_view_of_oscar_has_an_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def routes(patterns=None):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern


def test_no_route_leads_into_oscar():
    modules = {route.callback.__module__ for route in routes()}
    assert not [name for name in modules if name.startswith("oscar")]


def test_every_route_of_the_shop_has_a_policy():
    mine = [r for r in routes() if r.callback.__module__.startswith("marketplace.shop")]
    assert mine and all(hasattr(route.callback, "policy") for route in mine)


def test_no_oscar_model_is_editable_in_the_admin():
    assert not [m for m in admin.site._registry if m.__module__.startswith("oscar")]


def test_haystack_is_never_imported():
    import sys

    assert "haystack" not in sys.modules
