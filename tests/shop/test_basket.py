"""Direct selection: basket, confirm page, one order per agency."""

import pytest
from django.db import transaction
from django.urls import reverse
from oscar.core.loading import get_model

from agencies.models import Offer
from bidding.models import Procurement
from bidding.region_rules import BiddingRules
from core.actors import SYSTEM
from core.clock import now
from core.errors import Refused
from core.workflow import move
from marketplace.shop import queries
from marketplace.shop.actions.basket import add
from marketplace.shop.models import ProcurementOrder
from tests.factories import MembershipFactory

from .world import confirm_data, make_agency, make_item, make_offer, make_owner

pytestmark = pytest.mark.django_db
Order, Basket = get_model("order", "Order"), get_model("basket", "Basket")


@pytest.fixture
def owner():
    return make_owner()


@pytest.fixture
def client(owner, sign_in):
    return sign_in(owner.membership)


def fill(client, *offers):
    for offer in offers:
        assert client.post(reverse("shop:add", args=[offer.pk])).status_code == 302


def chosen(owner):
    return queries.open_selection(owner.actor, at=now())


def test_adding_twice_is_once(client, owner):
    offer = make_offer()
    fill(client, offer, offer)
    assert [pick.offer for pick in chosen(owner).picks] == [offer]


def test_basket_and_confirm_pages_show_each_agency(client):
    fill(
        client, make_offer(make_agency("甲测绘")), make_offer(make_agency("乙环保"), make_item("B"))
    )
    for name in ("shop:basket", "shop:confirm"):
        page = client.get(reverse(name)).content.decode()
        assert "甲测绘" in page and "乙环保" in page and "«" not in page


def test_confirming_makes_one_order_per_agency(client, owner):
    first, second = make_agency("甲"), make_agency("乙")
    fill(
        client,
        make_offer(first, make_item("A"), price_fen=100_00),
        make_offer(first, make_item("B"), price_fen=200_00),
        make_offer(second, make_item("C"), price_fen=400_00),
    )
    selection = chosen(owner)
    answer = client.post(reverse("shop:confirm"), confirm_data(selection, owner.project))
    assert answer.status_code == 302
    orders = {o.lines.first().partner_name: o for o in Order.objects.order_by("pk")}
    assert {name: int(o.total_incl_tax) for name, o in orders.items()} == {"甲": 300, "乙": 400}
    assert {o.number for o in orders.values()} == {p.number for p in Procurement.objects.all()}
    assert all(o.number.startswith("ZJ-") and o.status == "offered" for o in orders.values())
    assert Basket.objects.get().status == Basket.SUBMITTED
    assert "甲" in client.get(reverse("shop:selections")).content.decode()


def test_the_list_seen_is_archived(client, owner):
    item = make_item()
    mine = make_offer(make_agency("甲"), item, price_fen=100_00)
    other = make_offer(make_agency("乙"), item, price_fen=90_00)
    client.post(reverse("shop:add", args=[mine.pk]), {"filters": "family=assessment"})
    client.post(reverse("shop:confirm"), confirm_data(chosen(owner), owner.project))
    kept = Procurement.objects.get().direct_terms.shortlist
    assert kept["picked"] == [mine.pk]
    assert {row["offer"] for row in kept["ranking"]} == {mine.pk, other.pk}
    assert kept["filters"] == {str(mine.pk): "family=assessment"}


def test_a_new_project_can_be_named_on_the_way(client, owner):
    fill(client, make_offer())
    data = confirm_data(
        chosen(owner),
        owner.project,
        project="",
        project_name="新项目",
        region=owner.project.region_id,
    )
    assert client.post(reverse("shop:confirm"), data).status_code == 302
    assert Procurement.objects.get().project.name == "新项目"


def test_a_suspended_agency_cannot_be_bought_although_it_was_in_the_basket(client, owner):
    offer = make_offer()
    fill(client, offer)
    selection = chosen(owner)
    with transaction.atomic():
        move(offer.agency, "suspend", by=SYSTEM, at=now())
    answer = client.post(reverse("shop:confirm"), confirm_data(selection, owner.project))
    assert answer.status_code == 422
    assert offer.agency.organisation.name in answer.content.decode()
    assert not Order.objects.exists() and not Procurement.objects.exists()
    assert Basket.objects.get().status == Basket.OPEN


def test_an_item_that_left_the_list_cannot_be_bought(client, owner):
    offer = make_offer()
    fill(client, offer)
    selection = chosen(owner)
    with transaction.atomic():
        move(offer.item, "withdraw", by=SYSTEM, at=now())
    assert (
        client.post(reverse("shop:confirm"), confirm_data(selection, owner.project)).status_code
        == 422
    )
    with pytest.raises(Refused):
        add(offer=Offer.objects.get(pk=offer.pk), by=owner.actor, at=now())
    assert not Order.objects.exists()


def test_a_price_that_changed_after_looking_is_not_placed(client, owner):
    offer = make_offer(price_fen=100_00)
    fill(client, offer)
    selection = chosen(owner)
    Offer.objects.filter(pk=offer.pk).update(price_fen=900_00)
    answer = client.post(reverse("shop:confirm"), confirm_data(selection, owner.project))
    assert answer.status_code == 422
    assert not Order.objects.exists()
    # The page now shows the new price; confirming that one works.
    again = client.post(reverse("shop:confirm"), confirm_data(chosen(owner), owner.project))
    assert again.status_code == 302


def test_public_money_above_the_cap_is_refused_and_own_money_is_not(client, owner):
    fill(client, make_offer(price_fen=BiddingRules().direct_cap_fen + 1))
    data = confirm_data(chosen(owner), owner.project, fiscal_percent=100)
    answer = client.post(reverse("shop:confirm"), data)
    assert answer.status_code == 422
    assert "¥500,000.00" in answer.content.decode()
    assert client.post(reverse("shop:confirm"), {**data, "fiscal_percent": "0"}).status_code == 302


def test_a_foreign_project_is_not_a_choice(client, owner):
    fill(client, make_offer())
    foreign = make_owner().project
    answer = client.post(reverse("shop:confirm"), confirm_data(chosen(owner), foreign))
    assert answer.status_code == 422
    assert not Order.objects.exists()


def test_a_foreign_basket_cannot_be_claimed(client, owner, sign_in):
    fill(client, make_offer())
    selection = chosen(owner)
    thief = make_owner()
    answer = sign_in(thief.membership).post(
        reverse("shop:confirm"), confirm_data(selection, thief.project)
    )
    assert answer.status_code == 422
    assert not ProcurementOrder.objects.exists()


@pytest.mark.parametrize("role", ["agency", "regulator", "finance", "operator"])
def test_only_owners_have_a_basket(role, sign_in):
    client = sign_in(MembershipFactory(**{role: True}))
    assert client.get(reverse("shop:basket")).status_code == 403
    assert client.post(reverse("shop:add", args=[make_offer().pk])).status_code == 403


def test_strangers_are_asked_to_sign_in(client):
    client.logout()
    assert client.get(reverse("shop:confirm")).status_code == 302


def test_get_on_a_post_is_refused(client):
    assert client.get(reverse("shop:add", args=[make_offer().pk])).status_code == 405


def test_own_selections_only(client, owner, sign_in):
    fill(client, make_offer(make_agency("甲测绘")))
    client.post(reverse("shop:confirm"), confirm_data(chosen(owner), owner.project))
    page = sign_in(make_owner().membership).get(reverse("shop:selections")).content.decode()
    assert "甲测绘" not in page


def test_the_order_follows_its_procurement(client, owner):
    fill(client, make_offer())
    client.post(reverse("shop:confirm"), confirm_data(chosen(owner), owner.project))
    with transaction.atomic():
        move(Procurement.objects.get(), "decline", by=SYSTEM, at=now())
    assert Order.objects.get().status == "declined"
