"""The performance score: a time-decayed Bayesian mean over completed, paid contracts. Pure.

Data in, data with reasons out: no database, no clock, no chance. Everything the result rests on is
in `Inputs`, which is stored with the score, so any past score is reproduced to the last digit.
Compliance points never enter here. (Design paper "Fairness", part 4.)
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any, Final

from agencies.credit.beta import quantile

COMPONENTS: Final = (
    "on_time",
    "accepted_first_time",
    "quality",
    "dispute_free",
    "price_honoured",
    "answers_in_time",
)
DAYS_PER_MONTH: Final = 365.25 / 12


@dataclass(frozen=True)
class Formula:
    """One version of the formula. A change is a new version; old scores keep theirs."""

    version: str
    weights: Mapping[str, float]  # of the components; they add up to 1
    prior: float  # C: so many average contracts stand before the first real one
    half_life_months: float
    owner_cap: float  # largest share of one owner in the evidence, prior included
    first_mean: float  # a family's mean before its first contract; C such stand in every mean
    interval: float
    bands: Sequence[float]  # least score of 5, 4, 3 and 2 stars; anything below has 1


CURRENT: Final = Formula(
    version="score-1",
    weights={
        "on_time": 0.25,
        "accepted_first_time": 0.15,
        "quality": 0.30,
        "dispute_free": 0.15,
        "price_honoured": 0.10,
        "answers_in_time": 0.05,
    },
    prior=10.0,
    half_life_months=12.0,
    owner_cap=0.25,
    first_mean=0.8,
    interval=0.90,
    bands=(90.0, 80.0, 70.0, 60.0),
)
FORMULAS: Final = {CURRENT.version: CURRENT}


@dataclass(frozen=True)
class Row:
    """One completed, paid contract. Components are in [0, 1], None where there is no answer."""

    number: str
    owner: int
    family: str
    completed_at: dt.datetime
    is_related_party: bool
    components: Mapping[str, float | None]


@dataclass(frozen=True)
class Inputs:
    """All a score rests on.

    `means` holds the mean of each component in each family of the rows, and under "" the mean of
    the whole market, which stands for an agency without any contract.
    """

    as_of: dt.datetime
    means: Mapping[str, Mapping[str, float]]
    rows: Sequence[Row]
    through: int = 0  # the last record known to the market then

    def as_json(self) -> dict[str, Any]:
        """The inputs as stored with the score."""
        return {
            "as_of": self.as_of.astimezone(dt.UTC).isoformat(),
            "through": self.through,
            "means": {family: dict(means) for family, means in self.means.items()},
            "rows": [
                {
                    "number": row.number,
                    "owner": row.owner,
                    "family": row.family,
                    "completed_at": row.completed_at.astimezone(dt.UTC).isoformat(),
                    "is_related_party": row.is_related_party,
                    "components": dict(row.components),
                }
                for row in self.rows
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Inputs":
        """The inputs of a stored score."""
        rows = [
            Row(**{**row, "completed_at": dt.datetime.fromisoformat(row["completed_at"])})
            for row in data["rows"]
        ]
        return cls(dt.datetime.fromisoformat(data["as_of"]), data["means"], rows, data["through"])


@dataclass(frozen=True)
class Part:
    """One component of a score. `value` and `mean` are in [0, 1], `points` out of 100."""

    name: str
    weight: float
    value: float
    mean: float
    evidence: float  # Σ w: weighted contracts behind it
    points: float
    gain: float  # what one more faultless contract for a new owner adds, in points


@dataclass(frozen=True)
class Behind:
    """One contract behind a score: its weight and why, its own result in [0, 1]."""

    number: str
    weight: float
    result: float | None
    age_months: float
    is_related_party: bool
    is_capped: bool


@dataclass(frozen=True)
class Result:
    """A score of 0 to 100 with all that makes it; `stars` is None before a first contract."""

    formula: str
    value: float
    low: float
    high: float
    records: int
    stars: int | None
    parts: Sequence[Part]
    rows: Sequence[Behind]


def age_months(completed_at: dt.datetime, as_of: dt.datetime) -> float:
    """Age of a contract in months; one completed later than `as_of` has age 0."""
    return max(0.0, (as_of - completed_at).total_seconds() / 86_400 / DAYS_PER_MONTH)


def owner_factors(
    weights: Iterable[tuple[int, float]], prior: float, cap: float
) -> dict[int, float]:
    """By what each owner's weight is multiplied, so that none exceeds `cap` of prior + evidence.

    The owners above the cap share one level L = cap · (prior + the others + k·L).
    """
    totals: dict[int, list[float]] = {}
    for owner, weight in weights:
        totals.setdefault(owner, []).append(weight)
    heavy = sorted(((fsum(w), owner) for owner, w in totals.items()), reverse=True)
    factors = dict.fromkeys(totals, 1.0)
    for k in range(1, len(heavy) + 1):
        if k * cap >= 1.0:
            break
        rest = fsum(weight for weight, _owner in heavy[k:])
        level = cap * (prior + rest) / (1.0 - k * cap)
        if heavy[k - 1][0] <= level:
            break
        # Each pass caps one owner more and lowers the level, so the last pass holds for all.
        factors.update({owner: level / weight for weight, owner in heavy[:k]})
    return factors


def _blend(pairs: Sequence[tuple[float, float]], mean: float, prior: float) -> tuple[float, float]:
    """The Bayesian mean of (weight, x) pairs, and Σ w."""
    evidence = fsum(weight for weight, _x in pairs)
    value = (prior * mean + fsum(weight * x for weight, x in pairs)) / (prior + evidence)
    return min(1.0, max(0.0, value)), evidence


def family_mean(total: float, count: int, formula: Formula = CURRENT) -> float:
    """The mean of a component in a family from the sum of its `count` values in [0, 1].

    C contracts at the first mean stand in it too: otherwise the only agency of a family would be
    measured by itself.
    """
    return (formula.prior * formula.first_mean + total) / (formula.prior + count)


def own_result(components: Mapping[str, float | None], formula: Formula) -> float | None:
    """One contract's result in [0, 1]: the weighted mean of the components that have an answer."""
    known = [(formula.weights[k], x) for k in COMPONENTS if (x := components.get(k)) is not None]
    total = fsum(weight for weight, _x in known)
    return fsum(weight * x for weight, x in known) / total if known else None


def stars(value: float, formula: Formula = CURRENT) -> int:
    """Stars of a score: 5 from 90 up (100 included), 4 from 80, 3 from 70, 2 from 60, else 1."""
    return next((5 - n for n, least in enumerate(formula.bands) if value >= least), 1)


def score(inputs: Inputs, formula: Formula = CURRENT) -> Result:
    """The performance score of one agency."""
    raw = [
        0.0
        if row.is_related_party
        else 2.0 ** (-age_months(row.completed_at, inputs.as_of) / formula.half_life_months)
        for row in inputs.rows
    ]

    def capped(counts: Sequence[bool]) -> list[float]:
        """Weights of the rows that count, owners capped among exactly those rows."""
        live = [w if counted else 0.0 for counted, w in zip(counts, raw, strict=True)]
        pairs = ((row.owner, w) for row, w in zip(inputs.rows, live, strict=True))
        factor = owner_factors(pairs, formula.prior, formula.owner_cap)
        return [w * factor[row.owner] for row, w in zip(inputs.rows, live, strict=True)]

    means = _own_means(inputs, raw)
    parts = []
    for name in COMPONENTS:
        weights = capped([row.components.get(name) is not None for row in inputs.rows])
        pairs = [
            (w, x)
            for row, w in zip(inputs.rows, weights, strict=True)
            if (x := row.components.get(name)) is not None
        ]
        parts.append(_part(name, pairs, means[name], formula))

    weights = capped([True] * len(inputs.rows))
    results = [own_result(row.components, formula) for row in inputs.rows]
    value = round(fsum(part.points for part in parts), 6)
    low, high = _interval(
        [(w, x) for w, x in zip(weights, results, strict=True) if x is not None],
        fsum(formula.weights[k] * means[k] for k in COMPONENTS),
        value,
        formula,
    )
    behind = [
        Behind(
            row.number,
            w,
            result,
            age_months(row.completed_at, inputs.as_of),
            row.is_related_party,
            w < before,
        )
        for row, w, before, result in zip(inputs.rows, weights, raw, results, strict=True)
    ]
    counted = sum(not row.is_related_party for row in inputs.rows)
    return Result(
        formula.version,
        value,
        low,
        high,
        counted,
        stars(value, formula) if counted else None,
        parts,
        behind,
    )


def _own_means(inputs: Inputs, weights: Sequence[float]) -> dict[str, float]:
    """The means of the agency's families, by the weight of its own contracts in each."""
    total = fsum(weights)
    if total == 0.0:
        return dict(inputs.means[""])
    return {
        name: fsum(
            weight * inputs.means[row.family][name]
            for row, weight in zip(inputs.rows, weights, strict=True)
        )
        / total
        for name in COMPONENTS
    }


def _part(name: str, pairs: Sequence[tuple[float, float]], mean: float, formula: Formula) -> Part:
    weight = formula.weights[name]
    value, evidence = _blend(pairs, mean, formula.prior)
    better, _more = _blend([*pairs, (1.0, 1.0)], mean, formula.prior)
    return Part(
        name, weight, value, mean, evidence, 100 * weight * value, 100 * weight * (better - value)
    )


def _interval(
    pairs: Sequence[tuple[float, float]], mean: float, value: float, formula: Formula
) -> tuple[float, float]:
    """The central interval of Beta(a0 + Σ w·x, b0 + Σ w·(1−x)), in points; it contains the score.

    The prior of C contracts at the mean stands on Jeffreys' ½ + ½, so that it never degenerates.
    """
    a = formula.prior * mean + 0.5 + fsum(w * x for w, x in pairs)
    b = formula.prior * (1.0 - mean) + 0.5 + fsum(w * (1.0 - x) for w, x in pairs)
    tail = (1.0 - formula.interval) / 2
    low, high = 100 * quantile(a, b, tail), 100 * quantile(a, b, 1.0 - tail)
    return min(round(low, 4), value), max(round(high, 4), value)


def next_gains(result: Result, least: float = 0.01) -> list[Part]:
    """The parts where one more faultless contract helps most, best first."""
    return sorted((p for p in result.parts if p.gain >= least), key=lambda p: (-p.gain, p.name))
