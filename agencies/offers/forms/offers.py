"""Forms of offers."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.forms import ItemField, set_items
from core.forms import DaysField, YuanField


class TermsForm(forms.Form):
    """The terms of an offer."""

    price_fen = YuanField(
        label=_("Price (yuan)"), required=False, help_text=_("Empty: negotiable.")
    )
    promised_days = DaysField(label=_("Promised working days"), min_value=1, max_value=1000)
    service_standard = forms.CharField(
        label=_("Service standard"), required=False, max_length=2000, widget=forms.Textarea
    )


class OfferForm(TermsForm):
    """A new offer: the item and its terms."""

    field_order = ("item",)
    item = ItemField(to_field_name="code")

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_items(self, on)
