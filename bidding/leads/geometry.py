"""How the prices of one tender lie, against the other tenders of its own market.

Rings leave shapes: cover bids stand close together and at a distance above the agreed winner, so
variation is low, the step from the lowest to the second is large for the losers' spread, and the
lowest bid is the outlier. What is usual differs from market to market, so a measure counts only by
its place among the tenders of the same market, never by a fixed threshold.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, sqrt
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

LEAST_BIDS = 4  # of fewer distinct bids the losers' spread says nothing
DIGITS = 9  # measures equal up to these digits count as equal: currencies only change the last bit


@dataclass(frozen=True)
class Shape:
    """The measures of one tender over its distinct bids; none has a unit."""

    variation: float  # standard deviation by mean
    relative_distance: float  # (second lowest − lowest) by standard deviation of the losing bids
    step: float  # (second lowest − lowest) by the mean step between neighbouring losing bids
    spread: float  # (highest − lowest) by lowest
    difference: float  # (second lowest − lowest) by lowest
    skewness: float
    kurtosis: float  # 3 for a normal distribution


# What counts as suspicious (+1: high, −1: low) and how much. Low variation is the trace that every
# kind of ring leaves; the distance and the skew are left by cover bids above an agreed winner; the
# difference of the two lowest says little by itself, for an honest winner may be far ahead too.
WEIGHTS: Mapping[str, tuple[int, float]] = {
    "variation": (-1, 0.40),
    "spread": (-1, 0.10),
    "relative_distance": (+1, 0.18),
    "step": (+1, 0.10),
    "skewness": (-1, 0.14),
    "kurtosis": (+1, 0.04),
    "difference": (-1, 0.04),
}


def shape(bids: Iterable[float]) -> Shape | None:
    """The measures of a tender; None below four distinct bids. A bid of zero or less is none."""
    paid = {bid for bid in bids if bid > 0}
    highest_bid = max(paid, default=0.0)
    prices = sorted({bid / highest_bid for bid in paid} - {0.0})  # any currency, no overflow
    if len(prices) < LEAST_BIDS:
        return None
    lowest, second, highest = prices[0], prices[1], prices[-1]
    losing = prices[1:]
    count, mean = len(prices), fsum(prices) / len(prices)
    deviations = [price - mean for price in prices]
    squares = fsum(d * d for d in deviations)
    moment = squares / count
    gap = second - lowest
    return Shape(
        variation=_rounded(sqrt(squares / (count - 1)) / mean),
        relative_distance=_rounded(gap / _deviation(losing)),
        step=_rounded(gap * (len(losing) - 1) / (highest - second)),
        spread=_rounded((highest - lowest) / lowest),
        difference=_rounded(gap / lowest),
        skewness=_rounded(fsum(d**3 for d in deviations) / count / moment**1.5),
        kurtosis=_rounded(fsum(d**4 for d in deviations) / count / moment**2),
    )


def _deviation(prices: Sequence[float]) -> float:
    mean = fsum(prices) / len(prices)
    return sqrt(fsum((price - mean) ** 2 for price in prices) / (len(prices) - 1))


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


@dataclass(frozen=True)
class Comparison:
    """A tender in its market: the score, its measures, each one's suspicion, how many compared.

    Suspicions are in [0, 1]: the share of the other tenders that look less suspicious, equal ones
    counted half.
    """

    score: float
    shape: Shape | None = None
    suspicion: Mapping[str, float] = field(default_factory=dict)
    others: int = 0


def compare(market: Mapping[Key, Iterable[float]]) -> dict[Key, Comparison]:
    """Score the tenders of ONE market, by their keys, in its order.

    Zero where a tender has fewer than four distinct bids, or nothing to be compared with.
    """
    shapes = {key: shape(bids) for key, bids in market.items()}
    measured = {key: found for key, found in shapes.items() if found is not None}
    if len(measured) < 2:
        return {key: Comparison(0.0, shapes[key]) for key in market}
    suspicion: dict[Key, dict[str, float]] = {key: {} for key in measured}
    for name, (sign, _weight) in WEIGHTS.items():
        values = {key: sign * getattr(found, name) for key, found in measured.items()}
        ordered = sorted(values.values())
        for key, value in values.items():
            suspicion[key][name] = _percentile(value, ordered)
    others = len(measured) - 1
    return {
        key: Comparison(_score(suspicion[key]), found, suspicion[key], others)
        if found is not None
        else Comparison(0.0)
        for key, found in shapes.items()
    }


def _percentile(value: float, ordered: Sequence[float]) -> float:
    """The share of the other values below it, equal ones counted half."""
    below, up_to = bisect_left(ordered, value), bisect_right(ordered, value)
    return (below + (up_to - below - 1) / 2) / (len(ordered) - 1)


def _score(suspicion: Mapping[str, float]) -> float:
    return fsum(weight * suspicion[name] for name, (_sign, weight) in WEIGHTS.items())


def screen(tenders: Mapping[tuple[str, str], Iterable[float]]) -> dict[tuple[str, str], float]:
    """The score of each tender, by (market, tender), in the given order; markets stay apart."""
    markets: dict[str, dict[tuple[str, str], Iterable[float]]] = {}
    for key, bids in tenders.items():
        markets.setdefault(key[0], {})[key] = bids
    scores = {
        key: comparison.score
        for market in markets.values()
        for key, comparison in compare(market).items()
    }
    return {key: scores[key] for key in tenders}
