"""What an owner fills in for a draw among the lowest."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.drafting.terms import SealedMethodForm

from .models import LEAST, MOST, USUAL


class KLowestDrawForm(SealedMethodForm):
    """The floor, and how many of the lowest prices enter the draw."""

    lowest = forms.IntegerField(
        label=_("How many of the lowest prices enter the draw"),
        help_text=_("From 2 to 10. Whoever bids the same as the last of them enters too."),
        min_value=LEAST,
        max_value=MOST,
        initial=USUAL,
    )

    def terms(self) -> dict[str, Any]:
        return super().terms() | {"lowest": self.cleaned_data["lowest"]}
