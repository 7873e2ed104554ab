"""The rule of an open tender, for one lot. Pure."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext_noop

from bidding.methods.prices import NOBODY, drawn_places, equals, inside, places
from bidding.methods.protocol import Case, Outcome, Reason
from core.money import format_fen

BEST = gettext_noop(
    "Place %(place)s of %(entrants)s with %(total)s points: the proposal has %(technical)s from "
    "%(experts)s evaluators, %(amount)s gives %(price)s; they weigh %(weights)s."
)
BELOW_MINIMUM = gettext_noop(
    "Out: the proposal has %(technical)s points, below the least of %(limit)s. Its price was not "
    "opened."
)
NOBODY_PASSED = gettext_noop("No proposal has the least points of the notice.")


def open_tender(case: Case) -> Outcome:
    """Most points win: the mean of the panel by its weight, 100 for the lowest price and others in
    proportion to it by the rest. Whoever is below the technical minimum is out. Equals are drawn.

    `terms["technical"]` has what the evaluators gave each proposal, in hundredths of a point, also
    of those whose price was never opened. Compared exactly, without rounding.
    """
    technical = {name: mean(given) for name, given in case.terms["technical"].items()}
    limit, weight = case.terms["technical_minimum"], case.terms["technical_weight"]
    below = {name: points for name, points in technical.items() if points < limit}
    valid, out = inside(case)
    out |= {
        name: Reason(BELOW_MINIMUM, {"technical": points_text(points), "limit": limit})
        for name, points in below.items()
    }
    valid = [each for each in valid if each.id in technical and each.id not in below]
    if not valid:
        nobody_passed = len(below) == len(technical)
        return Outcome(nothing=Reason(NOBODY_PASSED if nobody_passed else NOBODY), out=out)
    lowest = min(each.amount_fen for each in valid)
    prices = {each.id: Fraction(100 * lowest, each.amount_fen) for each in valid}
    totals = {
        name: (weight * technical[name] + (100 - weight) * price) / 100
        for name, price in prices.items()
    }
    tied = equals(totals.items())
    if tied and not case.drawn:
        return Outcome(to_draw=dict.fromkeys(tied, 1), out=out)
    drawn = drawn_places(case)
    order = sorted(valid, key=lambda each: (-totals[each.id], drawn.get(each.id, 0)))
    reasons = [
        Reason(
            BEST,
            {
                "place": place,
                "entrants": len(order),
                "total": points_text(totals[each.id]),
                "technical": points_text(technical[each.id]),
                "experts": len(case.terms["technical"][each.id]),
                "amount": format_fen(each.amount_fen),
                "price": points_text(prices[each.id]),
                "weights": f"{weight} : {100 - weight}",
            },
        )
        for place, each in enumerate(order, start=1)
    ]
    return places(order, reasons, out)


def mean(given: Sequence[int]) -> Fraction:
    """Points from hundredths of a point of all evaluators."""
    return Fraction(sum(given), 100 * len(given))


def points_text(points: Fraction) -> str:
    """Two decimals for people, cut off."""
    hundredths = int(points * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
