"""The ranking over the database: who is on a list, from what, and the nightly snapshot."""

import pytest

from agencies.credit import ranking as rules
from agencies.credit.actions.ranking import snapshot_ranking
from agencies.credit.queries.ranking import matching, ranking
from agencies.entry.states import AgencyStatus
from agencies.models import Offer, RankingSnapshot, ServiceItem
from core.clock import local_date
from tests.agencies.market import DAYS, NOON, make_agency, paid_contract
from tests.factories import DepartmentFactory

pytestmark = pytest.mark.django_db
TODAY = local_date(NOON)


def make_item(code="XX-900", family="assessment"):
    return ServiceItem.objects.create(
        code=code,
        name_zh="示例",
        family=family,
        department=DepartmentFactory(),
        commissioned_by="applicant",
        paid_by="applicant",
        valid_from=TODAY - 30 * DAYS,
        status="published",
    )


def make_offer(agency, item, price_fen=100_000):
    return Offer.objects.create(
        agency=agency, item=item, price_fen=price_fen, promised_days=10, status="live"
    )


def positions(places):
    return [place.agency for place in places]


def test_a_better_record_stands_higher():
    good, bad = make_agency(), make_agency()
    for n in range(4):
        paid_contract(good, f"HT-2026-{n:06d}")
        paid_contract(bad, f"HT-2026-{n + 10:06d}", quality=0.0, on_time=0.0)
    assert positions(ranking(on=TODAY, at=NOON)) == [good, bad]


@pytest.mark.parametrize(
    "status", [s for s in AgencyStatus if s != AgencyStatus.ACTIVE], ids=lambda s: s.name
)
def test_only_active_agencies_are_listed(status):
    make_agency(status)
    assert ranking(on=TODAY, at=NOON) == []


def test_a_family_lists_those_with_a_live_offer_in_it():
    agency, other = make_agency(), make_agency()
    make_offer(agency, make_item("XX-901", "design"))
    make_offer(other, make_item("XX-902", "testing"))
    assert positions(ranking(on=TODAY, at=NOON, family="design")) == [agency]


def test_a_lower_price_counts_within_the_item():
    cheap, dear = make_agency(), make_agency()
    item = make_item()
    make_offer(cheap, item, 100_000)
    make_offer(dear, item, 900_000)
    first, second = ranking(on=TODAY, at=NOON, item=item)
    assert (first.agency, second.agency) == (cheap, dear)
    assert first.entry.total - second.entry.total == pytest.approx(10)


def test_an_unrated_agency_stands_at_the_mean():
    make_agency()
    (place,) = ranking(on=TODAY, at=NOON)
    assert place.score is None
    assert place.entry.candidate.parts["credit"] == pytest.approx(0.8)


def test_relevance_comes_from_the_caller():
    one, two = make_agency(), make_agency()
    places = ranking(on=TODAY, at=NOON, relevance={one.pk: 0.1, two.pk: 0.9})
    assert positions(places) == [two, one]


def test_a_list_costs_the_same_queries_however_long(django_assert_max_num_queries):
    item = make_item()
    for n in range(6):
        agency = make_agency()
        make_offer(agency, item)
        paid_contract(agency, f"HT-2026-{n:06d}")
    with django_assert_max_num_queries(7):
        assert len(ranking(on=TODAY, at=NOON, family="assessment")) == 6


def test_the_snapshot_keeps_every_place_once_a_day():
    agency = make_agency()
    make_offer(agency, make_item(family="design"))
    assert snapshot_ranking(on=TODAY, at=NOON) == 2
    assert snapshot_ranking(on=TODAY, at=NOON) == 0
    kept = RankingSnapshot.objects.get(on=TODAY, family="design")
    assert (kept.position, kept.weights_version) == (1, "rank-1")
    assert set(kept.parts) == {*rules.CURRENT.parts, "total"}


def test_places_on_the_first_page_count_as_impressions():
    agency = make_agency()
    for n in range(3):
        snapshot_ranking(on=TODAY - n * DAYS, at=NOON)
    (place,) = ranking(on=TODAY, at=NOON)
    assert place.entry.candidate.impressions == 2
    assert place.agency == agency


def test_offers_without_a_price_stand_in_the_middle():
    cheap, silent, dear = make_agency(), make_agency(), make_agency()
    item = make_item()
    for agency, price in ((cheap, 100_000), (silent, None), (dear, 900_000)):
        make_offer(agency, item, price)
    places = ranking(on=TODAY, at=NOON, item=item)
    assert [place.entry.candidate.parts["price"] for place in places] == [1.0, 0.5, 0.0]


def test_stars_are_given_from_the_first_contract_on():
    rated, unrated = make_agency(), make_agency()
    paid_contract(rated, "HT-2026-000001")
    stars = {place.agency: (place.stars, place.stars_text) for place in ranking(on=TODAY, at=NOON)}
    assert stars == {rated: (4, "★★★★☆"), unrated: (None, "☆☆☆☆☆")}


def test_a_contract_with_oneself_gives_no_stars():
    agency = make_agency()
    paid_contract(agency, "HT-2026-000001", owner=agency.organisation)
    (place,) = ranking(on=TODAY, at=NOON)
    assert (place.score.records, place.stars) == (0, None)


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("published", 200)])
def test_the_ranking_of_an_item_opens_once_the_item_was_published(client, status, answer):
    item = make_item()
    ServiceItem.objects.update(status=status)
    make_offer(make_agency(), item)
    assert client.get("/rankings/", {"item": item.code}).status_code == answer


def test_the_ranking_is_filtered_by_region_stars_and_words():
    one, other = make_agency(), make_agency()
    paid_contract(one, "HT-2026-000001")
    places = ranking(on=TODAY, at=NOON)
    for given, kept in (
        ({"stars": 4}, [one]),
        ({"region": "320700"}, [one, other]),
        ({"region": "320900"}, []),
        ({"words": f" {other.organisation.name} "}, [other]),
        ({}, [one, other]),
    ):
        assert positions(matching(places, **given)) == kept, given
