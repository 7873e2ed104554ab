"""What the law sends elsewhere is refused at the step, at the proposal and at publishing.

Each guard with the sentence that the owner reads and what it says to do instead.
"""

import pytest
from django.urls import reverse

from agencies.catalogue.states import ItemStatus
from bidding import actions
from bidding.policies import procurements as policies
from bidding.queries.spending import public_money_before
from bidding.region_rules import BiddingRules
from core.errors import Refused
from core.models import RegionPolicy
from tests.bidding.market import AT, DrawMarket, publish
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import page_url, pages_of, send, typed_draft
from tests.factories import OrganisationFactory, ProjectFactory, ServiceItemFactory

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MILLION = 100_000_000  # fen
RULES = BiddingRules()
TENDER = ("must be tendered by law", "public resources trading centre")
PROCURE = ("by government procurement", "Register the plan with the finance department")
DIVIDED = ("a need is not divided",)


@pytest.mark.parametrize(
    ("kind", "total", "share", "before", "words"),
    [
        ("company", MILLION - 1, 1, 0, None),
        ("company", MILLION, 0, 0, None),
        ("company", MILLION, 1, 0, TENDER),
        ("company", MILLION, 100, 0, TENDER),
        ("natural_person", MILLION, 1, 0, TENDER),
        ("authority", MILLION - 1, 100, 0, None),
        ("authority", MILLION, 100, 0, PROCURE),
        ("institution", MILLION, 30, 0, PROCURE),
        ("institution", 10 * MILLION, 0, 0, None),
        ("company", MILLION // 2, 1, MILLION // 2 - 1, None),
        ("company", MILLION // 2, 1, MILLION // 2, (*TENDER, *DIVIDED, "¥500,000.00")),
        ("authority", 1, 100, MILLION, (*PROCURE, *DIVIDED)),
    ],
)
def test_public_money_by_buyer_amount_and_share(kind, total, share, before, words):
    owner = OrganisationFactory.build(kind=kind)
    may = policies.tender(owner, total, share, RULES, before_fen=before)
    assert bool(may) == (words is None)
    assert all(each in str(may.reason) for each in words or ())


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def browser(market, sign_in):
    found = sign_in(market.handler.membership)
    found.cookies["django_language"] = "en"
    return found


def bought(market, fen, **changes):
    lines = [actions.DraftLine(market.item, fen, 20)]
    return market.published(lines=lines, **({"fiscal_percent": 50} | changes))


def test_a_need_that_is_divided_is_one_need_at_the_step_and_by_the_act(market, browser):
    bought(market, 60_000_000)
    draft = typed_draft(browser, market, fiscal_percent="50")
    typed = pages_of(market, fiscal_percent="50")["money"]
    typed[f"price_{market.item.code}"] = "400000"
    answer = send(browser, draft.number, "money", typed, version=1)
    assert answer.status_code == 422 and "a need is not divided" in answer.text
    assert "¥600,000.00" in answer.text
    with pytest.raises(Refused, match="not divided"):
        market.drafted(lines=[actions.DraftLine(market.item, 40_000_000, 20)], fiscal_percent=50)


def test_what_is_published_meanwhile_counts_when_it_goes_out(market):
    waiting = market.approved(
        lines=[actions.DraftLine(market.item, 40_000_000, 20)], fiscal_percent=50
    )
    bought(market, 60_000_000)
    with pytest.raises(Refused, match="not divided"):
        publish(procurement=waiting, by=market.handler, at=AT)


def test_what_counts_as_bought_before(market):
    def before():
        return public_money_before(market.project, [market.item], AT, fiscal_percent=100)

    market.drafted(fiscal_percent=50)
    bought(market, 7_000, fiscal_percent=0)
    cancelled = bought(market, 9_000)
    actions.cancel(procurement=cancelled, reason="停建", by=market.handler, at=AT)
    other = DrawMarket(item=market.item, project=ProjectFactory(owner=market.project.owner))
    bought(other, 11_000)
    assert before() == 0
    mine = bought(market, 5_000)
    assert before() == 5_000
    assert public_money_before(market.project, [market.item], AT, fiscal_percent=100, but=mine) == 0
    assert public_money_before(market.project, [ServiceItemFactory()], AT, fiscal_percent=100) == 0
    assert (
        public_money_before(
            market.project, [market.item], AT.replace(year=2028), fiscal_percent=100
        )
        == 0
    )


def test_direct_selections_of_one_need_count_together(market):
    market.offered(market.offer(price_fen=30_000_000), fiscal_percent=60)
    with pytest.raises(Refused, match=r"¥600,000\.00.*Publish a procurement instead"):
        market.offered(market.offer(price_fen=30_000_000), fiscal_percent=60)
    assert market.offered(market.offer(price_fen=30_000_000), fiscal_percent=0)


def test_a_region_s_lower_threshold_holds_for_direct_selections_too(market):
    RegionPolicy.objects.create(
        region=market.project.region,
        version=1,
        rules={"compulsory_tender_fen": 10_000_000},
        in_force_from=AT,
    )
    with pytest.raises(Refused, match=r"¥100,000\.00"):
        market.offered(market.offer(price_fen=10_000_000), fiscal_percent=60)


def test_the_step_says_what_holds_for_public_money_and_where_it_stands(market, browser):
    draft = typed_draft(browser, market)
    page = browser.get(page_url(draft.number, "money")).text
    assert "Compulsory tender by law from" in page and "NDRC order 16 of 2018" in page
    assert "Guobanfa 2019 no. 55" in page and "¥500,000.00" in page


def test_what_nobody_finds_on_the_list_is_reported_as_a_demand_by_anyone(market, browser, client):
    draft = typed_draft(browser, market)
    page = browser.get(page_url(draft.number, "items"), {"words": "没有的事项"}).text
    demand = reverse("agencies:demand")
    assert demand in page and "cannot be required or bought" in page
    assert client.get(demand).status_code == 200
    market.item.status = ItemStatus.WITHDRAWN
    market.item.save()
    assert browser.post(reverse("bidding:draft_check", args=[draft.number])).status_code == 422
