"""What an owner fills in for a lot of an open tender."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.drafting.terms import SealedMethodForm
from bidding.fair_fields import FairField
from bidding.panels.forms import CriteriaField, criteria_text
from core.forms import set_choices

from .queries import tenders_of


class OpenTenderForm(SealedMethodForm):
    """The terms of a lot: its tender, how its proposal is scored, the floor of the price."""

    tender = forms.ChoiceField(
        label=_("Tender"),
        required=False,
        help_text=_("Lots of one tender share its number and close together."),
    )
    tender_title = FairField(
        label=_("Title of the new tender"),
        max_length=200,
        required=False,
        help_text=_("Only where no tender is chosen above."),
    )
    technical_weight = forms.IntegerField(
        label=_("Weight of the proposal, in per cent; the rest is the price"),
        min_value=1,
        max_value=90,
        initial=60,
    )
    technical_minimum = forms.IntegerField(
        label=_("Least points of the proposal"),
        min_value=0,
        max_value=100,
        initial=60,
        help_text=_("Below it the price of a bid is never opened."),
    )
    criteria = CriteriaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = tenders_of(self.draft.procurement.owner)[:50]
        found = [("", _("A new tender")), *((each.number, str(each)) for each in known)]
        set_choices(self, "tender", found)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("tender") and not data.get("tender_title"):
            self.add_error("tender_title", _("Give the new tender a title."))
        return data

    def terms(self) -> dict[str, Any]:
        names = ("tender", "tender_title", "technical_weight", "technical_minimum", "criteria")
        return super().terms() | {name: self.cleaned_data[name] for name in names}

    @classmethod
    def typed_terms(cls, terms: Mapping[str, Any]) -> dict[str, Any]:
        return {**terms, "criteria": criteria_text(terms["criteria"])}
