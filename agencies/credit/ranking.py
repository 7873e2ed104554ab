"""The order of a list of agencies, and why each stands where it stands. Pure.

Qualification, suspension and removal are filters that come before; no place can be paid for; a
draw never looks here. (Design paper "Fairness", part 5.)
"""

import datetime as dt
import hashlib
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Weights:
    """One version of the weights. They add up to 1; a change is a new version."""

    version: str
    parts: Mapping[str, float]
    page: int  # entries on a page
    newcomer_places: tuple[int, ...]  # places of a page kept for newcomers
    newcomer_below: int  # finished jobs from which nobody is a newcomer


CURRENT: Final = Weights(
    version="rank-1",
    parts={"relevance": 0.35, "credit": 0.35, "on_time": 0.15, "price": 0.10, "response": 0.05},
    page=10,
    newcomer_places=(5, 7),
    newcomer_below=10,
)
LABELS: Final = {
    "relevance": gettext_lazy("Relevance"),
    "credit": gettext_lazy("Performance score"),
    "on_time": gettext_lazy("On time"),
    "price": gettext_lazy("Price"),
    "response": gettext_lazy("Response"),
}


@dataclass(frozen=True)
class Candidate:
    """A qualified agency. `parts` are in [0, 1]; `finished` and `impressions` are counts."""

    key: int
    parts: Mapping[str, float]
    finished: int
    impressions: int


@dataclass(frozen=True)
class Part:
    """One part of a place: value in [0, 1], weight, and points out of 100."""

    name: str
    value: float
    weight: float
    points: float


@dataclass(frozen=True)
class Entry:
    """A place on the list. `total` is out of 100; a newcomer place is labelled as such."""

    position: int
    candidate: Candidate
    total: float
    parts: Sequence[Part]
    is_newcomer_place: bool


def daily_seed(on: dt.date, scope: str) -> str:
    """The public seed of a list on a day: its date and its name."""
    return f"rank/{on.isoformat()}/{scope}"


def _digest(seed: str, purpose: str, key: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}/{purpose}/{key}".encode()).digest(), "big")


def total(candidate: Candidate, weights: Weights = CURRENT) -> float:
    """The rank of a candidate out of 100, rounded so that ties are ties."""
    return round(100 * sum(w * candidate.parts[name] for name, w in weights.parts.items()), 6)


def _newcomer_key(candidate: Candidate, seed: str) -> float:
    """Smallest first draws newcomers with chances ∝ 1/(1 + impressions).

    An exponential clock of that rate (Efraimidis and Spirakis) on the day's hash.
    """
    chance = (_digest(seed, "newcomer", candidate.key) + 1) / (2**256 + 1)
    return -log(chance) * (1 + candidate.impressions)


def rank(candidates: Iterable[Candidate], seed: str, weights: Weights = CURRENT) -> list[Entry]:
    """The list: by total, ties by the day's hash, the kept places by lot among newcomers.

    A newcomer is drawn into a kept place only from behind the page it stands on.
    """
    waiting = deque(
        sorted(candidates, key=lambda c: (-total(c, weights), _digest(seed, "tie", c.key)))
    )
    newcomers = deque(
        sorted(
            (c for c in waiting if c.finished < weights.newcomer_below),
            key=lambda c: _newcomer_key(c, seed),
        )
    )
    entries: list[Entry] = []
    placed: set[int] = set()
    while waiting:
        page = _take(waiting, weights.page, placed)
        drawn = _draw(newcomers, len(weights.newcomer_places), placed | {c.key for c in page})
        for place, candidate in zip(weights.newcomer_places, drawn, strict=False):
            page.insert(place - 1, candidate)
        waiting.extendleft(reversed(page[weights.page :]))
        lucky = {c.key for c in drawn}
        for candidate in page[: weights.page]:
            placed.add(candidate.key)
            entries.append(_entry(len(entries) + 1, candidate, candidate.key in lucky, weights))
    return entries


def _take(waiting: deque[Candidate], number: int, placed: set[int]) -> list[Candidate]:
    """The next candidates by merit that have no place yet."""
    taken: list[Candidate] = []
    while waiting and len(taken) < number:
        candidate = waiting.popleft()
        if candidate.key not in placed:
            taken.append(candidate)
    return taken


def _draw(newcomers: deque[Candidate], number: int, barred: set[int]) -> list[Candidate]:
    """The next newcomers by lot that stand neither before this page nor on it."""
    drawn: list[Candidate] = []
    for candidate in newcomers:
        if len(drawn) == number:
            break
        if candidate.key not in barred:
            drawn.append(candidate)
    for candidate in drawn:
        newcomers.remove(candidate)
    return drawn


def _entry(position: int, candidate: Candidate, is_lucky: bool, weights: Weights) -> Entry:
    parts = parts_of(candidate.parts, weights)
    return Entry(position, candidate, total(candidate, weights), parts, is_lucky)


def parts_of(values: Mapping[str, float], weights: Weights = CURRENT) -> list[Part]:
    """Each part of a rank with its weight and the points it gives, out of 100."""
    return [
        Part(name, values[name], weight, 100 * weight * values[name])
        for name, weight in weights.parts.items()
    ]


def percentiles(prices: Mapping[int, int]) -> dict[int, float]:
    """For each key the share of the others that ask more, ties half; alone it is 0.5.

    1 is the lowest price. Prices in fen.
    """
    if len(prices) < 2:
        return dict.fromkeys(prices, 0.5)
    ordered = sorted(prices.values())
    counts: dict[int, tuple[int, int]] = {}
    for index, price in enumerate(ordered):
        first, number = counts.get(price, (index, 0))
        counts[price] = (first, number + 1)
    others = len(ordered) - 1
    result = {}
    for key, price in prices.items():
        first, number = counts[price]
        dearer = len(ordered) - first - number
        result[key] = (dearer + (number - 1) / 2) / others
    return result


def why(
    parts: Iterable[Part], *, is_newcomer_place: bool = False, weights: Weights = CURRENT
) -> list[str]:
    """Why an agency stands here, in words: one sentence a part, and the newcomer's label."""
    sentences = {
        "relevance": _("It offers what this list is about."),
        "credit": _("Its performance score is %(score).1f of 100."),
        "on_time": _("It delivers on time in %(percent).0f %% of its work."),
        "price": _("It is cheaper than %(percent).0f %% of the others."),
        "response": _("It answers within the limit in %(percent).0f %% of cases."),
    }
    counts = _("Counts %(weight).0f %%: %(points).1f points.")
    lines = []
    for part in parts:
        words = sentences[part.name] % {"score": 100 * part.value, "percent": 100 * part.value}
        share = counts % {"weight": 100 * part.weight, "points": part.points}
        lines.append(f"{words} {share}")
    if is_newcomer_place:
        lines.append(
            _(
                "Place kept for newcomers with fewer than %(number)d finished jobs, "
                "drawn by lot for the day."
            )
            % {"number": weights.newcomer_below}
        )
    return lines
