"""Pages of offers and items: what a wrong form keeps, and who is told what."""

import pytest
from django.urls import reverse

from agencies.models import Offer
from agencies.offers import policies
from agencies.offers.queries.eligibility import eligibility
from core.clock import local_date, now
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    OfferFactory,
    OrganisationFactory,
    ServiceItemFactory,
)
from tests.people import everybody

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(sign_in):
    """`desk(agency)` gives a browser of its administrator, in English."""

    def build(agency):
        browser = sign_in(MembershipFactory(agency=True, organisation=agency.organisation))
        browser.cookies["django_language"] = "en"
        return browser

    return build


def test_a_second_offer_of_an_item_is_refused_and_the_input_kept(desk):
    offer = OfferFactory()
    form = {"item": offer.item.code, "price_fen": "123.45", "promised_days": "9"}
    answer = desk(offer.agency).post(reverse("agencies:offer_new"), form)
    assert answer.status_code == 422
    assert "You already offer this item. Change that offer instead." in answer.text
    assert "123.45" in answer.text
    assert Offer.objects.get() == offer


@pytest.mark.parametrize(
    ("price", "told"),
    [("0", "The price must be more than zero"), ("-1", ""), ("viel", ""), ("1.234", "")],
)
def test_an_impossible_price_changes_nothing(desk, price, told):
    offer = OfferFactory(price_fen=2_000_000)
    address = reverse("agencies:offer", args=[offer.pk])
    answer = desk(offer.agency).post(address, {"price_fen": price, "promised_days": "9"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["price_fen"]
    assert told in answer.text
    offer.refresh_from_db()
    assert (offer.price_fen, offer.promised_days) == (2_000_000, 20)


def test_a_bundle_is_refused_with_what_to_offer_instead(desk):
    bundle = ServiceItemFactory(family="bundle", code="BU-900")
    agency = AgencyFactory()
    form = {"item": bundle.code, "price_fen": "1", "promised_days": "9"}
    answer = desk(agency).post(reverse("agencies:offer_new"), form)
    assert answer.status_code == 422
    told = answer.context["form"].errors["item"][0]
    today = local_date(now())
    system = everybody(OrganisationFactory(), agency)["system"]
    verdict = policies.list_offer(system, agency, bundle, eligibility(agency, bundle, today))
    assert told == str(verdict.reason)
    assert not Offer.objects.exists()


@pytest.mark.parametrize("code", ["NO-1", ""])
def test_an_item_that_is_not_for_sale_cannot_be_chosen(desk, code):
    answer = desk(AgencyFactory()).post(
        reverse("agencies:offer_new"), {"item": code, "price_fen": "1", "promised_days": "9"}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["item"]


def test_an_offer_is_listed_by_bidders_and_each_other_hears_whom_to_ask():
    agency, item = AgencyFactory(), ServiceItemFactory()
    answer = eligibility(agency, item, local_date(now()))
    people = everybody(OrganisationFactory(), agency)
    heard = {
        who: str(policies.list_offer(actor, agency, item, answer).reason)
        for who, actor in people.items()
    }
    bidder = "Ask a bidder or an administrator of your agency: they keep the offers."
    assert {who for who, told in heard.items() if told == bidder} == {
        "agency_deliverer",
        "agency_signer",
    }
    assert {who for who, told in heard.items() if not told} == {
        "agency_admin",
        "agency_bidder",
        "system",
    }
    assert len(set(heard.values())) == 3


@pytest.mark.parametrize(
    ("policy", "status", "told"),
    [
        ("change_offer", "withdrawn", "This offer was withdrawn. List a new one."),
        ("pause_offer", "paused", "Only an offer on the shelf can be paused."),
        ("withdraw_offer", "withdrawn", "This offer was already withdrawn."),
    ],
)
def test_an_act_that_is_over_is_refused_with_its_sentence(policy, status, told):
    offer = OfferFactory(status=status)
    admin = everybody(OrganisationFactory(), offer.agency)["agency_admin"]
    assert str(getattr(policies, policy)(admin, offer).reason) == told


def test_a_suspended_agency_hears_that_it_may_not_offer():
    offer = OfferFactory(agency__status="suspended")
    admin = everybody(OrganisationFactory(), offer.agency)["agency_admin"]
    told = "The agency may not offer work now."
    assert str(policies.change_offer(admin, offer).reason) == told
