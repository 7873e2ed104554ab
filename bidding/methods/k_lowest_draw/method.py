"""The draw among the lowest as a method."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bidding.methods.prices import five_prices
from bidding.methods.protocol import Case, Drafting, Example, Outcome
from bidding.methods.sealed import SealedCompetition
from bidding.models import Procurement

from . import KEY
from .forms import KLowestDrawForm
from .models import LowestTerms
from .outcome import k_lowest_draw
from .states import MACHINE


def _lowest(count: int, *drawn: str) -> Example:
    example = five_prices(*drawn)
    return replace(example, terms={**example.terms, "lowest": count})


class KLowestDraw(SealedCompetition):
    """Low prices get into the draw, chance decides among them."""

    key = KEY
    name = _("Draw among the lowest")
    machine = MACHINE
    rule = gettext_noop(
        "the lowest sealed prices, as many as the notice says, and equals of the last, are drawn"
    )
    losers_decide = True
    examples = (_lowest(3, "B", "A", "C"), _lowest(2, "C", "A", "B"))
    facts_template = "k_lowest_draw/facts.html"
    drafting = Drafting(
        _(
            "Agencies bid sealed prices between a floor and a ceiling; as many of the "
            "lowest as you say enter a public draw, and each would take the work at its own price."
        ),
        KLowestDrawForm,
    )

    def write_terms(self, procurement: Procurement, terms: Mapping[str, Any]) -> None:
        super().write_terms(procurement, terms)
        LowestTerms.objects.create(procurement=procurement, count=terms["lowest"])

    def forget_terms(self, procurement: Procurement) -> None:
        super().forget_terms(procurement)
        LowestTerms.objects.filter(procurement=procurement).delete()

    def copied_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        return {**super().copied_terms(procurement), "lowest": procurement.lowest_terms.count}

    def notice_facts(self, procurement: Procurement) -> dict[str, Any]:
        return super().notice_facts(procurement) | {"lowest": procurement.lowest_terms.count}

    def rule_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        return {**super().rule_terms(procurement), "lowest": procurement.lowest_terms.count}

    def outcome(self, case: Case) -> Outcome:
        return k_lowest_draw(case)


METHOD = KLowestDraw()
