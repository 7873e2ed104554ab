"""The best value as a method."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from agencies.credit import scoring
from agencies.credit.queries.scores import latest_score
from bidding.methods.protocol import Case, Drafting, Entrant, Outcome
from bidding.methods.scored import ScoredCompetition
from bidding.models import Procurement, SignUp

from . import KEY
from .forms import BestValueForm
from .models import BestValueWeights
from .outcome import best_value
from .states import MACHINE


class BestValue(ScoredCompetition):
    """Price, days, credit at closing and a scored proposal, weighed as the notice says."""

    key = KEY
    name = _("Best value")
    machine = MACHINE
    rule = gettext_noop(
        "most points: price, credit at closing, days, proposal by the notice's weights; drawn"
    )
    facts_template = "best_value/facts.html"
    drafting = Drafting(
        _(
            "Agencies bid sealed prices and working days, and, if you like, a proposal that a "
            "drawn panel of experts scores first. Price, credit at closing, days and proposal "
            "are weighed as you fix it here, and the most points win."
        ),
        BestValueForm,
    )

    def write_terms(self, procurement: Procurement, terms: Mapping[str, Any]) -> None:
        super().write_terms(procurement, terms)
        BestValueWeights.objects.create(procurement=procurement, **terms["weights"])

    def forget_terms(self, procurement: Procurement) -> None:
        super().forget_terms(procurement)
        BestValueWeights.objects.filter(procurement=procurement).delete()

    def copied_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        return {**super().copied_terms(procurement), "weights": procurement.weights.as_json()}

    def notice_facts(self, procurement: Procurement) -> dict[str, Any]:
        return super().notice_facts(procurement) | {"weights": procurement.weights.as_json()}

    def entrant(self, sign_up: SignUp, amount_fen: int, days: int, **facts: Any) -> Entrant:
        """With the score that stood at closing: scores are kept for ever, so it stays the same."""
        score = latest_score(sign_up.agency, sign_up.procurement.closed_at)
        value = score.value if score else 100 * scoring.CURRENT.first_mean
        totals = self.totals(sign_up.procurement).get(sign_up.agency_id, [])
        return super().entrant(
            sign_up, amount_fen, days, credit=round(value * 100), proposal=totals
        )

    def rule_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        weights = procurement.weights.as_json()
        return {
            **super().rule_terms(procurement),
            **{f"{part}_weight": weight for part, weight in weights.items()},
        }

    def outcome(self, case: Case) -> Outcome:
        return best_value(case)


METHOD = BestValue()
