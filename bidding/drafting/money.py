"""Step 5: whose money pays, and the price of each item."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.fees import fee_rules
from bidding.forms import FiscalShareField, suit_shares
from bidding.models import Procurement
from bidding.policies.procurements import pay_from, tender
from bidding.queries.prices import price_guide
from bidding.queries.spending import public_money_before
from bidding.region_rules import BiddingRules
from core.forms import YuanField
from core.region import rules_for

from .step import CHOOSE_FIRST, Draft, Step, StepForm

# What holds for public money, as the page says it beside the questions.
LIMITS: Final = ("direct_cap_fen", "compulsory_tender_fen", "government_procurement_fen")


class MoneyForm(StepForm):
    """The share of fiscal money, and a price for each item, as the method means it."""

    fiscal_percent = FiscalShareField()

    def __init__(self, data: Any = None, *, draft: Draft, **kwargs: Any) -> None:
        super().__init__(data, draft=draft, **kwargs)
        suit_shares(self, draft.actor)
        assert draft.method.drafting is not None, "a draft is drafted by its method"
        asked = draft.method.drafting.form
        for item in draft.items():
            self.fields[f"price_{item.code}"] = YuanField(
                label=f"{asked.price_label} · {item}", help_text=asked.price_hint
            )

    def prices(self) -> dict[str, int]:
        """Fen by the code of the item."""
        return {
            name.removeprefix("price_"): fen
            for name, fen in self.cleaned_data.items()
            if name.startswith("price_")
        }

    def clean_fiscal_percent(self) -> int:
        share: int = self.cleaned_data["fiscal_percent"]
        may = pay_from(self.draft.procurement.owner, share)
        if not may:
            raise forms.ValidationError(str(may.reason))
        return share

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for code, fen in self.prices().items():
            if fen is not None and fen < 1:
                self.add_error(f"price_{code}", _("The price must be more than nothing."))
        prices, share = self.prices(), data.get("fiscal_percent")
        if not self.draft.items():
            raise forms.ValidationError(CHOOSE_FIRST)
        if share is not None and prices and all(prices.values()):
            here = self.draft.procurement.project.region
            rules = rules_for(here, at=self.draft.at).of(BiddingRules)
            items, project = self.draft.items(), self.draft.procurement.project
            before = public_money_before(
                project, items, self.draft.at, fiscal_percent=share, but=self.draft.procurement
            )
            may = tender(project.owner, sum(prices.values()), share, rules, before_fen=before)
            if not may:
                raise forms.ValidationError(str(may.reason))
        return data

    def facts(self) -> dict[str, Any]:
        share = self.cleaned_data["fiscal_percent"]
        return {"fiscal_percent": share, "prices": self.prices()}


class MoneyStep(Step):
    slug = "money"
    title = _("Money and prices")
    template = "bidding/drafting/money.html"
    form_class = MoneyForm

    def initial(self, procurement: Procurement) -> dict[str, Any]:
        prices = {
            f"price_{line.item.code}": line.price_fen
            for line in procurement.lines.select_related("item").order_by("id")
        }
        return super().initial(procurement) | prices

    def context(self, draft: Draft) -> dict[str, Any]:
        chosen = {item.pk for item in draft.items()}
        here = draft.procurement.project.region
        rules = rules_for(here, at=draft.at).of(BiddingRules).in_words()
        return {
            "limits": [rules[name] for name in LIMITS],
            "prices": [each for each in price_guide() if each.item.pk in chosen],
            "computed": [item for item in draft.items() if item.code in fee_rules()],
        }
