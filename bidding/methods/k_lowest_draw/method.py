"""The draw among the lowest as a method."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bidding.drafting.terms import SealedMethodForm
from bidding.methods.prices import five_prices
from bidding.methods.protocol import Case, Drafting, Outcome
from bidding.methods.sealed import SealedCompetition

from . import KEY
from .outcome import k_lowest_draw
from .states import MACHINE


class KLowestDraw(SealedCompetition):
    """Low prices get into the draw, chance decides among them."""

    key = KEY
    name = _("Draw among the lowest")
    machine = MACHINE
    rule = gettext_noop("the three lowest sealed prices, and equals of the third, enter the draw")
    losers_decide = True
    examples = (five_prices("B", "A", "C"),)
    drafting = Drafting(
        _(
            "Agencies bid sealed prices between a floor and a ceiling; the three lowest enter a "
            "public draw, and each would take the work at its own price."
        ),
        SealedMethodForm,
    )

    def outcome(self, case: Case) -> Outcome:
        return k_lowest_draw(case)


METHOD = KLowestDraw()
