"""What a page of the shop may cost in statements."""

import pytest
from django.urls import reverse

from core.clock import now
from marketplace.shop import queries
from tests.statements import statements

from .world import confirm_data, make_agency, make_item, make_offer, make_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def offers():
    item = make_item()
    return [
        make_offer(make_agency(f"机构{n}"), item, price_fen=(n + 1) * 10_000) for n in range(12)
    ]


@pytest.mark.parametrize(
    ("address", "budget"), [("/shelf/", 2), ("/shelf/{pk}/", 2), ("/search/?q=环境", 2)]
)
def test_reading_stays_inside_its_budget(address, budget, offers, client):
    path = address.format(pk=offers[0].pk)
    client.get(path)
    found = statements(lambda: client.get(path))
    assert len(found) <= budget, "\n".join(found)


def test_adding_stays_inside_its_budget(offers, sign_in):
    client = sign_in(make_owner().membership)
    client.post(reverse("shop:add", args=[offers[0].pk]))
    found = statements(lambda: client.post(reverse("shop:add", args=[offers[1].pk])))
    assert len(found) <= 6, "\n".join(found)


def test_placing_does_not_grow_with_the_offers_on_the_shelf(offers, sign_in):
    owner = make_owner()
    client = sign_in(owner.membership)
    counts = []
    for offer in offers[:2]:
        client.post(reverse("shop:add", args=[offer.pk]))
        data = confirm_data(queries.open_selection(owner.actor, at=now()), owner.project)
        counts.append(len(statements(lambda: client.post(reverse("shop:confirm"), data))))  # noqa: B023 - called at once
        for n in range(3):
            make_offer(make_agency(f"新{offer.pk}-{n}"), offer.item)
    # The first order of the year opens the number series; the second must not cost more.
    assert counts[1] <= counts[0]
    assert counts[1] <= 18
