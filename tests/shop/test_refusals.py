"""Who may buy, and what; every refusal with its sentence, in the kernel and in the browser."""

import datetime as dt

import pytest
from django.urls import reverse
from oscar.core.loading import get_class, get_model

from agencies.models import Offer
from bidding.models import Procurement, Project
from core.actors import PUBLIC, SYSTEM
from core.clock import local_date, now
from core.errors import Refused
from marketplace.shop import policies, queries, shelf
from marketplace.shop.actions import basket, shortlist
from marketplace.shop.actions.inbox import mark_read
from marketplace.shop.errors import AlreadySubmitted, EmptySelection, SelectionChanged
from marketplace.shop.models import ProcurementOrder, ShelfItem
from tests.factories import MembershipFactory, OfferFactory
from tests.people import everybody, named

from .world import confirm, confirm_data, make_agency, make_item, make_offer, make_owner

pytestmark = pytest.mark.django_db
Basket, Line = get_model("basket", "Basket"), get_model("basket", "Line")
WishLine = get_model("wishlists", "Line")
Order = get_model("order", "Order")


def english(client):
    client.cookies["django_language"] = "en"
    return client


def test_handlers_of_project_owners_select_and_all_others_hear_why_not():
    owner, seller = make_owner(), make_agency()
    people = everybody(owner.membership.organisation, seller)
    passes = {"owner_admin", "owner_handler", "other_owner", "agency_as_owner"}
    for who, actor in people.items():
        verdict = policies.select(actor)
        assert bool(verdict) == (who in passes), who
        if who in passes:
            continue
        if who in ("public", "system"):
            sentence = "Sign in as a project owner to select an agency."
        elif who in named(people, "owner"):
            sentence = "Only a handler of your organisation selects. Ask your administrator."
        else:
            sentence = "Only a project owner selects. Switch to your project owner role."
        assert verdict.reason == sentence, who


def test_a_project_is_used_by_its_own_organisation():
    mine, other = make_owner(), make_owner()
    assert policies.use_project(mine.actor, mine.project)
    assert policies.use_project(SYSTEM, mine.project)
    refused = policies.use_project(other.actor, mine.project)
    assert refused.reason == "Choose a project of your own organisation."


# what is changed of a live offer, the words of the refusal
CLOSED = [
    ({"status": "paused"}, "This offer is no longer on the shelf. Choose another one."),
    ({"status": "withdrawn"}, "This offer is no longer on the shelf. Choose another one."),
    ({"price_fen": None}, "The price of this offer is negotiable."),
    ({"agency__status": "suspended"}, "may not take new work: its status is “Suspended”."),
    ({"agency__status": "removed"}, "may not take new work: its status is “Removed”."),
    ({"item__status": "withdrawn"}, ""),
    ({"item__valid_to": dt.date(2020, 1, 2)}, ""),
    ({"item__valid_from": dt.date(2999, 1, 1)}, ""),
]


def change(offer: Offer, **changes) -> Offer:
    for name, value in changes.items():
        thing, _, field = name.rpartition("__")
        row = getattr(offer, thing) if thing else offer
        setattr(row, field, value)
        row.save()
    return Offer.objects.get(pk=offer.pk)


@pytest.mark.parametrize(("changes", "sentence"), CLOSED)
def test_what_cannot_be_bought_is_refused_with_its_reason_on_every_way(changes, sentence, sign_in):
    owner, offer = make_owner(), make_offer()
    basket.add(offer=offer, by=owner.actor, at=now())
    chosen = queries.open_selection(owner.actor, at=now())
    offer = change(offer, **changes)
    verdict = policies.buy(offer, local_date(now()))
    assert not verdict
    assert sentence in str(verdict.reason)
    with pytest.raises(Refused) as refused:
        basket.add(offer=offer, by=MembershipFactory().as_actor(), at=now())
    assert str(refused.value.sentence) == str(verdict.reason)
    with pytest.raises(Refused):
        confirm(owner, chosen)
    assert not Procurement.objects.exists()
    assert Basket.objects.get().status == Basket.OPEN
    browser = english(sign_in(owner.membership))
    assert str(verdict.reason) in _text(browser.get(reverse("shop:offer", args=[offer.pk])))
    assert str(verdict.reason) in _text(browser.get(reverse("shop:basket")))
    strategy = get_class("partner.strategy", "Selector")().strategy()
    info = strategy.fetch_for_product(ShelfItem.objects.get(offer=offer).product)
    allowed, reason = info.availability.is_purchase_permitted(1)
    assert (allowed, str(reason)) == (False, str(verdict.reason))


def _text(answer) -> str:
    assert answer.status_code == 200
    return answer.text.replace("&#x27;", "'").replace("&quot;", '"')


def test_a_product_without_an_offer_cannot_be_bought():
    strategy = get_class("partner.strategy", "Selector")().strategy()
    product = ShelfItem.objects.get(offer=make_offer()).product
    ShelfItem.objects.all().delete()
    for info in (strategy.fetch_for_product(product), strategy.fetch_for_parent(product)):
        assert not info.availability.is_available_to_buy
        assert not info.price.exists


def test_an_offer_is_bought_in_one_piece():
    strategy = get_class("partner.strategy", "Selector")().strategy()
    info = strategy.fetch_for_product(ShelfItem.objects.get(offer=make_offer()).product)
    assert info.availability.is_purchase_permitted(1)[0]
    assert not info.availability.is_purchase_permitted(2)[0]


# --- Placing orders ---


def filled(owner, *offers):
    for offer in offers or [make_offer()]:
        basket.add(offer=offer, by=owner.actor, at=now())
    return queries.open_selection(owner.actor, at=now())


def test_a_basket_is_placed_once():
    owner = make_owner()
    chosen = filled(owner)
    confirm(owner, chosen)
    with pytest.raises(AlreadySubmitted):
        confirm(owner, chosen)
    assert ProcurementOrder.objects.count() == Procurement.objects.count() == 1


def test_an_emptied_basket_is_not_placed():
    owner, offer = make_owner(), make_offer()
    chosen = filled(owner, offer)
    basket.remove(offer=offer, by=owner.actor)
    with pytest.raises(EmptySelection):
        confirm(owner, chosen)
    assert Basket.objects.get().status == Basket.OPEN


@pytest.mark.parametrize("changes", [{"price_fen": 999_999}, {"promised_days": 99}])
def test_terms_that_changed_after_looking_are_not_placed(changes):
    owner, offer = make_owner(), make_offer()
    chosen = filled(owner, offer)
    change(offer, **changes)
    with pytest.raises(SelectionChanged):
        confirm(owner, chosen)
    assert not Procurement.objects.exists()


def test_an_agency_that_falls_out_takes_the_whole_selection_with_it():
    owner = make_owner()
    good, bad = make_offer(make_agency("甲")), make_offer(make_agency("乙"), make_item("B"))
    chosen = filled(owner, good, bad)
    change(bad, agency__status="suspended")
    with pytest.raises(Refused, match="乙"):
        confirm(owner, chosen)
    assert not Order.objects.exists()
    assert not Procurement.objects.exists()


@pytest.mark.parametrize("lost", [{}, {"reason": ""}, {"fiscal_percent": "101"}])
def test_the_confirm_page_keeps_what_was_typed_and_opens_no_project(sign_in, lost):
    owner = make_owner()
    chosen = filled(owner)
    data = confirm_data(
        chosen,
        owner.project,
        project="",
        project_name="新项目",
        project_code="2609-320700-04-01-123456",
        region="",
    )
    answer = sign_in(owner.membership).post(reverse("shop:confirm"), {**data, **lost})
    assert answer.status_code == 422
    assert 'value="新项目"' in answer.text
    assert set(answer.context["form"].errors) == {"region", *lost}
    assert Project.objects.get() == owner.project
    assert Basket.objects.get().status == Basket.OPEN


def test_a_selection_without_project_and_name_is_told_both(sign_in):
    owner = make_owner()
    data = confirm_data(filled(owner), owner.project, project="")
    answer = sign_in(owner.membership).post(reverse("shop:confirm"), data)
    assert set(answer.context["form"].errors) == {"project_name", "region"}


def test_an_empty_basket_has_no_confirm_page(sign_in):
    answer = sign_in(make_owner().membership).get(reverse("shop:confirm"))
    assert answer.headers["Location"] == reverse("shop:basket")


# --- Basket, shortlist and inbox in the browser ---


def test_an_offer_is_taken_out_of_the_own_basket_only(sign_in):
    owner, thief, offer = make_owner(), make_owner(), make_offer()
    filled(owner, offer)
    address = reverse("shop:remove", args=[offer.pk])
    assert sign_in(thief.membership).post(address).status_code == 302
    assert Line.objects.count() == 1
    assert sign_in(owner.membership).get(address).status_code == 405
    assert sign_in(owner.membership).post(address).status_code == 302
    assert not Line.objects.exists()


@pytest.mark.parametrize("name", ["add", "remove", "remember", "forget"])
def test_a_payer_changes_neither_basket_nor_shortlist_and_reads_why(sign_in, name):
    owner, offer = make_owner(), make_offer()
    filled(owner, offer)
    shortlist.shortlist(offer=offer, by=owner.actor)
    payer = MembershipFactory(organisation=owner.membership.organisation, duties=["payer"])
    browser = english(sign_in(payer))
    answer = browser.post(reverse(f"shop:{name}", args=[offer.pk]))
    assert answer.status_code == 403
    assert "Only a handler of your organisation selects." in answer.text
    assert (Line.objects.count(), WishLine.objects.count()) == (1, 1)


@pytest.mark.parametrize("name", ["add", "remember"])
def test_an_offer_that_was_never_on_the_shelf_is_not_found(sign_in, name):
    draft = OfferFactory(status="draft")
    browser = sign_in(make_owner().membership)
    assert browser.post(reverse(f"shop:{name}", args=[draft.pk])).status_code == 404
    assert not WishLine.objects.exists()


def test_strangers_have_no_basket_no_messages_and_no_shortlist():
    assert queries.basket_count(PUBLIC) == 0
    assert queries.new_messages(PUBLIC) == 0
    with pytest.raises(Refused, match="Sign in"):
        mark_read(by=PUBLIC, at=now())
    with pytest.raises(Refused, match="Sign in"):
        shortlist.forget(offer=make_offer(), by=PUBLIC)


def test_the_basket_counts_what_lies_in_it():
    owner = make_owner()
    assert queries.basket_count(owner.actor) == 0
    filled(owner, make_offer(), make_offer(make_agency("乙"), make_item("B")))
    assert queries.basket_count(owner.actor) == 2
    assert queries.open_selection(owner.actor, at=now()).is_ready


def test_nothing_to_put_on_the_shelf_writes_nothing():
    assert shelf.put([], on=local_date(now())) == 0
