"""The performance score: bounds, monotony, caps, intervals, words."""

import datetime as dt
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.credit import beta, scoring

NOW = dt.datetime(2026, 11, 16, 4, tzinfo=dt.UTC)
MEANS = {
    "": dict.fromkeys(scoring.COMPONENTS, 0.8),
    "design": dict.fromkeys(scoring.COMPONENTS, 0.7),
}
unit = st.floats(0, 1, allow_nan=False)


def row(number=1, owner=1, days=0, related=False, family="design", **components):
    given_components = dict.fromkeys(scoring.COMPONENTS, 1.0) | components
    return scoring.Row(
        f"HT-{number}", owner, family, NOW - dt.timedelta(days=days), related, given_components
    )


def result(*rows, means=MEANS):
    return scoring.score(scoring.Inputs(NOW, means, list(rows)))


rows_of_contracts = st.lists(
    st.builds(
        lambda owner, days, related, values: (owner, days, related, values),
        st.integers(1, 5),
        st.integers(0, 2000),
        st.booleans(),
        st.lists(st.none() | unit, min_size=6, max_size=6),
    ),
    max_size=12,
)


def build(drawn):
    return [
        row(n, owner, days, related, **dict(zip(scoring.COMPONENTS, values, strict=True)))
        for n, (owner, days, related, values) in enumerate(drawn)
    ]


def test_component_weights_add_up_to_one():
    assert sum(scoring.CURRENT.weights.values()) == pytest.approx(1)
    assert set(scoring.CURRENT.weights) == set(scoring.COMPONENTS)


def test_agency_without_contracts_stands_at_the_market_mean_and_has_no_stars():
    fresh = result()
    assert fresh.value == pytest.approx(80)
    assert fresh.stars is None
    assert fresh.low < 80 < fresh.high


def test_score_is_the_bayesian_mean_of_the_design():
    """C = 10 contracts at the family mean 0.7 and one faultless one: (7 + 1) / 11."""
    assert result(row()).value == pytest.approx(100 * 8 / 11, abs=1e-6)


def test_a_contract_of_a_year_ago_weighs_half():
    behind = result(row(days=365.25)).rows[0]
    assert behind.weight == pytest.approx(0.5)
    assert behind.age_months == pytest.approx(12)


def test_related_parties_weigh_nothing():
    """Without weight the family of the row does not shape the mean either."""
    assert result(row(related=True)).value == result().value
    assert result(row(related=True)).records == 0


def test_one_owner_weighs_at_most_a_quarter_however_many_contracts():
    many = result(*(row(n, owner=1) for n in range(200)))
    evidence = sum(behind.weight for behind in many.rows)
    assert evidence == pytest.approx(10 / 3)
    assert evidence / (evidence + 10) == pytest.approx(0.25)
    assert all(behind.is_capped for behind in many.rows)


def test_two_heavy_owners_are_capped_to_the_same_weight():
    factors = scoring.owner_factors([(1, 100.0), (2, 50.0), (3, 1.0)], 10.0, 0.25)
    assert 100 * factors[1] == pytest.approx(50 * factors[2]) == pytest.approx(5.5)
    assert factors[3] == 1
    assert pytest.approx(10 + 1 + 11) == 4 * 5.5


@given(st.lists(st.tuples(st.integers(1, 6), st.floats(0, 50)), max_size=30))
def test_no_owner_ever_exceeds_the_cap(weights):
    factors = scoring.owner_factors(weights, 10.0, 0.25)
    totals = {
        owner: sum(w for o, w in weights if o == owner) * factor
        for owner, factor in factors.items()
    }
    everything = 10 + sum(totals.values())
    assert all(total <= 0.25 * everything * (1 + 1e-9) for total in totals.values())


@given(rows_of_contracts)
@settings(max_examples=60)
def test_score_stays_between_0_and_100_inside_its_interval(drawn):
    found = result(*build(drawn))
    assert 0 <= found.low <= found.value <= found.high <= 100
    assert found.value == pytest.approx(sum(part.points for part in found.parts), abs=1e-5)


@given(rows_of_contracts.filter(bool), st.data())
@settings(max_examples=60)
def test_a_better_component_never_lowers_the_score(drawn, data):
    rows = build(drawn)
    index = data.draw(st.integers(0, len(rows) - 1))
    name = data.draw(st.sampled_from(scoring.COMPONENTS))
    if rows[index].components[name] is None:
        return
    better = [
        scoring.Row(**{**r.__dict__, "components": {**r.components, name: 1.0}})
        if n == index
        else r
        for n, r in enumerate(rows)
    ]
    assert result(*better).value >= result(*rows).value


@given(rows_of_contracts, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_order_of_the_rows_does_not_touch_a_digit(drawn, random):
    rows = build(drawn)
    shuffled = random.sample(rows, len(rows))
    assert result(*rows).value == result(*shuffled).value


@given(rows_of_contracts)
@settings(max_examples=30)
def test_inputs_survive_storage_to_the_last_digit(drawn):
    inputs = scoring.Inputs(NOW, MEANS, build(drawn), 7)
    assert scoring.score(scoring.Inputs.from_json(inputs.as_json())) == scoring.score(inputs)


def test_interval_narrows_with_evidence():
    few, many = result(row()), result(*(row(n, owner=n) for n in range(50)))
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("value", "stars"),
    [(100, 5), (90, 5), (89.999999, 4), (80, 4), (70, 3), (60, 2), (59.9, 1), (0, 1)],
)
def test_every_score_falls_into_one_band(value, stars):
    assert scoring.stars(value) == stars


def test_next_gain_is_what_one_more_faultless_contract_adds():
    rows = [row(n, owner=n, on_time=0.0) for n in range(3)]
    best = scoring.next_gains(result(*rows))[0]
    assert best.name == "on_time"
    # 10 · 0.7 / 13 now, (7 + 1) / 14 then, at a weight of 25 points.
    assert best.gain == pytest.approx(25 * (8 / 14 - 7 / 13))


@given(st.integers(1, 40), st.integers(1, 40), st.floats(0.01, 0.99))
def test_incomplete_beta_equals_the_binomial_sum(a, b, x):
    """P(Beta(a, b) ≤ x) = P(Binomial(a + b − 1, x) ≥ a) for whole a and b."""
    n = a + b - 1
    binomial = sum(comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(a, n + 1))
    assert beta.cumulative(a, b, x) == pytest.approx(binomial, abs=1e-10)


@given(st.floats(0.5, 200), st.floats(0.5, 200), st.floats(0.01, 0.99))
def test_quantile_inverts_the_distribution(a, b, p):
    assert beta.cumulative(a, b, beta.quantile(a, b, p)) == pytest.approx(p, abs=1e-7)


@pytest.mark.parametrize(("x", "p"), [(-0.1, 0.0), (0.0, 0.0), (1.0, 1.0), (1.1, 1.0)])
def test_a_share_lies_between_nothing_and_all(x, p):
    assert beta.cumulative(3, 2, x) == p


@pytest.mark.parametrize("n", [1e4, 1e6, 1e8])
def test_the_interval_of_a_huge_market_is_that_of_the_normal_law(n):
    expected = 0.8 - 1.6448536 * (0.8 * 0.2 / n) ** 0.5
    assert beta.quantile(0.8 * n, 0.2 * n, 0.05) == pytest.approx(expected, abs=1 / n)
