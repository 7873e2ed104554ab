"""The rule of a pick in a library. Pure."""

from django.utils.translation import gettext_noop

from bidding.methods.protocol import Case, Outcome, Reason, Scalar, Standing

PICKED = gettext_noop(
    "Picked as a member of the library %(library)s, which was tendered openly; it gives the "
    "price and the working days that every member promised."
)
DRAWN = gettext_noop(
    "Drawn as number %(place)s of the %(members)s members of the library %(library)s, which was "
    "tendered openly; each had the same chance and gives the promised price and working days."
)


def promised(case: Case) -> Outcome:
    """The one member that was picked, at the promises of its library."""
    (picked,) = case.entrants
    reason = Reason(PICKED, {"library": case.terms["library"]})
    return Outcome((Standing(picked.id, picked.amount_fen, picked.days, reason),))


def drawn_among(case: Case) -> Outcome:
    """All members, one ticket each: the order of the draw is the order of the places."""
    if not case.drawn:
        return Outcome(to_draw={each.id: 1 for each in case.entrants})
    by_name = {each.id: each for each in case.entrants}
    facts: dict[str, Scalar] = {"members": len(case.drawn), "library": case.terms["library"]}
    return Outcome(
        tuple(
            Standing(
                name,
                by_name[name].amount_fen,
                by_name[name].days,
                Reason(DRAWN, facts | {"place": place}),
            )
            for place, name in enumerate(case.drawn, start=1)
        )
    )
