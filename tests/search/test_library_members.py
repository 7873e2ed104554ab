"""Members of a library are found as such, on the shelf and on their own page, until they leave."""

import pytest

from agencies.models import Offer
from bidding.libraries import actions
from core.clock import local_date, now
from search import entries
from search.engine import Query, engine
from search.queries import checked
from tests.bidding.libraries.market import LibraryMarket, seated, signer_of
from tests.bidding.market import after
from tests.factories import OfferFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return LibraryMarket()


def members():
    found = engine().search(Query("", {"is_library_member": True})).hits
    return {(hit.kind, hit.object_id) for hit in found}


def offered(agency, item):
    return OfferFactory(agency=agency, item=item)


def test_a_member_is_found_with_the_offers_its_library_holds(market):
    library = market.begun()
    member = seated(library)[0]
    inside = offered(member.agency, market.items[0])
    offered(member.agency, ServiceItemFactory())
    entries.write_offers(Offer.objects.all(), at=library.in_force_at)
    assert members() == set()
    market.sign(member)
    assert members() == {("agency", member.agency_id), ("offer", inside.pk)}


def test_who_has_left_is_found_no_more(market):
    library = market.in_force()
    member = seated(library)[0]
    assert ("agency", member.agency_id) in members()
    actions.remove_member(
        member=member, reason="违反协议", by=market.regulator, at=library.in_force_at
    )
    assert ("agency", member.agency_id) not in members()


def test_the_nightly_refresh_forgets_libraries_past_their_term(market):
    library = market.in_force()
    entries.write_all(at=after(library.ends_at))
    assert members() == set()


def test_the_shelf_says_until_when_an_agency_is_a_member(market):
    library = market.in_force()
    member = seated(library)[0]
    inside, outside = (
        offered(member.agency, item) for item in (market.items[0], ServiceItemFactory())
    )
    on = local_date(library.in_force_at)

    def until():
        entries.write_offers(Offer.objects.all(), at=library.in_force_at)
        rows = checked(engine().search(Query("", {"kind": "offer"})), on=on)
        return {row["id"]: row["library_until"] for row in rows}

    assert until() == {inside.pk: library.ends_at, outside.pk: None}
    actions.give_notice(
        member=member, reason="业务调整", by=signer_of(member.agency), at=library.in_force_at
    )
    member.refresh_from_db()
    assert until()[inside.pk] == member.leaves_at


def test_the_pages_of_the_agency_and_the_shelf_name_the_library(market, client, monkeypatch):
    client.cookies["django_language"] = "en"
    library = market.in_force()
    member = seated(library)[0]
    offered(member.agency, market.items[0])
    entries.write_offers(Offer.objects.all(), at=now())
    monkeypatch.setattr("agencies.offers.views.agencies.now", lambda: library.in_force_at)
    monkeypatch.setattr("marketplace.shop.views.shelf.now", lambda: library.in_force_at)
    code = member.agency.organisation.credit_code
    text = client.get(f"/agencies/{code}/").text
    assert "Library member" in text
    assert f"/libraries/{library.number}/" in text
    text = client.get("/shelf/?is_library_member=true").text
    assert local_date(library.ends_at).isoformat() in text
