"""What an owner fills in for a best value."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.drafting.terms import SealedMethodForm
from bidding.panels.forms import CriteriaField, criteria_text

PARTS = ("price", "credit", "days", "proposal")


def _weight(label: Any, initial: int, least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=100, initial=initial)


class BestValueForm(SealedMethodForm):
    """The terms of a best value: the floor, and what each part weighs."""

    price_weight = _weight(_("Weight of the price, in per cent"), 60, least=1)
    credit_weight = _weight(_("Weight of the credit score, in per cent"), 30)
    days_weight = _weight(_("Weight of the working days, in per cent"), 10)
    proposal_weight = _weight(_("Weight of the proposal, in per cent"), 0)
    criteria = CriteriaField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        weights = [data[f"{part}_weight"] for part in PARTS if f"{part}_weight" in data]
        if len(weights) == len(PARTS) and sum(weights) != 100:
            self.add_error("price_weight", _("The four weights must add up to 100."))
        if data.get("proposal_weight") and not data.get("criteria") and "criteria" in data:
            self.add_error("criteria", _("Say by which criteria the proposal is scored."))
        return data

    def terms(self) -> dict[str, Any]:
        weights = {part: self.cleaned_data[f"{part}_weight"] for part in PARTS}
        criteria = self.cleaned_data["criteria"] if weights["proposal"] else []
        return super().terms() | {"weights": weights, "criteria": criteria}

    @classmethod
    def typed_terms(cls, terms: Mapping[str, Any]) -> dict[str, Any]:
        weights = {f"{part}_weight": weight for part, weight in terms["weights"].items()}
        criteria = criteria_text(terms.get("criteria", []))
        return {"floor_fen": terms["floor_fen"], "criteria": criteria, **weights}
