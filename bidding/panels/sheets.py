"""A score sheet: what one evaluator gives each bid, bound by a salted hash. Pure.

The hash is public when the sheet is handed in, the sheet only together with all others. The salt
keeps anybody from finding the scores by trying: there are few.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, NamedTuple

SCHEME: Final = "ZJCS-SCORES-1"
SALT_BYTES: Final = 32
MOST_POINTS: Final = 10_000  # hundredths of a point a bid: 100 points


class Marks(NamedTuple):
    """What a bid gets: hundredths of a point a criterion (None: not yet), and why."""

    points: tuple[int | None, ...]
    remark: str = ""


@dataclass(frozen=True)
class Sheet:
    """The marks of one evaluator by the names of the bids."""

    panel: str
    evaluator: str
    salt: str
    marks: Mapping[str, Marks]

    def as_json(self) -> dict[str, Any]:
        """As the public chain keeps it once it is published."""
        return {
            "scheme": SCHEME,
            "panel": self.panel,
            "evaluator": self.evaluator,
            "salt": self.salt,
            "marks": {name: [list(m.points), m.remark] for name, m in self.marks.items()},
        }

    def encode(self) -> bytes:
        """The bytes whose SHA-256 is committed to."""
        text = json.dumps(self.as_json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return text.encode()

    @property
    def digest(self) -> str:
        """Its SHA-256 in hex."""
        return hashlib.sha256(self.encode()).hexdigest()

    def missing(self, bids: Sequence[str], criteria: Sequence[int]) -> list[str]:
        """The bids that lack a mark, or have one above the points of its criterion.

        `criteria` are the most points of each, in whole points.
        """
        most = [100 * each for each in criteria]
        return [name for name in bids if not self._fits(self.marks.get(name), most)]

    @staticmethod
    def _fits(marks: Marks | None, most: Sequence[int]) -> bool:
        if marks is None or len(marks.points) != len(most):
            return False
        pairs = zip(marks.points, most, strict=True)
        return all(given is not None and 0 <= given <= limit for given, limit in pairs)


def decode(content: bytes) -> Sheet:
    """The sheet that `encode` wrote."""
    found = json.loads(content)
    marks = {
        name: Marks(tuple(points), remark) for name, (points, remark) in found["marks"].items()
    }
    return Sheet(found["panel"], found["evaluator"], found["salt"], marks)


def mean(totals: Sequence[int]) -> Fraction:
    """What a bid gets from all its evaluators, in hundredths of a point and exact."""
    return Fraction(sum(totals), len(totals))


def far_from_others(totals: Sequence[int], distance: int) -> list[bool]:
    """For each total (hundredths): is it `distance` points or more from the median of the others?

    Two evaluators differ from each other alike, so it takes three.
    """
    if len(totals) < 3:
        return [False] * len(totals)
    return [
        abs(total - median([*totals[:n], *totals[n + 1 :]])) >= 100 * distance
        for n, total in enumerate(totals)
    ]


def median(values: Sequence[int]) -> Fraction:
    """The middle one, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return Fraction(ordered[half])
    return Fraction(ordered[half - 1] + ordered[half], 2)


def points_text(hundredths: Fraction | int) -> str:
    """Points with two decimals for people, cut off."""
    whole = int(hundredths)
    return f"{whole // 100}.{whole % 100:02d}"
