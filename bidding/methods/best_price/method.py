"""The best price as a method."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bidding.drafting.terms import SealedMethodForm
from bidding.methods.prices import five_prices
from bidding.methods.protocol import Case, Drafting, Outcome
from bidding.methods.sealed import SealedCompetition

from . import KEY
from .outcome import best_price
from .states import MACHINE


class BestPrice(SealedCompetition):
    """The mean times a factor that nobody knows before the draw."""

    key = KEY
    name = _("Best price")
    machine = MACHINE
    rule = gettext_noop(
        "nearest sealed price below the trimmed mean times a drawn factor of 95 to 98 percent"
    )
    losers_decide = True
    examples = (five_prices("factor-96", "C", "factor-95", "B", "factor-98", "factor-97"),)
    drafting = Drafting(
        _(
            "Agencies bid sealed prices between a floor and a ceiling. A factor from 95 to 98 "
            "percent is drawn after the opening; the price nearest below the mean times it wins."
        ),
        SealedMethodForm,
    )

    def outcome(self, case: Case) -> Outcome:
        return best_price(case)


METHOD = BestPrice()
