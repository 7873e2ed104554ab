"""One suite over every engine; brute force in Python is the oracle."""

import datetime as dt
from collections import Counter

import pytest

from search import text
from search.engine import FACETS, Query
from search.postgres import PostgresEngine

from .worlds import fill

pytestmark = pytest.mark.django_db

ENGINES = [PostgresEngine]
QUERIES = [
    "",
    "测绘",
    "环境影响",
    "環境影響報告書",  # Traditional finds Simplified
    "ＣＭＡ检测",  # full width
    "cma",
    "测",
    "连云港 资产评估",
    "连云港测绘",
    "环评",  # the short form finds what is spelt out
    "环评报告书",
    "建设项目环境影响报告书编制",
    "lianyungang",  # the start of a name in pinyin
    "不存在的东西",
    "院",
    "'; drop table search_searchentry; --",
    "100% _",
]
FILTERS = [
    {},
    {"kind": "offer"},
    {"family": "surveying", "region": "320701"},
    {"price_band": 1, "is_newcomer": True},
    {"is_library_member": True},
    {"kind": "notice", "method": "direct", "days_band": 3},
]
LATER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
ORDERS = {
    "rank": lambda e: (-e.rank, e.kind, e.object_id),
    "price": lambda e: (e.price_fen is None, e.price_fen or 0, -e.rank, e.kind, e.object_id),
    "days": lambda e: (e.days, -e.rank, e.kind, e.object_id),
    "closing": lambda e: (e.closes_at or LATER, e.kind, e.object_id),
}


def brute_force(entries, query):
    def fits(e):
        names = [token for token in e.tokens if token.isascii()]
        return (
            e.is_visible
            and all(text.holds(e.text, names, term) for term in text.terms(query.text))
            and all(getattr(e, name) == value for name, value in query.filters.items())
        )

    return sorted((e for e in entries if fits(e)), key=ORDERS[query.sort])


@pytest.fixture(scope="module")
def entries(django_db_setup, django_db_blocker):
    from search.models import SearchEntry

    with django_db_blocker.unblock():
        yield fill()
        SearchEntry.objects.all().delete()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("words", QUERIES)
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_hits_total_and_facets_equal_brute_force(engine, words, filters, entries):
    query = Query(words, filters, size=1000)
    expected = brute_force(entries, query)
    result = engine().search(query)
    assert [(h.kind, h.object_id) for h in result.hits] == [
        (str(e.kind), e.object_id) for e in expected
    ]
    assert result.total == len(expected)
    for facet in FACETS:
        counted = Counter(getattr(e, facet) for e in expected)
        wanted = {str(k): n for k, n in counted.items() if k not in (None, "")}
        assert {str(k): n for k, n in result.facets[facet].items()} == wanted, facet


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("sort", ORDERS)
def test_every_sort_is_total_and_pages_fit_together(engine, sort, entries):
    expected = [e.object_id for e in brute_force(entries, Query("", sort=sort))]
    pages = [engine().search(Query("", sort=sort, page=n, size=50)).hits for n in range(1, 12)]
    assert [hit.object_id for page in pages for hit in page] == expected


def test_some_queries_find_much_and_one_finds_nothing(entries):
    found = {q: len(brute_force(entries, Query(q))) for q in QUERIES}
    assert found["测绘"] > 50 and found["lianyungang"] > 10 and found["cma"] > 5
    assert found["不存在的东西"] == 0


def test_an_unknown_filter_is_a_bug(entries):
    with pytest.raises(KeyError):
        PostgresEngine().search(Query("", {"is_visible; --": 1}))


@pytest.mark.parametrize(
    ("typed", "spelt_out"),
    [("环评", "环境影响"), ("环评报告书", "环境影响报告书"), ("水保方案", "水土保持方案")],
)
def test_short_form_means_what_the_list_spells_out(typed, spelt_out):
    assert text.alternatives(typed) == [typed, spelt_out]
    assert text.holds(text.normalise(f"建设项目{spelt_out}编制"), [], typed)
    assert not text.holds(text.normalise("建设项目"), [], typed)
