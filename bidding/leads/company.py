"""Two agencies that meet, or win in turns, more than chance explains. Exact, from counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import comb


def meeting_chance(tenders: int, one: int, other: int, together: int) -> Fraction:
    """P(at least `together` meetings) of two that entered `one` and `other` of `tenders` by chance.

    The upper tail of the hypergeometric distribution.
    """
    most = min(one, other)
    if not 0 <= together <= most or max(one, other) > tenders:
        raise ValueError("counts that cannot be")
    least = max(together, one + other - tenders)
    ways = sum(comb(one, k) * comb(tenders - one, other - k) for k in range(least, most + 1))
    return Fraction(ways, comb(tenders, other))


def turns_chance(wins: Sequence[bool]) -> Fraction:
    """P(at least so many changes of the winner) when the same wins fall in any order.

    `wins` are those of the tenders both entered that one of the two won, in order of time: true
    where the first of the two won. The upper tail of the distribution of runs (Wald, Wolfowitz).
    """
    first = sum(wins)
    second = len(wins) - first
    if not first or not second:
        return Fraction(1)
    runs = 1 + sum(a != b for a, b in pairwise(wins))
    most = 2 * min(first, second) + (first != second)
    ways = sum(_orders(first, second, count) for count in range(runs, most + 1))
    return Fraction(ways, comb(first + second, first))


def _orders(first: int, second: int, runs: int) -> int:
    """In how many orders the wins of both make exactly so many runs."""
    half = runs // 2
    if runs % 2 == 0:
        return 2 * comb(first - 1, half - 1) * comb(second - 1, half - 1)
    longer = comb(first - 1, half) * comb(second - 1, half - 1)
    return longer + comb(first - 1, half - 1) * comb(second - 1, half)
