"""Simulated tenders: honest bids, and the three ways in which rings cover an agreed winner."""

from collections.abc import Callable
from random import Random

Tender = list[float]


def honest(chance: Random, count: int) -> Tender:
    """Everybody has costs and a margin of its own."""
    cost = chance.lognormvariate(12, 0.5)
    return [
        cost * chance.lognormvariate(0, 0.1) * (1 + chance.uniform(0.02, 0.15))
        for _ in range(count)
    ]


def cover(chance: Random, count: int) -> Tender:
    """Cover bids stand close together, some percent above the agreed winner."""
    winner = chance.lognormvariate(12, 0.5)
    covers = (
        1 + chance.uniform(0.03, 0.05) + abs(chance.gauss(0, 0.012)) for _ in range(count - 1)
    )
    return [winner, *(winner * each for each in covers)]


def complementary(chance: Random, count: int) -> Tender:
    """All bids are written around one agreed price."""
    agreed = chance.lognormvariate(12, 0.5)
    return [agreed * (1 + chance.gauss(0, 0.02)) for _ in range(count)]


def partial(chance: Random, count: int) -> Tender:
    """A ring with cover bids meets two honest outsiders."""
    ring = cover(chance, max(count - 2, 3))
    return [*ring, *(ring[0] * chance.lognormvariate(0.05, 0.1) for _ in range(2))]


def market(
    ring: Callable[[Random, int], Tender], seed: int, tenders: int = 400
) -> dict[int, Tender]:
    """A market in which every fourth tender (numbers divisible by 4) is a ring's."""
    chance = Random(seed)
    return {
        number: (honest if number % 4 else ring)(chance, chance.randint(4, 9))
        for number in range(tenders)
    }


def separation(scores: dict[int, float]) -> float:
    """How often a ring's tender scores above an honest one: 0.5 is guessing, 1 is perfect."""
    rings = [score for number, score in scores.items() if number % 4 == 0]
    others = [score for number, score in scores.items() if number % 4]
    wins = sum((a > b) + (a == b) / 2 for a in rings for b in others)
    return wins / (len(rings) * len(others))
