"""The rule of the best value. Pure."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext_noop

from bidding.methods.prices import NOBODY, drawn_places, equals, inside, places
from bidding.methods.protocol import Case, Entrant, Outcome, Reason, Scalar
from core.money import format_fen

BEST = gettext_noop(
    "Place %(place)s of %(entrants)s with %(total)s points: %(amount)s gives %(price)s, credit "
    "%(credit)s, %(days)s working days give %(time)s; they weigh %(weights)s."
)
BEST_WITH_PROPOSAL = gettext_noop(
    "Place %(place)s of %(entrants)s with %(total)s points: %(amount)s gives %(price)s, credit "
    "%(credit)s, %(days)s working days give %(time)s, the proposal %(proposal)s from %(experts)s "
    "evaluators; they weigh %(weights)s."
)


def best_value(case: Case) -> Outcome:
    """Most points win: 100 for the lowest price and the fewest days, others in proportion to them,
    the credit score, and the mean of the panel for the proposal, each by its weight. Equals are
    drawn.

    `credit` of an entrant is its score in hundredths of a point, `proposal` the list of what the
    evaluators gave it. Compared exactly, without rounding.
    """
    valid, out = inside(case)
    if not valid:
        return Outcome(nothing=Reason(NOBODY), out=out)
    lowest = min(each.amount_fen for each in valid)
    fewest = min(each.days for each in valid)
    weights = [case.terms[f"{part}_weight"] for part in ("price", "credit", "days")]
    by_proposal = case.terms.get("proposal_weight", 0)
    if by_proposal:
        weights.append(by_proposal)
    parts = {
        each.id: (
            Fraction(100 * lowest, each.amount_fen),
            Fraction(each.facts["credit"], 100),
            Fraction(100 * fewest, each.days),
            *([_mean(each.facts["proposal"])] if by_proposal else []),
        )
        for each in valid
    }
    totals = {
        name: sum((w * part for w, part in zip(weights, found, strict=True)), Fraction(0)) / 100
        for name, found in parts.items()
    }
    tied = equals(totals.items())
    if tied and not case.drawn:
        return Outcome(to_draw=dict.fromkeys(tied, 1), out=out)
    drawn = drawn_places(case)
    order = sorted(valid, key=lambda each: (-totals[each.id], drawn.get(each.id, 0)))
    reasons = [
        Reason(
            BEST_WITH_PROPOSAL if by_proposal else BEST,
            (_proposal_facts(each, parts[each.id][-1]) if by_proposal else {})
            | {
                "place": place,
                "entrants": len(order),
                "total": _points(totals[each.id]),
                "amount": format_fen(each.amount_fen),
                "price": _points(parts[each.id][0]),
                "credit": _points(parts[each.id][1]),
                "days": each.days,
                "time": _points(parts[each.id][2]),
                "weights": " : ".join(map(str, weights)),
            },
        )
        for place, each in enumerate(order, start=1)
    ]
    return places(order, reasons, out)


def _mean(totals: Sequence[int]) -> Fraction:
    """Points from hundredths of a point."""
    return Fraction(sum(totals), 100 * len(totals))


def _proposal_facts(entrant: Entrant, mean: Fraction) -> dict[str, Scalar]:
    return {"proposal": _points(mean), "experts": len(entrant.facts["proposal"])}


def _points(value: Fraction) -> str:
    """Two decimals for people, cut off."""
    hundredths = int(value * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
