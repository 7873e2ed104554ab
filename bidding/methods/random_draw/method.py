"""The random draw as a method: everything but the rule is what competitions share."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bidding.drafting.terms import MethodForm
from bidding.methods.competition import Competition
from bidding.methods.protocol import Case, Drafting, Example, Outcome

from . import KEY
from .outcome import draw_decides
from .states import MACHINE


class RandomDraw(Competition):
    """A fixed price; the verifiable draw gives the winner and the alternates."""

    key = KEY
    name = _("Random draw")
    machine = MACHINE
    rule = gettext_noop("random draw at a fixed price: one ticket each, smallest ticket wins")
    may_draw = True
    examples = (
        Example(
            {"price_fen": 10_000_000, "days": 20},
            {"A": {}, "B": {}, "C": {}},
            ("B", "C", "A"),
        ),
    )
    drafting = Drafting(
        _(
            "All agencies that fulfil the requirements may take part at the price you fix; a "
            "public draw decides."
        ),
        MethodForm,
        order=0,
    )

    def outcome(self, case: Case) -> Outcome:
        return draw_decides(case)


METHOD = RandomDraw()
