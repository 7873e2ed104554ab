"""The best value as a method."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from agencies.credit import scoring
from agencies.credit.queries.scores import latest_score
from bidding.methods.protocol import Case, Drafting, Entrant, Example, Outcome
from bidding.methods.scored import ScoredCompetition, proposal_points
from bidding.models import Procurement, SignUp
from bidding.sealing.contents import BidField, FieldKind

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
    losers_decide = True
    examples = (
        Example(
            {
                "floor_fen": 100,
                "ceiling_fen": 1000,
                "days": 20,
                "price_weight": 60,
                "credit_weight": 30,
                "days_weight": 10,
                "proposal_weight": 0,
            },
            {
                "A": {"amount_fen": 400, "days": 20, "credit": 8000},
                "B": {"amount_fen": 500, "days": 10, "credit": 9000},
                "C": {"amount_fen": 800, "days": 10, "credit": 10_000},
            },
        ),
        Example(
            {
                "floor_fen": 100,
                "ceiling_fen": 1000,
                "days": 20,
                "price_weight": 40,
                "credit_weight": 20,
                "days_weight": 0,
                "proposal_weight": 40,
            },
            {
                "A": {"amount_fen": 500, "days": 10, "credit": 8000, "proposal": 9000},
                "B": {"amount_fen": 400, "days": 10, "credit": 8000, "proposal": 5500},
            },
        ),
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

    def sample_fields(self, terms: Mapping[str, Any]) -> Sequence[BidField]:
        """With the points that a bid does not say: credit, and what the panel gives."""
        fields = [
            *super().sample_fields(terms),
            BidField("credit", FieldKind.PERCENT, _("Credit score"), 1, 10_000),
        ]
        if terms["proposal_weight"]:
            fields.append(proposal_points("proposal"))
        return fields

    def sample_case(self, bids: Mapping[str, Mapping[str, Any]], terms: Mapping[str, Any]) -> Case:
        """As one evaluator scored."""
        scored = {
            name: {**bid, "proposal": [bid["proposal"]] if "proposal" in bid else []}
            for name, bid in bids.items()
        }
        return super().sample_case(scored, terms)

    def outcome(self, case: Case) -> Outcome:
        return best_value(case)


METHOD = BestValue()
