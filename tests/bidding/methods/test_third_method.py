"""A method of one folder: what it takes to be one, and that nothing else has to know it."""

from random import Random

import pytest
from django.apps import apps
from django.conf import settings as installed
from django.db import connection
from django.urls import reverse

from bidding import actions
from bidding.methods import registry
from bidding.models import Award, Place, Procurement
from core import chain
from core.models import ChainEntry
from core.workflow import MACHINES
from tests.bidding.market import AT, CLOSES, DrawMarket, after, at, bidder_of
from tests.bidding.methods.test_every_rule import PROPERTIES
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import check_url, page_url, typed_draft
from tests.factories import AgencyFactory

__all__ = ["clock"]
APP = "tests.bidding.methods.open_price"
PRICES = [11_999_999, 9_500_001, 9_500_000, 8_000_000]
FLOOR = 9_000_000


@pytest.fixture
def open_price(settings, db):
    """Install the folder for one test, with its tables; nothing else changes."""
    known = dict(MACHINES)
    settings.INSTALLED_APPS = [*installed.INSTALLED_APPS, APP]
    models = list(apps.get_app_config("method_open_price").get_models())
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)
    yield registry.method("open_price")
    MACHINES.clear()
    MACHINES.update(known)


@pytest.fixture
def market(open_price):
    return DrawMarket()


def bids(procurement, prices=PRICES):
    """So many agencies bid; in the order of the prices."""
    agencies = AgencyFactory.create_batch(len(prices))
    for place, (agency, price) in enumerate(zip(agencies, prices, strict=True), start=10):
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=bidder_of(agency),
            clock=at(AT),
            bid={"amount_fen": price, "days": place},
        )
    return agencies


def published(market, prices=PRICES):
    procurement = market.published(method="open_price", terms={"floor_fen": FLOOR})
    return procurement, bids(procurement, prices)


def closed(market, prices=PRICES):
    procurement, agencies = published(market, prices)
    return actions.close(procurement=procurement, clock=at(CLOSES)), agencies


def test_its_terms_are_in_the_notice(market):
    procurement, _agencies = published(market)
    notice = ChainEntry.objects.get(chain=procurement.chain, kind="notice")
    assert notice.payload["floor_fen"] == FLOOR
    assert notice.payload["rule"].startswith("open price")


def test_the_open_price_from_the_floor_on_wins(market):
    procurement, agencies = closed(market)
    places = procurement.places.order_by("place").values_list("agency", "amount_fen", "days")
    assert list(places) == [
        (agencies[2].pk, 9_500_000, 12),
        (agencies[1].pk, 9_500_001, 11),
        (agencies[0].pk, 11_999_999, 10),
    ]
    award = Award.objects.get()
    assert (award.agency, award.amount_fen, award.days) == (agencies[2], 9_500_000, 12)
    assert procurement.status == "selected"
    assert chain.verify(procurement.chain).is_intact


def test_an_alternate_takes_the_work_at_its_own_price_and_days(market):
    procurement, agencies = closed(market)
    procurement = actions.publicise(procurement=procurement, at=CLOSES)
    award = actions.award(procurement=procurement, at=after(procurement.publicity_until))
    by = bidder_of(award.agency)
    actions.refuse_award(award=award, reason="人员离职", by=by, at=award.confirmed_at)
    following = Award.objects.get(status="pending")
    assert following.agency == agencies[1]
    assert (following.place, following.amount_fen, following.days) == (2, 9_500_001, 11)


def test_equals_go_to_the_draw_and_only_they(market):
    procurement, agencies = closed(market, [9_100_000, 9_100_000, 10_000_000])
    assert (procurement.status, Place.objects.count()) == ("closed", 0)
    tickets = ChainEntry.objects.get(chain=procurement.chain, kind="list").payload["tickets"]
    assert set(tickets) == {each.organisation.credit_code for each in agencies[:2]}
    market.open_draw(procurement, CLOSES)
    procurement = market.hold(procurement)
    award = Award.objects.get()
    assert (
        award.agency.organisation.credit_code
        == (procurement.draw.result.transcript["ranking"][0]["id"])
    )
    assert award.amount_fen == 9_100_000
    assert Place.objects.get(place=3).agency == agencies[2]


def test_no_valid_bid_ends_it_with_the_reason(market):
    procurement, _agencies = closed(market, [1, 2, 3])
    assert (procurement.status, procurement.failure) == ("failed", "No bid reaches the floor.")
    assert procurement.due_at is None


def test_the_clock_takes_it_from_notice_to_award(market):
    procurement, _agencies = published(market)
    for when in (CLOSES, CLOSES):
        assert actions.run_due(at=when) == [procurement.number]
    procurement.refresh_from_db()
    actions.run_due(at=after(procurement.publicity_until))
    assert Award.objects.get().status == "confirmed"


def test_a_method_that_never_draws_asks_nobody_for_a_secret(
    market, open_price, monkeypatch, sign_in, client, clock
):
    monkeypatch.setattr(type(open_price), "may_draw", False)
    procurement = actions.publish(
        procurement=market.approved(method="open_price", terms={"floor_fen": FLOOR}),
        by=market.handler,
        at=AT,
    )
    assert procurement.draw is None and procurement.draw_at is None
    assert client.get(reverse("bidding:draw", args=[procurement.number])).status_code == 404
    assert client.get(reverse("bidding:notice", args=[procurement.number])).status_code == 200


def test_its_pages_work_without_knowing_it(market, sign_in, client, clock):
    handler = sign_in(market.handler.membership)
    draft = typed_draft(handler, market, method="open_price", floor_fen="90000")
    form = handler.get(page_url(draft.number, "method"))
    assert "Floor" in form.text and "Agencies bid." in form.text
    assert handler.post(check_url(draft.number)).status_code == 302
    procurement = market.published(method="open_price", terms={"floor_fen": FLOOR})
    number, agency = procurement.number, AgencyFactory()
    browser = sign_in(bidder_of(agency).membership)
    assert 'name="amount_fen"' in browser.get(reverse("bidding:opportunities")).text
    for address in ("notice", "draw"):
        assert client.get(reverse(f"bidding:{address}", args=[number])).status_code == 200
    shown = handler.get(reverse("bidding:owned", args=[number]))
    assert "Floor" in shown.text and "¥90,000.00" in shown.text
    listed = client.get(reverse("bidding:notices"), {"method": "open_price"})
    assert number in listed.text and "Open price" in listed.text


def test_a_bid_that_is_none_is_answered_with_a_sentence(market, sign_in, clock):
    procurement = market.published(method="open_price", terms={"floor_fen": FLOOR})
    browser = sign_in(bidder_of(AgencyFactory()).membership)
    url = reverse("bidding:sign_up", args=[procurement.number])
    browser.post(url, {"amount_fen": "many", "days": "3"})
    assert not Procurement.objects.get().sign_ups.exists()


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda each: each.__name__)
def test_what_every_rule_has_to_keep_is_asked_of_it_too(open_price, holds):
    assert open_price in registry.methods()
    for seed in range(100):
        holds(open_price, open_price.examples[0], Random(seed))
