from django import forms

from bidding.drafting.terms import MethodForm
from core.forms import DaysField, YuanField


class OpenPriceForm(MethodForm):
    price_label = "Ceiling"
    floor_fen = YuanField(label="Floor")

    def terms(self):
        return {"floor_fen": self.cleaned_data["floor_fen"]}


class BidForm(forms.Form):
    amount_fen = YuanField(label="Your price")
    days = DaysField(label="Your working days", min_value=1, max_value=1000)
