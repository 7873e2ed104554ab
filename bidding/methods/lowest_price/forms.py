"""What people fill in about a lowest price."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PriceExplanationForm(forms.Form):
    """How a price is possible."""

    text = forms.CharField(
        label=_("Explanation of your price"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Working time, wages, travel, instruments: the owner must be able to follow."),
    )


class JudgementForm(forms.Form):
    """The owner's decision about an explanation."""

    is_accepted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Accept the price")), ("no", _("Leave the price out"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    decision = forms.CharField(
        label=_("Reasons of the decision"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
