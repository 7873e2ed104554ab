"""Step 6: how long the work may take, and until when agencies sign up."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.models import Procurement
from bidding.policies.procurements import open_long_enough
from bidding.region_rules import BiddingRules
from core.forms import DaysField
from core.region import rules_for

from .step import CHOOSE_FIRST, Draft, Step, StepForm, moment_field


class TimesForm(StepForm):
    """Working days for each item, and the end of sign-up."""

    closes_at = moment_field(_("Sign-up until"), _("Beijing time."))

    def __init__(self, data: Any = None, *, draft: Draft, **kwargs: Any) -> None:
        super().__init__(data, draft=draft, **kwargs)
        for item in draft.items():
            self.fields[f"days_{item.code}"] = DaysField(
                label=_("Working days for %s") % item, min_value=1, max_value=1000
            )
        self.order_fields([name for name in self.fields if name.startswith("days_")])

    def clean_closes_at(self) -> dt.datetime:
        """The region's least time counts from today, and again when it is published."""
        closes_at: dt.datetime = self.cleaned_data["closes_at"]
        here = self.draft.procurement.project.region
        rules = rules_for(here, at=self.draft.at).of(BiddingRules)
        may = open_long_enough(closes_at, self.draft.at, rules)
        if not may:
            raise forms.ValidationError(str(may.reason))
        return closes_at

    def clean(self) -> dict[str, Any]:
        if not self.draft.items():
            raise forms.ValidationError(CHOOSE_FIRST)
        return super().clean()

    def facts(self) -> dict[str, Any]:
        days = {
            name.removeprefix("days_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("days_")
        }
        return {"closes_at": self.cleaned_data["closes_at"], "days": days}


class TimesStep(Step):
    slug = "times"
    title = _("Times")
    form_class = TimesForm

    def initial(self, procurement: Procurement) -> dict[str, Any]:
        days = {
            f"days_{line.item.code}": line.days
            for line in procurement.lines.select_related("item").order_by("id")
        }
        return super().initial(procurement) | days
