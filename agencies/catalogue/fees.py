"""Fee rules of governments as formulas: from a base to a fee, with its working, exact to the fen.

Pure: the rules are read once from `data/fee_rules.toml`; sums are fractions until the last line.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.money import format_fen

RULES: Final = Path(__file__).parent / "data" / "fee_rules.toml"
FEN_OF_WAN: Final = 1_000_000  # ¥10,000 in fen

BASES: Final[Mapping[str, Any]] = {
    "investment": gettext_lazy("Estimated investment in yuan"),
    "award": gettext_lazy("Amount of the award in yuan"),
    "construction": gettext_lazy("Cost of construction and installation in yuan"),
    "land": gettext_lazy("Total value of the land in yuan"),
    "forest": gettext_lazy("Area of forest land in hectares"),
}
AREAS: Final = frozenset({"forest"})  # bases that are no money


@dataclass(frozen=True)
class Factor:
    """Something the fee is multiplied by: what one chooses among, and how much each choice is."""

    label: Any
    choices: Mapping[str, tuple[Any, Fraction]]


FACTORS: Final[Mapping[str, Factor]] = {
    "eia_trade": Factor(
        gettext_lazy("Trade of the project"),
        {
            "chemicals": (
                gettext_lazy("Chemicals, metals, mining, textiles, light industry, drugs, areas"),
                Fraction(12, 10),
            ),
            "oil": (gettext_lazy("Petrochemicals, oil and gas, water, tourism"), Fraction(11, 10)),
            "transport": (
                gettext_lazy("Agriculture, transport, pipelines, building materials, municipal"),
                Fraction(1),
            ),
            "machines": (
                gettext_lazy("Post, machines, electronics, social services, thermal power"),
                Fraction(8, 10),
            ),
            "buildings": (
                gettext_lazy("Buildings, grain, information industry, storage"),
                Fraction(6, 10),
            ),
        },
    ),
    "eia_place": Factor(
        gettext_lazy("Sensitivity of the place"),
        {
            "plain": (gettext_lazy("Ordinary"), Fraction(8, 10)),
            "sensitive": (gettext_lazy("Sensitive"), Fraction(12, 10)),
        },
    ),
}


@dataclass(frozen=True)
class FeeRule:
    """One formula; see the head of the file for its shapes."""

    items: tuple[str, ...]
    source: str
    url: str
    base: str
    shape: str
    rows: tuple[tuple[Fraction, Fraction], ...]
    factors: tuple[str, ...]
    spread_percent: int
    beyond: Fraction | None = None

    @property
    def is_of_area(self) -> bool:
        """True where the base is hectares, not money."""
        return self.base in AREAS


@dataclass(frozen=True)
class Step:
    """One line of the working: in words, and what it comes to in fen."""

    words: str
    fen: int


@dataclass(frozen=True)
class Working:
    """A fee and how it came about. `low_fen` and `high_fen` are what the rule let people agree."""

    steps: tuple[Step, ...]
    fee_fen: int
    low_fen: int
    high_fen: int


@cache
def fee_rules() -> Mapping[str, FeeRule]:
    """The rule of each item that has one, by the item's code."""
    found = {}
    for row in tomllib.loads(RULES.read_text())["rules"]:
        rule = FeeRule(
            items=tuple(row["items"]),
            source=row["source"],
            url=row["url"],
            base=row["base"],
            shape=row["shape"],
            rows=tuple((Fraction(a), Fraction(b)) for a, b in row["rows"]),
            factors=tuple(row["factors"]),
            spread_percent=row["spread_percent"],
            beyond=Fraction(row["beyond"]) if "beyond" in row else None,
        )
        found.update(dict.fromkeys(rule.items, rule))
    return found


def compute(rule: FeeRule, base: Fraction, chosen: Mapping[str, str]) -> Working:
    """The fee for a base in wan or hectares, and the factors that were chosen."""
    shapes = {"points": _points, "steps": _steps, "unit": _unit}
    fee, lines = shapes[rule.shape](rule, base)
    for name in rule.factors:
        factor = FACTORS[name]
        label, value = factor.choices[chosen[name]]
        fee *= value
        words = _("%(factor)s: %(choice)s × %(value)s")
        facts = {"factor": factor.label, "choice": label, "value": _plain(value)}
        lines.append(Step(words % facts, _fen(fee)))
    spread = Fraction(rule.spread_percent, 100)
    return Working(tuple(lines), _fen(fee), _fen(fee * (1 - spread)), _fen(fee * (1 + spread)))


def _points(rule: FeeRule, base: Fraction) -> tuple[Fraction, list[Step]]:
    (first, least), (last, most) = rule.rows[0], rule.rows[-1]
    if base <= first:
        return least, [Step(_("Up to %s: the first fee of the table") % _wan(first), _fen(least))]
    if base > last:
        if rule.beyond is None:
            return most, [Step(_("Above %s: the last fee of the table") % _wan(last), _fen(most))]
        fee = base * rule.beyond
        words = _("Above %(last)s: %(base)s × %(rate)s %%")
        facts = {"last": _wan(last), "base": _wan(base), "rate": _plain(rule.beyond * 100)}
        return fee, [Step(words % facts, _fen(fee))]
    upper = next(n for n, (end, _fee) in enumerate(rule.rows) if base <= end)
    (x1, y1), (x2, y2) = rule.rows[upper - 1], rule.rows[upper]
    fee = y1 + (y2 - y1) * (base - x1) / (x2 - x1)
    words = _("Between %(low)s (%(from)s) and %(high)s (%(to)s), in proportion")
    facts = {"low": _wan(x1), "from": _wan(y1), "high": _wan(x2), "to": _wan(y2)}
    return fee, [Step(words % facts, _fen(fee))]


def _steps(rule: FeeRule, base: Fraction) -> tuple[Fraction, list[Step]]:
    total, start, lines = Fraction(0), Fraction(0), []
    for end, rate in rule.rows:
        part = (base if not end else min(base, end)) - start
        if part <= 0:
            break
        fee = part * rate
        total += fee
        words = _("%(part)s × %(rate)s %%") % {"part": _wan(part), "rate": _plain(rate * 100)}
        lines.append(Step(words, _fen(fee)))
        start = end
    return total, lines


def _unit(rule: FeeRule, base: Fraction) -> tuple[Fraction, list[Step]]:
    most = rule.rows[-1][0]
    counted = min(base, most)
    price = next(price for end, price in rule.rows if counted < end or end == most)
    words = _("%(base)s hectares × %(price)s") % {"base": _plain(counted), "price": _wan(price)}
    return counted * price, [Step(words, _fen(counted * price))]


def _fen(wan: Fraction) -> int:
    """Rounded half up to the fen."""
    return int(wan * FEN_OF_WAN + Fraction(1, 2))


def _plain(value: Fraction) -> str:
    """As a short decimal number."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _wan(value: Fraction) -> str:
    """An amount in wan, as people read it."""
    return format_fen(_fen(value))
