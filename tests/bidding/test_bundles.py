"""A bundle is neither offered nor bought as one item, by whatever way in."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models.functions import Now
from django.utils.datastructures import MultiValueDict

from agencies.catalogue.policies import buy_item, offer_item
from agencies.models import Family, Offer, ServiceItem
from agencies.offers import actions as offers
from agencies.offers.forms.agencies import AgencyFilter
from agencies.offers.forms.offers import OfferForm
from agencies.offers.queries.eligibility import eligibility, eligible_offers
from bidding import actions
from bidding.drafting.items import ItemsForm
from bidding.drafting.step import open_draft
from core.clock import local_date, now
from core.errors import DomainError
from core.workflow import history
from marketplace.shop import policies as shop
from marketplace.shop.actions import basket
from search.models import SearchEntry
from tests.agencies.offers.test_offers import seller
from tests.bidding.market import AT, DrawMarket, publish
from tests.factories import AgencyFactory, MembershipFactory, OfferFactory, ServiceItemFactory
from tests.shop.world import make_offer, make_owner

pytestmark = pytest.mark.django_db
TODAY = local_date(AT)


@pytest.fixture
def bundle() -> ServiceItem:
    """Multi-assessment, with two members."""
    head = ServiceItemFactory(
        code="BU-1", name_zh="多评合一", family=Family.BUNDLE, bundle="multi_assessment"
    )
    ServiceItemFactory(code="EN-1", name_zh="环评报告", bundle="multi_assessment")
    ServiceItemFactory(code="SA-1", name_zh="安全评价", bundle="multi_assessment")
    return head


def refused(act, **arguments) -> str:
    """The sentence of the refusal."""
    with pytest.raises(DomainError) as caught:
        act(**arguments)
    return str(caught.value.sentence)


def test_the_refusal_names_the_members(bundle):
    verdict = buy_item(bundle, TODAY)
    assert not verdict
    assert "环评报告" in str(verdict.reason)
    assert "安全评价" in str(verdict.reason)
    assert offer_item(bundle, TODAY) == verdict


def test_a_member_is_offered_and_bought(bundle):
    member = ServiceItem.objects.get(code="EN-1")
    assert buy_item(member, TODAY)
    agency = AgencyFactory()
    terms = {"price_fen": 100, "promised_days": 1, "by": seller(agency), "at": AT}
    assert offers.list_offer(agency=agency, item=member, **terms).status == "live"


def test_no_agency_offers_a_bundle(bundle):
    agency = AgencyFactory()
    terms = {"price_fen": 100, "promised_days": 1, "by": seller(agency), "at": AT}
    assert "环评报告" in refused(offers.list_offer, agency=agency, item=bundle, **terms)
    paused = OfferFactory(agency=agency, item=bundle, status="paused")
    assert "环评报告" in refused(offers.relist_offer, offer=paused, by=seller(agency), at=AT)
    assert not eligibility(agency, bundle, TODAY)


def test_the_forms_name_the_members_instead_of_taking_a_bundle(bundle):
    offer = OfferForm({"item": "BU-1", "price_fen": "1", "promised_days": "1"}, on=TODAY)
    assert "环评报告" in offer.errors["item"][0]
    for form in (OfferForm(on=TODAY), AgencyFilter(on=TODAY)):
        assert "多评合一" not in str(form["item"])
        assert "环评报告" in str(form["item"])


def test_a_draft_names_the_members_instead_of_taking_a_bundle(bundle):
    market = DrawMarket()
    draft = actions.start_draft(
        project=market.project, title="x", method="random_draw", by=market.handler, at=AT
    )
    form = ItemsForm(
        MultiValueDict({"items": ["BU-1"]}), draft=open_draft(draft, market.handler, AT)
    )
    assert "环评报告" in form.errors["items"][0]


def test_a_bundle_is_not_on_the_shelf_and_not_bought_from_it(bundle):
    offer = make_offer(item=bundle)
    assert not Offer.objects.on_shelf(local_date(now())).exists()
    assert eligible_offers(bundle, local_date(now())) == []
    assert not shop.buy(offer, local_date(now()))
    assert "环评报告" in refused(basket.add, offer=offer, by=make_owner().actor, at=now())
    assert not offer.shelf_item.product.is_public


def test_a_bundle_is_not_found_by_the_search(bundle, client):
    make_offer(item=bundle)
    assert not SearchEntry.objects.filter(kind="offer", is_visible=True).exists()
    assert "多评合一" not in client.get("/search/", {"q": "合一"}).content.decode()


def test_a_bundle_is_not_selected_directly(bundle):
    market = DrawMarket(item=bundle)
    assert "环评报告" in refused(market.offered)


def test_a_bundle_is_neither_drafted_nor_published(bundle):
    assert "环评报告" in refused(DrawMarket(item=bundle).drafted)
    market = DrawMarket()
    approved = market.approved()
    approved.lines.update(item=bundle)
    assert "环评报告" in refused(publish, procurement=approved, by=market.handler, at=AT)


def test_nobody_signs_up_for_a_bundle_that_was_published_before(bundle):
    market = DrawMarket()
    published = market.published()
    published.lines.update(item=bundle)
    with pytest.raises(DomainError):
        market.enter(published, 1)


def test_bundles_of_the_real_list_are_published_but_not_for_sale(client):
    call_command("import_service_items")
    today = local_date(now())
    assert ServiceItem.objects.on_list(today).count() == 116
    assert ServiceItem.objects.for_sale(today).count() == 113
    for item in ServiceItem.objects.filter(family=Family.BUNDLE):
        assert ServiceItem.objects.members_of(item.bundle, today).count() >= 5
        assert not buy_item(item, today)
    client.cookies["django_language"] = "en"
    page = client.get("/services/BU-001/").content.decode()
    assert "every admitted agency may offer it" not in page
    assert "It is not bought by this name" in page and "Start a bundle" in page
    assert "EN-001" in page


def test_an_agency_is_told_on_the_page_of_a_new_offer(bundle, sign_in):
    agency = AgencyFactory()
    browser = sign_in(MembershipFactory(agency=True, organisation=agency.organisation))
    page = browser.get("/agency/offers/new/", {"item": "BU-1"}).content.decode()
    assert "分别选择其中的每一项" in page


def test_offers_of_bundles_are_withdrawn_with_their_moves(bundle):
    migration = importlib.import_module(
        "agencies.migrations.0004_offers_of_bundles_leave_the_shelf"
    )
    live, paused = OfferFactory(item=bundle), OfferFactory(item=bundle, status="paused")
    other = OfferFactory()
    for _twice in range(2):
        migration.withdraw_offers_of_bundles(apps, None)
    statuses = [Offer.objects.get(pk=offer.pk).status for offer in (live, paused, other)]
    assert statuses == ["withdrawn", "withdrawn", "live"]
    (change,) = history(live)
    assert (change.move, change.source, change.target) == ("withdraw", "live", "withdrawn")
    assert change.reason
    # A migration is dated by the database's clock, whatever the clock of the test run says.
    assert history(live).filter(at__gt=Now() - dt.timedelta(minutes=5), at__lte=Now()).exists()
