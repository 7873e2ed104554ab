"""The home page tells what is going on, from the timestamps."""

import datetime as dt

import pytest

from agencies.models import Agency
from bidding.methods.direct.actions import confirm_selection
from bidding.models import Procurement
from marketplace.pages import home
from tests.bidding.market import AT, CLOSES, DrawMarket, bidder_of
from tests.statements import statements

pytestmark = pytest.mark.django_db


def test_home_answers_without_any_data(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "尚未发布公告" in page.text


def test_home_needs_few_queries(client):
    client.get("/")
    assert len(statements(lambda: client.get("/"))) <= 10


def test_footer_links_only_what_exists(client):
    page = client.get("/")
    assert 'href="/help/"' in page.text
    for path in ("/help/", "/accessibility/"):
        assert client.get(path).status_code == 200


def test_home_shows_what_is_open_and_what_was_decided(client, monkeypatch):
    market = DrawMarket()
    hidden = [market.drafted(), market.approved(), market.offered()]
    opened, decided = market.published(), market.in_publicity()
    monkeypatch.setattr(home, "now", lambda: AT)
    page = client.get("/")
    assert [each.number for each in page.context["closing"]] == [opened.number]
    assert [each.number for each in page.context["results"]] == [decided.number]
    assert {each.number for each in page.context["newest"]} == {opened.number, decided.number}
    for each in hidden:
        assert each.number not in page.text
    assert (page.context["open_count"], page.context["awarded_count"]) == (1, 0)


def test_a_late_clock_task_shows_nothing_open(client, monkeypatch):
    market = DrawMarket()
    market.published()
    monkeypatch.setattr(home, "now", lambda: CLOSES)
    page = client.get("/")
    assert (page.context["open_count"], list(page.context["closing"])) == (0, [])


def test_the_strip_counts_awards_of_every_method_and_what_is_in_the_market():
    market = DrawMarket()
    asked = market.offered()
    confirm_selection(procurement=asked, by=bidder_of(asked.direct_terms.asked_agency), at=AT)
    market.awarded()
    figures = home.figures(AT)
    assert figures["awarded_count"] == 2
    assert figures["offers_count"] == figures["items_count"] == 1
    assert figures["agencies_count"] == Agency.objects.count()
    Agency.objects.update(status="removed")
    figures = home.figures(AT)
    assert (figures["agencies_count"], figures["offers_count"]) == (0, 0)


def test_what_closes_first_stands_on_top():
    market = DrawMarket()
    late = market.published(closes_at=CLOSES + dt.timedelta(days=2))
    soon = market.published()
    assert list(home.closing_soon(AT)) == [soon, late]
    assert Procurement.objects.count() == 2


def test_a_browser_that_asks_for_the_icon_by_its_old_name_gets_it(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.url) == (302, "/static/img/mark.svg")
