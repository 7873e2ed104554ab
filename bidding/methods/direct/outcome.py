"""The rule of direct selection. Pure."""

from django.utils.translation import gettext_noop

from bidding.methods.protocol import Case, Outcome, Reason, Standing

CHOSEN = gettext_noop("The project owner chose its offer from the shelf and the agency took it.")


def take(case: Case) -> Outcome:
    """The one agency that was asked, at the price of its own offers."""
    (asked,) = case.entrants
    return Outcome((Standing(asked.id, asked.amount_fen, asked.days, Reason(CHOSEN)),))
