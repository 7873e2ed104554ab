"""Entries are written with the business row, and pages never show what cannot be chosen."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from agencies.entry.actions.review import confirm_qualification
from agencies.models import Agency, Offer
from agencies.offers.actions import change_offer
from core.actors import SYSTEM
from core.clock import now
from core.workflow import move
from search import checks, entries
from search.engine import Query, engine
from search.models import SearchEntry
from search.tasks import refresh_entries
from tests.factories import MembershipFactory, QualificationFactory, QualificationTypeFactory
from tests.shop.world import make_agency, make_item, make_offer

pytestmark = pytest.mark.django_db


def found(words="", **filters):
    return [(h.kind, h.object_id) for h in engine().search(Query(words, filters)).hits]


@pytest.fixture
def offer():
    made = make_offer(make_agency("连云港绿源环境评估有限公司"))
    entries.write_offers(Offer.objects.all(), at=now())
    entries.write_agencies(Agency.objects.all(), at=now())
    return made


def test_an_agency_is_found_by_name_traditional_name_and_pinyin(offer):
    for words in ("绿源环境", "綠源環境", "lianyunganglvyuan", "lyglyhj"):
        assert ("agency", offer.agency_id) in found(words), words


def test_an_offer_is_found_by_its_item_and_its_agency(offer):
    assert found("环境影响 绿源", kind="offer") == [("offer", offer.pk)]


def test_a_pause_hides_the_offer_at_once_and_listing_shows_it_again(offer):
    with transaction.atomic():
        move(offer, "pause", by=SYSTEM, at=now())
        assert found(kind="offer") == []
        move(offer, "list", by=SYSTEM, at=now())
        assert found(kind="offer") == [("offer", offer.pk)]


def test_a_suspension_hides_the_agency_and_all_its_offers(offer):
    with transaction.atomic():
        move(offer.agency, "suspend", by=SYSTEM, at=now())
    assert found() == []
    assert SearchEntry.objects.count() == 2  # kept as invisible rows


def test_a_rollback_leaves_the_entries_as_they_were(offer):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        move(offer, "pause", by=SYSTEM, at=now())
        raise ZeroDivisionError
    assert found(kind="offer") == [("offer", offer.pk)]


def test_a_new_price_is_found_in_its_band(offer):
    member = MembershipFactory(agency=True, organisation=offer.agency.organisation)
    change_offer(
        offer=offer,
        price_fen=30_000_000,
        promised_days=15,
        service_standard="",
        by=member.as_actor(),
        at=now(),
    )
    assert found(kind="offer", price_band=3) == [("offer", offer.pk)]


def test_an_agency_is_found_by_a_certificate_once_it_is_confirmed(offer):
    bureau = MembershipFactory(regulator=True).as_actor()
    certificate = QualificationFactory(
        agency=offer.agency,
        type=QualificationTypeFactory(name_zh="测绘资质"),
        confirmed_at=None,
        confirmed_by=None,
    )
    entries.write_agencies(Agency.objects.all(), at=now())
    assert found("测绘资质", kind="agency") == []
    confirm_qualification(qualification=certificate, by=bureau, at=now())
    assert found("测绘资质", kind="agency") == [("agency", offer.agency_id)]


def test_the_night_writes_what_no_event_tells(offer):
    """Ranks compare prices within an item, so one offer's entry ages when another comes."""
    SearchEntry.objects.update(rank=0)
    assert refresh_entries() == 2
    assert not SearchEntry.objects.filter(rank=0).exists()


def test_rebuild_restores_lost_entries(offer, capsys):
    SearchEntry.objects.all().delete()
    call_command("rebuild_search")
    assert len(found()) == 2


def test_a_stale_hit_is_not_shown_on_the_page(offer, client):
    """The database is asked again: an entry that lies never reaches a reader."""
    Offer.objects.filter(pk=offer.pk).update(status="paused")
    page = client.get("/search/?q=环境影响").content.decode()
    assert f"/shelf/{offer.pk}/" not in page


def test_the_page_shows_facets_and_why_here(offer, client):
    make_item("CH-09", "工程测量")
    page = client.get("/search/?q=绿源&kind=offer").content.decode()
    assert f"/shelf/{offer.pk}/" in page and "«" not in page
    assert "region=320700" in page


@pytest.mark.parametrize(
    "bad", ["page=x", "page=0", "sort=evil", "kind=%01", "price_band=x", "days_band=99999999999"]
)
def test_odd_parameters_are_answered_without_an_error(bad, client):
    assert client.get(f"/search/?{bad}").status_code == 200


def test_this_cluster_understands_chinese():
    assert checks.cluster_finds_chinese(databases=["default"]) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(show_trgm('测绘工程'))")
        assert cursor.fetchone()[0] > 0
