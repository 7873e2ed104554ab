"""The rule. Pure."""

from collections import Counter

from bidding.methods.protocol import Case, Outcome, Reason, Standing

LOWEST = "Place %(place)s of %(entrants)s by price."
BELOW = "Out: the price is below the floor."
NOBODY = "No bid reaches the floor."


def lowest_first(case: Case) -> Outcome:
    """From the floor on, cheapest first; equals are drawn."""
    valid = [each for each in case.entrants if each.amount_fen >= case.terms["floor_fen"]]
    if not valid:
        return Outcome(nothing=Reason(NOBODY))
    out = {each.id: Reason(BELOW) for each in case.entrants if each not in valid}
    prices = Counter(each.amount_fen for each in valid)
    equals = sorted(each.id for each in valid if prices[each.amount_fen] > 1)
    if equals and not case.drawn:
        return Outcome(to_draw=dict.fromkeys(equals, 1), out=out)
    drawn = {name: place for place, name in enumerate(case.drawn)}
    order = sorted(valid, key=lambda each: (each.amount_fen, drawn.get(each.id, 0)))
    return Outcome(
        tuple(
            Standing(
                each.id,
                each.amount_fen,
                each.days,
                Reason(LOWEST, {"place": place, "entrants": len(order)}),
            )
            for place, each in enumerate(order, start=1)
        ),
        out=out,
    )
