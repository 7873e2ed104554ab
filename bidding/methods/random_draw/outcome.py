"""The rule of the random draw. Pure."""

from django.utils.translation import gettext_noop

from bidding.methods.protocol import Case, Outcome, Reason, Standing

DRAWN = gettext_noop("Drawn as number %(place)s of %(entrants)s at the fixed price.")


def draw_decides(case: Case) -> Outcome:
    """Everybody has one ticket; the order of the draw is the order of the places."""
    if not case.drawn:
        return Outcome(to_draw={each.id: 1 for each in case.entrants})
    by_name = {each.id: each for each in case.entrants}
    return Outcome(
        tuple(
            Standing(
                name,
                by_name[name].amount_fen,
                by_name[name].days,
                Reason(DRAWN, {"place": place, "entrants": len(case.drawn)}),
            )
            for place, name in enumerate(case.drawn, start=1)
        )
    )
