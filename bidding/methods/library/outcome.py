"""The rule of a pick in a library. Pure."""

from django.utils.translation import gettext_noop

from bidding.methods.protocol import Case, Outcome, Reason, Standing

PICKED = gettext_noop(
    "Picked as a member of the library %(library)s, which was tendered openly; it gives the "
    "price and the working days that every member promised."
)


def promised(case: Case) -> Outcome:
    """The one member that was picked, at the promises of its library."""
    (picked,) = case.entrants
    reason = Reason(PICKED, {"library": case.terms["library"]})
    return Outcome((Standing(picked.id, picked.amount_fen, picked.days, reason),))
