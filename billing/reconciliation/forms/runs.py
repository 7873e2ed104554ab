"""Statements and runs."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from billing.models import BankAccount
from core.forms import SmallFile


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ImportForm(forms.Form):
    """A statement file of one of our accounts."""

    account = forms.ModelChoiceField(
        label=_("Our bank account"), queryset=BankAccount.objects.order_by("number")
    )
    file = SmallFile(
        label=_("Statement file"),
        help_text=_("CSV in UTF-8 or GBK, at most 20 MB: our template, ICBC or CMB."),
    )


class ReconcileForm(forms.Form):
    """Which account, up to which day."""

    account = forms.ModelChoiceField(
        label=_("Our bank account"), queryset=BankAccount.objects.order_by("number")
    )
    until = forms.DateField(
        label=_("Up to and including"),
        widget=DateInput,
        error_messages={"required": _("Choose an account and a day.")},
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        if until > self._today:
            raise forms.ValidationError(_("This day has not come yet. Choose today or an earlier."))
        return until


class RunFilter(forms.Form):
    """What of a run is shown."""

    state = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[
            ("", _("All")),
            ("waiting", _("Waiting for action")),
            ("different", _("All differences")),
            ("matched", pgettext_lazy("line", "Matched")),
        ],
    )
    words = forms.CharField(
        label=_("Words"),
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": _("Reference, payer, text")}),
    )
