"""What items were awarded for: quartiles by region from three awards on, never names."""

import datetime as dt

import pytest
from django.urls import reverse

from bidding.models import Award
from bidding.queries.prices import (
    awarded_for,
    beside_past_awards,
    price_guide,
    since_the_first_year,
)
from tests.bidding.leads.test_leads import result
from tests.bidding.market import AT, DrawMarket
from tests.bidding.sealing.market import SealedMarket
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


def awards(item, *amounts, region=None, when=AT):
    """One award for each amount (fen), in a region."""
    project = ProjectFactory(region=region or RegionFactory())
    return [result(item, [amount], [AgencyFactory()], when, project) for amount in amounts]


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


LATER = AT + dt.timedelta(days=500)


def test_fees_are_compared_with_the_first_year_by_what_is_bought_now(item, client, monkeypatch):
    other = ServiceItemFactory(code="EN-2")
    awards(item, 90, 100, 110)
    awards(other, 200, 200, 200)
    awards(item, 79, 80, 81, when=LATER)
    awards(other, 190, 190, 190, 190, when=LATER)
    awards(ServiceItemFactory(), 5, 5, 5, when=LATER)  # nothing to compare it with
    found = since_the_first_year(LATER)
    assert [(each.item, each.percent) for each in found.changes] == [(item, -20.0), (other, -5.0)]
    assert found.percent == round((3 * 80 + 4 * 190) / (3 * 100 + 4 * 200) * 100 - 100, 1)
    monkeypatch.setattr("bidding.views.prices.database_now", lambda: LATER)
    page = client.get(reverse("bidding:prices")).text
    assert "9.1" in page and "低" in page


def test_dearer_fees_are_told_too(item, client, monkeypatch):
    awards(item, 100, 100, 100)
    awards(item, 130, 130, 130, when=LATER)
    monkeypatch.setattr("bidding.views.prices.database_now", lambda: LATER)
    page = client.get(reverse("bidding:prices")).text
    assert "30.0" in page and "高" in page


def test_before_the_first_year_is_over_nothing_is_compared(item, client, monkeypatch):
    url = reverse("bidding:prices")
    assert since_the_first_year(AT) is None
    assert client.get(url).status_code == 200
    awards(item, 100, 100, 100)
    soon = AT + dt.timedelta(days=364)
    awards(item, 50, 50, 50, when=soon)
    assert since_the_first_year(soon).percent is None
    monkeypatch.setattr("bidding.views.prices.database_now", lambda: soon)
    assert "2027-11-23" in client.get(url).text
    monkeypatch.setattr("bidding.views.prices.database_now", lambda: soon + dt.timedelta(days=900))
    assert client.get(url).context["comparison"].percent is None


def test_an_opened_price_far_below_past_awards_is_pointed_out(item, client):
    market = SealedMarket(item=item)
    opened, _agencies = market.opened_with([10_000_000, 10_400_000, 8_000_000])
    assert beside_past_awards(opened) == (None, [])
    awards(item, 15_000_000, 16_000_000, 17_000_000)
    past, found = beside_past_awards(opened)
    assert past.median_fen == 16_000_000
    assert [(each.amount_fen, each.is_low) for each in found] == [
        (8_000_000, True),
        (10_000_000, True),  # below the usual range
        (10_400_000, True),
    ]
    page = client.get(reverse("bidding:opening", args=[opened.number])).text
    assert "¥160,000.00" in page and "-50.0 %" in page


def test_the_usual_range_comes_from_the_middle_half(item):
    market = SealedMarket(item=item)
    opened, _agencies = market.opened_with([8_100_000, 9_000_000, 10_000_000])
    awards(item, 9_000_000, 10_000_000, 12_000_000)
    _past, found = beside_past_awards(opened)
    assert [each.is_low for each in found] == [False, False, False]
    opened.lines.create(item=ServiceItemFactory(), price_fen=1, days=1)
    assert beside_past_awards(opened) == (None, [])
