"""What items were awarded for: quartiles by region from three awards on, never names."""

import pytest
from django.urls import reverse

from bidding.models import Award
from bidding.queries.prices import awarded_for, price_guide
from tests.bidding.leads.test_leads import result
from tests.bidding.market import AT, DrawMarket
from tests.bidding.wizard import begin, page_url, send
from tests.factories import (
    AgencyFactory,
    ProjectFactory,
    RegionFactory,
    ServiceItemFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return ServiceItemFactory(code="EN-1", name_zh="环评报告")


def awards(item, *amounts, region=None):
    """One award for each amount (fen), in a region."""
    project = ProjectFactory(region=region or RegionFactory())
    return [result(item, [amount], [AgencyFactory()], AT, project) for amount in amounts]


def test_quartiles_are_given_everywhere_and_by_region(item):
    awards(item, 100, 200, 300, 400, 500)
    awards(item, 1000, region=RegionFactory(code="320900", name_zh="盐城市"))
    everywhere, here = awarded_for(item)
    assert (everywhere.region, everywhere.count, everywhere.median_fen) == (None, 6, 350)
    assert (here.region.code, here.count) == ("320700", 5)
    assert (here.lower_fen, here.median_fen, here.upper_fen) == (200, 300, 400)


def test_fewer_than_three_awards_are_hidden(item):
    awards(item, 100, 200)
    assert awarded_for(item) == []
    assert price_guide() == []


def test_only_confirmed_awards_of_the_item_alone_count(item):
    several, void, *_kept = awards(item, 900, 900, 100, 200, 300)
    several.lines.create(item=ServiceItemFactory(), price_fen=1, days=1)
    Award.objects.filter(procurement=void).update(status="void")
    awards(ServiceItemFactory(), 7, 7)
    assert {prices.count for prices in awarded_for(item)} == {3}
    assert [(prices.item, prices.median_fen) for prices in price_guide()] == [(item, 200)]


def test_the_pages_show_prices_without_names(item, client, sign_in):
    made = awards(item, 100_00, 200_00, 300_00)
    page = client.get("/services/EN-1/").content.decode()
    assert "¥200.00" in page
    names = [str(procurement.awards.get().agency) for procurement in made]
    assert not [name for name in names if name in page]
    market = DrawMarket(item=item)
    owner = sign_in(market.handler.membership)
    draft = begin(owner, market)
    send(owner, draft.number, "items", {"items": [item.code]})
    guide = owner.get(page_url(draft.number, "money")).content.decode()
    assert "¥200.00" in guide
    assert "环评报告" in guide
    assert not [name for name in names if name in guide]


def test_the_step_of_the_prices_leads_to_the_fee_rules_of_its_items(sign_in):
    market = DrawMarket(item=ServiceItemFactory(code="EN-001"))
    owner = sign_in(market.handler.membership)
    draft = begin(owner, market)
    send(owner, draft.number, "items", {"items": ["EN-001"]})
    assert (
        reverse("agencies:fee", args=["EN-001"]) in owner.get(page_url(draft.number, "money")).text
    )


def test_an_item_without_awards_shows_no_prices(item, client):
    client.cookies["django_language"] = "en"
    assert "awarded for" not in client.get("/services/EN-1/").content.decode()
