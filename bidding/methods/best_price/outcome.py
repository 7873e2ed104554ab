"""The rule of the best price. Pure."""

from fractions import Fraction

from django.utils.translation import gettext_noop

from bidding.methods.prices import NOBODY, drawn_places, equals, inside, mean_text, places, trimmed
from bidding.methods.protocol import Case, Entrant, Outcome, Reason
from core.money import format_fen

BEST = gettext_noop(
    "Place %(place)s of %(entrants)s: %(amount)s against the best price of %(best)s, the mean of "
    "%(mean)s times %(percent)s %%."
)
FACTORS = {f"factor-{percent}": percent for percent in (95, 96, 97, 98)}


def best_price(case: Case) -> Outcome:
    """The mean without one highest and one lowest price, times a drawn factor, is the best price.

    The nearest price that is not above it wins, then those farther below, then those above it,
    nearest first; equals are ordered by the same draw. Fewer than three prices are not trimmed.
    """
    valid, out = inside(case)
    if not valid:
        return Outcome(nothing=Reason(NOBODY), out=out)
    if not case.drawn:
        tied = equals((each.id, each.amount_fen) for each in valid)
        return Outcome(to_draw=dict.fromkeys([*FACTORS, *tied], 1), out=out)
    prices = [each.amount_fen for each in valid]
    counted = trimmed(prices) if len(prices) > 2 else prices
    mean = Fraction(sum(counted), len(counted))
    percent = next(FACTORS[name] for name in case.drawn if name in FACTORS)
    best, drawn = mean * percent / 100, drawn_places(case)

    def order_of(each: Entrant) -> tuple[bool, Fraction, int]:
        above = each.amount_fen > best
        return (above, abs(each.amount_fen - best), drawn.get(each.id, 0))

    order = sorted(valid, key=order_of)
    reasons = [
        Reason(
            BEST,
            {
                "place": place,
                "entrants": len(order),
                "amount": format_fen(each.amount_fen),
                "best": mean_text(best),
                "mean": mean_text(mean),
                "percent": percent,
            },
        )
        for place, each in enumerate(order, start=1)
    ]
    return places(order, reasons, out)
