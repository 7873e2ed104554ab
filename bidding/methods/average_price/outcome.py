"""The rule of the average price. Pure."""

from fractions import Fraction

from django.utils.translation import gettext_noop

from bidding.methods.prices import NOBODY, drawn_places, equals, inside, mean_text, places, trimmed
from bidding.methods.protocol import Case, Outcome, Reason
from core.money import format_fen

NEAREST = gettext_noop(
    "Place %(place)s of %(entrants)s: %(amount)s is %(distance)s from the mean of %(mean)s."
)
TRIM_FROM = 5  # bids, from which on the highest and the lowest leave the mean


def average_price(case: Case) -> Outcome:
    """Nearest to the mean wins; at the same distance the lower price, then the draw.

    From five bids on the mean is taken without one highest and one lowest price, which still have
    places. Distances are compared exactly, without rounding.
    """
    valid, out = inside(case)
    if not valid:
        return Outcome(nothing=Reason(NOBODY), out=out)
    prices = [each.amount_fen for each in valid]
    counted = trimmed(prices) if len(prices) >= TRIM_FROM else prices
    mean = Fraction(sum(counted), len(counted))
    tied = equals((each.id, each.amount_fen) for each in valid)
    if tied and not case.drawn:
        return Outcome(to_draw=dict.fromkeys(tied, 1), out=out)
    drawn = drawn_places(case)
    order = sorted(
        valid,
        key=lambda each: (abs(each.amount_fen - mean), each.amount_fen, drawn.get(each.id, 0)),
    )
    reasons = [
        Reason(
            NEAREST,
            {
                "place": place,
                "entrants": len(order),
                "amount": format_fen(each.amount_fen),
                "distance": mean_text(abs(each.amount_fen - mean)),
                "mean": mean_text(mean),
            },
        )
        for place, each in enumerate(order, start=1)
    ]
    return places(order, reasons, out)
