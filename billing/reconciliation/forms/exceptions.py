"""Differences: what is shown, why they are there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from billing.reconciliation.models import ExceptionKind, Resolution
from billing.reconciliation.states import ExceptionStatus


class ExceptionFilter(forms.Form):
    """Which differences are shown."""

    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *ExceptionStatus.choices]
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *ExceptionKind.choices]
    )
    words = forms.CharField(
        label=_("Words"),
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": _("Reference, payer, text")}),
    )


class ExplanationForm(forms.Form):
    """Why a difference is there, and how it is settled."""

    resolution = forms.ChoiceField(
        label=_("How to settle it"), choices=Resolution.choices, widget=forms.RadioSelect
    )
    explanation = forms.CharField(
        label=_("Explanation"), max_length=300, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == ExceptionKind.TIMING:
            field = self.fields["resolution"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(Resolution.CARRY, Resolution.CARRY.label)]
            field.initial = Resolution.CARRY
