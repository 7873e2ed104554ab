"""The rule of the draw among the lowest. Pure."""

from django.utils.translation import gettext_noop

from bidding.methods.prices import NOBODY, drawn_places, inside, places
from bidding.methods.protocol import Case, Outcome, Reason
from core.money import format_fen

DRAWN = gettext_noop(
    "Drawn as number %(place)s of the %(entrants)s lowest prices, at its own price of %(amount)s."
)
OUT = gettext_noop("Out: %(amount)s is above %(limit)s, the highest price that enters the draw.")


def k_lowest_draw(case: Case) -> Outcome:
    """The lowest prices, as many as the notice says, enter the draw with one ticket each.

    Its order is the places. Whoever bids the same as the last of them enters too: the rule cannot
    tell them apart.
    """
    valid, out = inside(case)
    if not valid:
        return Outcome(nothing=Reason(NOBODY), out=out)
    limit = sorted(each.amount_fen for each in valid)[: case.terms["lowest"]][-1]
    entering = {each.id: each for each in valid if each.amount_fen <= limit}
    for each in valid:
        if each.id not in entering:
            facts = {"amount": format_fen(each.amount_fen), "limit": format_fen(limit)}
            out[each.id] = Reason(OUT, facts)
    if not case.drawn:
        return Outcome(to_draw=dict.fromkeys(sorted(entering), 1), out=out)
    drawn = drawn_places(case)
    order = sorted(entering.values(), key=lambda each: drawn[each.id])
    reasons = [
        Reason(
            DRAWN,
            {"place": place, "entrants": len(order), "amount": format_fen(each.amount_fen)},
        )
        for place, each in enumerate(order, start=1)
    ]
    return places(order, reasons, out)
