"""The average price as a method."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bidding.drafting.terms import SealedMethodForm
from bidding.methods.prices import five_prices
from bidding.methods.protocol import Case, Drafting, Outcome
from bidding.methods.sealed import SealedCompetition

from . import KEY
from .outcome import average_price
from .states import MACHINE


class AveragePrice(SealedCompetition):
    """The sealed price nearest to the mean of all; far ones win nothing."""

    key = KEY
    name = _("Average price")
    machine = MACHINE
    rule = gettext_noop(
        "sealed price nearest to the mean, trimmed from 5 bids on; then the lower, then drawn"
    )
    losers_decide = True
    examples = (five_prices("C", "B"),)
    drafting = Drafting(
        _(
            "Agencies bid sealed prices between a floor and a ceiling; the price nearest to their "
            "mean wins. From five bids on the highest and the lowest do not enter the mean."
        ),
        SealedMethodForm,
    )

    def outcome(self, case: Case) -> Outcome:
        return average_price(case)


METHOD = AveragePrice()
