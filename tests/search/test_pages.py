"""What a reader sees of a search: every kind of hit, only what still holds, and the facets."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, transaction
from django.http import QueryDict
from django.template import Context, Template
from django.utils.translation import override

from agencies.credit.events import ScoreChanged
from agencies.models import Agency, Offer
from agencies.offers.events import OfferListed, OfferRevised
from bidding.models import Procurement
from core import events
from core.actors import SYSTEM
from core.clock import now
from core.workflow import move
from search import checks, entries
from search.engine import DAYS_BANDS, FACETS, PRICE_BANDS, Hit, Result, band
from search.facets import _regions_of, facets
from search.forms import read_query
from search.models import SearchEntry
from tests.bidding.market import DrawMarket
from tests.factories import RegionFactory
from tests.shop.world import make_agency, make_offer

pytestmark = pytest.mark.django_db


def shown(client, query: str = "") -> list[tuple[str, int]]:
    found = client.get(f"/search/?{query}").context["found"]
    return [(row["hit"].kind, row["id"]) for row in found]


@pytest.fixture
def market():
    """One offer, its agency and a published procurement, all found."""
    offer = make_offer(make_agency("连云港绿源环境评估有限公司"))
    notice = DrawMarket().published()
    entries.write_all(at=now())
    return SimpleNamespace(offer=offer, agency=offer.agency, notice=notice)


def test_page_draws_an_agency_an_offer_and_a_notice(market, client):
    assert {
        ("agency", market.agency.pk),
        ("offer", market.offer.pk),
        ("notice", market.notice.pk),
    } <= set(shown(client))
    page = client.get("/search/").text
    for address in (
        f"/agencies/{market.agency.organisation.credit_code}/",
        f"/shelf/{market.offer.pk}/",
        f"/notices/{market.notice.number}/",
    ):
        assert address in page, address


def test_entry_that_lies_is_shown_to_nobody(market, client):
    Agency.objects.filter(pk=market.agency.pk).update(status="suspended")
    Procurement.objects.filter(pk=market.notice.pk).update(status="draft", published_at=None)
    kept = {kind for kind, pk in shown(client, "q=绿源")}
    assert kept == set()
    assert ("notice", market.notice.pk) not in shown(client, "kind=notice")


def test_cancelled_notice_keeps_its_place_and_says_so(market, client):
    with transaction.atomic():
        move(market.notice, "cancel", by=SYSTEM, at=now())
    (entry,) = SearchEntry.objects.filter(kind="notice", object_id=market.notice.pk)
    assert entry.stage == "cancelled"
    assert entry.is_visible == (("notice", market.notice.pk) in shown(client, "kind=notice"))


def test_draft_is_no_notice():
    DrawMarket().drafted()
    entries.write_all(at=now())
    assert not SearchEntry.objects.filter(kind="notice", is_visible=True).exists()


@pytest.mark.parametrize("event", [OfferListed, OfferRevised])
def test_new_terms_are_found_at_once(market, event):
    Offer.objects.filter(pk=market.offer.pk).update(price_fen=30_000_000, promised_days=41)
    with transaction.atomic():
        events.publish(event(market.offer, now()))
    entry = SearchEntry.objects.get(kind="offer", object_id=market.offer.pk)
    assert (entry.price_band, entry.days_band) == (3, 3)


def test_new_score_moves_the_agency_and_its_offers(market):
    SearchEntry.objects.update(rank=0)
    with transaction.atomic():
        events.publish(ScoreChanged(market.agency, SimpleNamespace(as_of=now())))
    moved = SearchEntry.objects.exclude(rank=0)
    assert {(entry.kind, entry.object_id) for entry in moved} == {
        ("agency", market.agency.pk),
        ("offer", market.offer.pk),
    }


# --- What a reader may ask ---


@pytest.mark.parametrize(
    ("asked", "filters"),
    [
        ("kind=offer&family=surveying", {"kind": "offer", "family": "surveying"}),
        ("price_band=0&days_band=3", {"price_band": 0, "days_band": 3}),
        ("is_newcomer=false", {"is_newcomer": False}),
        ("is_library_member=true", {"is_library_member": True}),
        ("is_library_member=false", {}),
        ("is_newcomer=perhaps&price_band=-1&kind=bid", {}),
        ("region=32070100&method=a%20b", {}),
    ],
)
def test_filters_are_read_and_broken_ones_fall_away(asked, filters):
    _form, query = read_query(QueryDict(asked))
    assert query.filters == filters


@pytest.mark.parametrize(
    ("page", "number"),
    [("2", 2), ("0", 1), ("-3", 1), ("２", 1), ("9999", 500), ("99999", 1), ("x", 1)],
)
def test_page_is_a_number_within_the_list(page, number):
    assert read_query(QueryDict(f"page={page}"))[1].page == number


def test_kind_of_a_page_wins_over_what_is_asked():
    assert read_query(QueryDict("kind=agency"), kind="offer")[1].filters == {"kind": "offer"}


@pytest.mark.parametrize(
    ("value", "ends", "number"),
    [
        (None, PRICE_BANDS, None),
        (0, PRICE_BANDS, 0),
        (PRICE_BANDS[0], PRICE_BANDS, 0),
        (PRICE_BANDS[0] + 1, PRICE_BANDS, 1),
        (PRICE_BANDS[-1], PRICE_BANDS, 2),
        (PRICE_BANDS[-1] + 1, PRICE_BANDS, 3),
        (40, DAYS_BANDS, 2),
        (41, DAYS_BANDS, 3),
    ],
)
def test_band_of_a_value(value, ends, number):
    assert band(value, ends) == number


# --- Facets ---


def drawn(asked: str, name: str, counts: dict) -> str:
    data = QueryDict(asked)
    found = {facet: {} for facet in FACETS} | {name: counts}
    result = Result([], 1, found)
    with override("en"):
        return facets(data, read_query(data)[1], result)


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("price_band", 0, "up to ¥10,000.00"),
        ("price_band", 1, "¥10,000.00 to ¥50,000.00"),
        ("price_band", 3, "above ¥200,000.00"),
        ("days_band", 2, "20 to 40"),
        ("is_newcomer", True, "Newcomer"),
        ("is_newcomer", False, "Established"),
        ("is_library_member", True, "Library member"),
        ("kind", "agency", "Agencies"),
        ("family", "unheard-of", "unheard-of"),
        ("region", "000000", "000000"),
    ],
)
def test_value_of_a_facet_is_written_in_words(name, value, label):
    assert label in drawn("", name, {value: 7})


def test_region_is_named_in_the_reader_s_language():
    RegionFactory(code="320705", name_zh="灌云县", name_en="Guanyun")
    _regions_of.cache_clear()  # kept for a minute: forget those of other tests
    assert "Guanyun" in drawn("", "region", {"320705": 1})


def test_facet_is_set_by_its_link_and_dropped_by_it_where_it_is_set():
    page = drawn("q=a&page=3", "kind", {"offer": 2, "agency": 1})
    assert "?q=a&amp;kind=offer" in page
    assert "page=" not in page
    page = drawn("q=a&kind=offer", "kind", {"offer": 2})
    assert 'href="?q=a"' in page
    assert "kind=" not in page


def test_nothing_found_has_no_facets():
    assert drawn("q=a", "kind", {}) == ""


def test_why_is_told_of_ranked_hits_only():
    tag = Template("{% load search %}{% why hit %}")
    assert tag.render(Context({"hit": Hit("notice", 1, 0.0, None)})) == ""
    parts = {"relevance": 1.0, "price": 0.5, "credit": 0.9, "on_time": 1.0, "response": 1.0}
    assert "87.5" in tag.render(Context({"hit": Hit("offer", 1, 87.5, parts)}))


# --- The cluster ---


class Cluster:
    """A database that answers the check's questions in turn."""

    def __init__(self, *answers: tuple[int] | Exception | None) -> None:
        self.answers = list(answers)

    def cursor(self):
        return nullcontext(self)

    def execute(self, _sql: str) -> None:
        if isinstance(self.answers[0], Exception):
            raise self.answers.pop(0)

    def fetchone(self) -> tuple[int] | None:
        return self.answers.pop(0)


@pytest.mark.parametrize(
    ("cluster", "found"),
    [
        (Cluster((1,), (7,)), []),
        (Cluster((1,), (0,)), ["search.E001"]),  # under LC_ALL=C
        (Cluster(None), []),  # not migrated yet
        (Cluster(DatabaseError("away")), []),
    ],
)
def test_cluster_that_cuts_no_trigrams_from_chinese_is_named(monkeypatch, cluster, found):
    monkeypatch.setattr(checks, "connections", {"default": cluster})
    assert [error.id for error in checks.cluster_finds_chinese(databases=["default"])] == found
    assert checks.cluster_finds_chinese() == []
