"""Offers: eligible agencies put them on the shelf; each status × each move; who may."""

import datetime as dt

import pytest

from agencies.entry.states import AgencyStatus
from agencies.models import Offer
from agencies.offers import actions as offers
from agencies.offers import policies
from agencies.offers.events import OfferListed, OfferRevised
from agencies.offers.states import OFFER, OfferStatus
from core import events
from core.actors import SYSTEM
from core.clock import SHANGHAI, local_date
from core.errors import DomainError, Refused
from core.workflow import WrongStatus, move
from tests.agencies.entry.test_entry_policies import cast
from tests.factories import AgencyFactory, MembershipFactory, OfferFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, 10, tzinfo=SHANGHAI)


def seller(agency):
    return MembershipFactory(
        agency=True, organisation=agency.organisation, duties=["bidder"]
    ).as_actor()


def put(agency, item=None, by=None, **fields):
    values = {"price_fen": 2_000_000, "promised_days": 20}
    return offers.list_offer(
        agency=agency,
        item=item or ServiceItemFactory(),
        by=by or seller(agency),
        at=AT,
        **values | fields,
    )


@pytest.fixture
def heard():
    """The events about offers, in order."""
    kinds = (OfferListed, OfferRevised)
    found = []
    listener = found.append
    for kind in kinds:
        events.on(kind)(listener)
    yield found
    for kind in kinds:
        events._listeners[kind].remove(listener)


def test_offer_is_listed_changed_paused_relisted_and_withdrawn(heard):
    agency = AgencyFactory()
    by = seller(agency)
    offer = put(agency, by=by)
    assert list(Offer.objects.on_shelf(local_date(AT))) == [offer]
    offers.change_offer(offer=offer, price_fen=None, promised_days=15, by=by, at=AT)
    offers.pause_offer(offer=offer, by=by, at=AT)
    assert not Offer.objects.on_shelf(local_date(AT)).exists()
    offers.relist_offer(offer=offer, by=by, at=AT)
    offers.withdraw_offer(offer=offer, by=by, at=AT)
    offer.refresh_from_db()
    assert (offer.status, offer.price_fen, offer.promised_days) == ("withdrawn", None, 15)
    kinds = [type(e) for e in heard]
    assert kinds == [OfferListed, OfferRevised, OfferListed]


def test_agency_without_the_certificate_hears_what_is_missing():
    item = ServiceItemFactory(requires=["safety-assessment"])
    with pytest.raises(Refused, match="Safety assessment qualification"):
        put(AgencyFactory(), item)


@pytest.mark.parametrize("status", [s for s in AgencyStatus.values if s != "active"])
def test_only_an_active_agency_lists_or_changes_offers(status):
    agency = AgencyFactory(status=status)
    with pytest.raises(Refused):
        put(agency)
    offer = OfferFactory(agency=agency)
    with pytest.raises(Refused):
        offers.change_offer(offer=offer, price_fen=1, promised_days=1, by=seller(agency), at=AT)
    assert not Offer.objects.on_shelf(local_date(AT)).exists()


def test_item_off_the_list_cannot_be_offered():
    with pytest.raises(Refused, match="list"):
        put(AgencyFactory(), ServiceItemFactory(status="withdrawn"))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"price_fen": 0}, "price_fen"),
        ({"price_fen": -1}, "price_fen"),
        ({"promised_days": 0}, "promised_days"),
        ({"promised_days": 1001}, "promised_days"),
    ],
)
def test_impossible_terms_are_refused(fields, field):
    with pytest.raises(offers.BadOffer) as error:
        put(AgencyFactory(), **fields)
    assert error.value.field == field


def test_one_offer_an_item_until_it_is_withdrawn():
    agency, item = AgencyFactory(), ServiceItemFactory()
    first = put(agency, item)
    with pytest.raises(offers.OfferExists):
        put(agency, item)
    offers.withdraw_offer(offer=first, by=seller(agency), at=AT)
    assert put(agency, item).status == OfferStatus.LIVE


@pytest.mark.parametrize("name", [m.name for m in OFFER.moves])
@pytest.mark.parametrize("status", OfferStatus.values)
def test_each_move_starts_only_where_the_chart_says(status, name):
    offer = OfferFactory(status=status)
    if status in OFFER.find(name).sources:
        assert move(offer, name, by=SYSTEM, at=AT).status == OFFER.find(name).target
        return
    with pytest.raises(WrongStatus):
        move(offer, name, by=SYSTEM, at=AT)


@pytest.mark.parametrize("verb", ["relist_offer", "pause_offer", "withdraw_offer"])
@pytest.mark.parametrize("status", OfferStatus.values)
def test_each_action_works_only_in_the_statuses_of_its_move(status, verb):
    offer = OfferFactory(status=status)
    name = {"relist_offer": "list", "pause_offer": "pause", "withdraw_offer": "withdraw"}[verb]
    action = getattr(offers, verb)
    if status in OFFER.find(name).sources:
        assert action(offer=offer, by=SYSTEM, at=AT).status == OFFER.find(name).target
        return
    with pytest.raises(DomainError):
        action(offer=offer, by=SYSTEM, at=AT)


@pytest.mark.parametrize("verb", ["change_offer", "pause_offer", "withdraw_offer"])
def test_only_bidders_and_administrators_of_the_agency_keep_its_offers(verb):
    offer = OfferFactory()
    roles = cast(offer.agency)
    roles["deliverer"] = MembershipFactory(
        agency=True, organisation=offer.agency.organisation, duties=["deliverer"]
    ).as_actor()
    verdicts = {name: getattr(policies, verb)(actor, offer) for name, actor in roles.items()}
    assert {name for name, verdict in verdicts.items() if verdict} == {"admin", "bidder"}
    assert all(str(v.reason) for v in verdicts.values() if not v)


def test_suspended_agency_still_takes_its_offers_down():
    offer = OfferFactory(agency__status="suspended")
    offers.withdraw_offer(offer=offer, by=seller(offer.agency), at=AT)
    offer.refresh_from_db()
    assert offer.status == OfferStatus.WITHDRAWN
