"""Quantiles of the Beta distribution, for the interval beside every score.

A library that offers them weighs tens of megabytes; one continued fraction and a bisection do it
here, checked in the tests against binomial sums. (Numerical Recipes, chapter 6.4.)
"""

from math import exp, lgamma, log, log1p

_TINY = 1e-300
_EPSILON = 1e-15


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > _TINY else _TINY)
    value = d
    for m in range(1, 1000):
        for factor in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 + factor * d
            d = 1.0 / (d if abs(d) > _TINY else _TINY)
            c = 1.0 + factor / c
            c = c if abs(c) > _TINY else _TINY
            value *= d * c
        if abs(d * c - 1.0) < _EPSILON:
            return value
    return value


def cumulative(a: float, b: float, x: float) -> float:
    """P(X ≤ x) for X ~ Beta(a, b), with a, b > 0: the regularised incomplete beta function."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(a, b, x) / a
    return 1.0 - front * _fraction(b, a, 1.0 - x) / b


def quantile(a: float, b: float, p: float) -> float:
    """The x with P(X ≤ x) = p for X ~ Beta(a, b), to 1e-12."""
    low, high = 0.0, 1.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        if cumulative(a, b, middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2
