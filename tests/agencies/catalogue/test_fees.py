"""Fees by formulas: what the published examples give, exact to the fen, and how it came about."""

from fractions import Fraction

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from agencies.catalogue.fees import FACTORS, FEN_OF_WAN, compute, fee_rules
from agencies.catalogue.list_file import DATA
from tests.factories import ServiceItemFactory

PLAIN = {"eia_trade": "transport", "eia_place": "plain"}


def fen(code, base, chosen=PLAIN):
    return compute(fee_rules()[code], Fraction(base), chosen).fee_fen


@pytest.mark.parametrize(
    ("code", "base_wan", "fee_yuan"),
    [
        # 350,000,000 of works: the example of NDRC 2007 no. 670, 629.5 wan.
        ("IC-012", 35_000, "6295000"),
        ("IC-012", 400, "165000"),
        ("IC-012", 1_200_000, "124680000"),  # beyond the table: 1.039 %
        # services of 6,000 wan: 1.5 + 3.2 + 2.25 + 10 + 1
        ("IC-010", 6_000, "179500"),
        ("IC-010", 200_000, "769500"),  # and 5 + 45 + 10
        ("LA-002", 150, "5500"),  # 100 × 4 ‰ + 50 × 3 ‰
        ("FO-001", "4.9", "58800"),
        ("FO-001", 5, "50000"),
        ("FO-001", 36, "350000"),
    ],
)
def test_what_the_rules_give(code, base_wan, fee_yuan):
    assert fen(code, base_wan, {}) == int(fee_yuan) * 100


def test_factors_multiply_and_the_parties_may_agree_around_it():
    rule = fee_rules()["EN-002"]
    sensitive = {"eia_trade": "chemicals", "eia_place": "sensitive"}
    working = compute(rule, Fraction(11_500), sensitive)  # half way from 2 to 4 wan
    assert working.fee_fen == round(3 * 1.2 * 1.2 * FEN_OF_WAN)
    assert (working.low_fen, working.high_fen) == (3_456_000, 5_184_000)
    assert [step.fen for step in working.steps] == [3_000_000, 3_600_000, 4_320_000]


def test_the_last_row_and_the_first_hold_beyond_the_table():
    assert fen("EN-001", 9_999_999) == 110 * 8 * FEN_OF_WAN // 10
    assert fen("EN-001", 0) == 4 * FEN_OF_WAN


@given(
    st.sampled_from(sorted(set(fee_rules()) - {"FO-001"})),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
)
def test_more_work_never_costs_less(code, one, other):
    small, large = sorted((one, other))
    chosen = PLAIN if fee_rules()[code].factors else {}
    low = compute(fee_rules()[code], Fraction(small, 100), chosen)
    high = compute(fee_rules()[code], Fraction(large, 100), chosen)
    assert low.fee_fen <= high.fee_fen
    assert low.low_fen <= low.fee_fen <= low.high_fen


def test_every_rule_is_of_an_item_of_the_list_and_sorted():
    listed = (DATA / "service_items.tsv").read_text()
    for code, rule in fee_rules().items():
        assert f"\n{code}\t" in listed
        assert rule.source
        ends = [end for end, _fee in rule.rows if end or rule.shape == "points"]
        assert ends == sorted(ends)
        assert set(rule.factors) <= set(FACTORS)


@pytest.mark.django_db
def test_the_page_of_an_item_leads_to_its_working(client):
    item = ServiceItemFactory(code="EN-001")
    other = ServiceItemFactory()
    url = reverse("agencies:fee", args=[item.code])
    assert url in client.get(reverse("agencies:service", args=[item.code])).text
    assert "<table" not in client.get(url).text
    asked = {"base": "200,000,000", "eia_trade": "buildings", "eia_place": "plain"}
    page = client.get(url, asked).text
    assert "¥72,000.00" in page  # 15 wan × 0.6 × 0.8
    assert "计价格〔2002〕125号" in page
    assert "errsum" in client.get(url, asked | {"base": "much"}).text
    assert client.get(reverse("agencies:fee", args=[other.code])).status_code == 404


@pytest.mark.django_db
def test_a_rule_of_areas_takes_hectares(client):
    item = ServiceItemFactory(code="FO-001")
    page = client.get(reverse("agencies:fee", args=[item.code]), {"base": "4.5"}).text
    assert "¥54,000.00" in page
