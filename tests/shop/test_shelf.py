"""The shelf stays in step with the offers."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from oscar.core.loading import get_class, get_model

from core.actors import SYSTEM
from core.clock import local_date, now
from core.workflow import move
from marketplace.shop import shelf
from marketplace.shop.models import ShelfItem

from .world import make_agency, make_item, make_offer

pytestmark = pytest.mark.django_db
Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
Partner = get_model("partner", "Partner")


def info(offer):
    strategy = get_class("partner.strategy", "Selector")().strategy()
    return strategy.fetch_for_product(ShelfItem.objects.get(offer=offer).product)


def test_an_offer_is_one_product_with_one_stock_record_of_the_one_partner():
    agency = make_agency()
    first = make_offer(agency)
    second = make_offer(agency, make_item("HP-02", "节能评估"))
    assert Partner.objects.count() == 1
    assert {place.offer for place in ShelfItem.objects.all()} == {first, second}
    assert Product.objects.count() == StockRecord.objects.count() == 2


def test_putting_twice_changes_nothing():
    offer = make_offer()
    before = list(ShelfItem.objects.values())
    shelf.put([offer], on=local_date(now()))
    assert list(ShelfItem.objects.values()) == before
    assert StockRecord.objects.count() == 1


def test_a_pause_leaves_the_shelf_in_the_same_transaction():
    offer = make_offer()
    with transaction.atomic():
        move(offer, "pause", by=SYSTEM, at=now())
    assert not Product.objects.get().is_public
    assert not info(offer).availability.is_available_to_buy


def test_a_suspended_agency_is_unavailable_and_the_reason_says_so():
    offer = make_offer()
    with transaction.atomic():
        move(offer.agency, "suspend", by=SYSTEM, at=now())
    available = info(offer).availability
    assert not available.is_available_to_buy
    assert offer.agency.organisation.name in str(available.message)
    assert str(offer.agency.get_status_display()) in str(available.message)
    assert not Product.objects.get().is_public


def test_an_item_off_the_list_is_unavailable():
    offer = make_offer()
    with transaction.atomic():
        move(offer.item, "withdraw", by=SYSTEM, at=now())
    assert not info(offer).availability.is_available_to_buy


def test_a_negotiable_price_cannot_go_into_the_basket():
    offer = make_offer(price_fen=None)
    assert not info(offer).price.exists
    assert not info(offer).availability.is_available_to_buy


def test_the_price_comes_from_the_offer_even_where_the_copy_is_stale():
    offer = make_offer(price_fen=2_000_000)
    StockRecord.objects.update(price=1)
    assert info(offer).price.incl_tax == 20_000


def test_a_second_stock_record_is_refused_by_the_database():
    """With two of them Oscar priced a line of one agency with the price of another."""
    make_offer()
    record = StockRecord.objects.get()
    other = Partner.objects.create(code="agency-other", name="另一家")
    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.create(product=record.product, partner=other, partner_sku="x", price=1)


def test_two_agencies_of_one_item_keep_their_own_prices():
    item = make_item()
    cheap = make_offer(make_agency("甲"), item, price_fen=100_00)
    dear = make_offer(make_agency("乙"), item, price_fen=200_00)
    assert info(cheap).price.incl_tax == 100
    assert info(dear).price.incl_tax == 200


def test_rebuild_restores_a_lost_shelf(capsys):
    offer = make_offer()
    ShelfItem.objects.all().delete()
    call_command("rebuild_shelf")
    assert ShelfItem.objects.get().offer == offer
    assert StockRecord.objects.count() == 1
