"""The rule of the lowest price, and which prices it wants explained. Pure."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_noop

from bidding.methods.prices import NOBODY, drawn_places, equals, inside, places
from bidding.methods.protocol import Case, Entrant, Outcome, Reason
from core.money import format_fen

LOWEST = gettext_noop("Place %(place)s of %(entrants)s by price: %(amount)s; the lowest wins.")
REJECTED = gettext_noop(
    "Out: the price of %(amount)s was found abnormally low and the explanation was not accepted."
)
LOW_BY_MEAN = gettext_noop(
    "%(amount)s is at most 60 %% of %(other)s, the mean of the other prices."
)
LOW_BY_NEXT = gettext_noop("%(amount)s is at most 70 %% of %(other)s, the next higher price.")
MEAN_PERCENT, NEXT_PERCENT = 60, 70


def lowest_price(case: Case) -> Outcome:
    """Inside the range, cheapest first; equals are drawn; who explained in vain is out."""
    valid, out = inside(case)
    for each in valid:
        if each.facts.get("is_rejected"):
            out[each.id] = Reason(REJECTED, {"amount": format_fen(each.amount_fen)})
    standing = [each for each in valid if each.id not in out]
    if not standing:
        return Outcome(nothing=Reason(NOBODY), out=out)
    tied = equals((each.id, each.amount_fen) for each in standing)
    if tied and not case.drawn:
        return Outcome(to_draw=dict.fromkeys(tied, 1), out=out)
    drawn = drawn_places(case)
    order = sorted(standing, key=lambda each: (each.amount_fen, drawn.get(each.id, 0)))
    return places(order, _reasons(order), out)


def _reasons(order: Sequence[Entrant]) -> Iterable[Reason]:
    for place, each in enumerate(order, start=1):
        amount = format_fen(each.amount_fen)
        yield Reason(LOWEST, {"place": place, "entrants": len(order), "amount": amount})


def abnormally_low(case: Case) -> dict[str, Reason]:
    """Which prices inside the range need an explanation, and by which comparison.

    At most 60 % of the mean of the others, or at most 70 % of the next higher price; in whole fen,
    without rounding.
    """
    valid, _out = inside(case)
    total = sum(each.amount_fen for each in valid)
    found = {}
    for each in valid:
        others = len(valid) - 1
        higher = [other.amount_fen for other in valid if other.amount_fen > each.amount_fen]
        amount = format_fen(each.amount_fen)
        if others and each.amount_fen * 100 * others <= MEAN_PERCENT * (total - each.amount_fen):
            mean = format_fen((total - each.amount_fen) // others)
            found[each.id] = Reason(LOW_BY_MEAN, {"amount": amount, "other": mean})
        elif higher and each.amount_fen * 100 <= NEXT_PERCENT * min(higher):
            found[each.id] = Reason(
                LOW_BY_NEXT, {"amount": amount, "other": format_fen(min(higher))}
            )
    return found
