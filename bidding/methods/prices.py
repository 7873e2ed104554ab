"""What rules by price have in common: the range, equals, the numbers in reasons. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from django.utils.translation import gettext_noop

from bidding.methods.protocol import Case, Entrant, Example, Outcome, Reason, Standing
from core.money import format_fen

BELOW = gettext_noop("Out: %(amount)s is below the floor of %(limit)s.")
ABOVE = gettext_noop("Out: %(amount)s is above the ceiling of %(limit)s.")
TOO_LONG = gettext_noop("Out: %(days)s working days are more than the %(limit)s of the notice.")
NOBODY = gettext_noop("No bid lies between floor and ceiling.")


def inside(case: Case) -> tuple[list[Entrant], dict[str, Reason]]:
    """Who bids from the floor to the ceiling, both included, in the days of the notice; who not."""
    floor, ceiling = case.terms["floor_fen"], case.terms["ceiling_fen"]
    valid, out = [], {}
    for each in case.entrants:
        amount = format_fen(each.amount_fen)
        if each.amount_fen < floor:
            out[each.id] = Reason(BELOW, {"amount": amount, "limit": format_fen(floor)})
        elif each.amount_fen > ceiling:
            out[each.id] = Reason(ABOVE, {"amount": amount, "limit": format_fen(ceiling)})
        elif each.days > case.terms["days"]:
            out[each.id] = Reason(TOO_LONG, {"days": each.days, "limit": case.terms["days"]})
        else:
            valid.append(each)
    return valid, out


def equals(prices: Iterable[tuple[str, object]]) -> list[str]:
    """Of names with what the rule compares, those that it cannot tell apart."""
    pairs = list(prices)
    times = Counter(value for _name, value in pairs)
    return sorted(name for name, value in pairs if times[value] > 1)


def trimmed(prices: Iterable[int]) -> list[int]:
    """The prices without one highest and one lowest."""
    return sorted(prices)[1:-1]


def mean_text(fen: Fraction) -> str:
    """A mean for people, to the whole fen below; rules compare the exact one."""
    return format_fen(int(fen))


def drawn_places(case: Case) -> dict[str, int]:
    """The place of each name in the draw; empty before it."""
    return {name: place for place, name in enumerate(case.drawn)}


def places(order: Sequence[Entrant], reasons: Iterable[Reason], out: dict[str, Reason]) -> Outcome:
    """An outcome of entrants in their order, each at its own price and days."""
    return Outcome(
        tuple(
            Standing(each.id, each.amount_fen, each.days, reason)
            for each, reason in zip(order, reasons, strict=True)
        ),
        out=out,
    )


def five_prices(*drawn: str) -> Example:
    """The example that all rules by price alone share, to be compared: two of five are equal."""
    prices = {"A": 400, "B": 500, "C": 500, "D": 600, "E": 900}
    return Example(
        {"floor_fen": 100, "ceiling_fen": 1000, "days": 20},
        {name: {"amount_fen": amount, "days": 10} for name, amount in prices.items()},
        drawn,
    )
