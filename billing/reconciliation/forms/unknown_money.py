"""Where money of unknown purpose goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from billing.models import BankAccount, FeeNotice
from core.forms import PaymentCodeField


class UnknownFilter(forms.Form):
    """Which items are shown."""

    state = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Waiting for action")), ("placed", _("Placed"))],
    )


class PlacingForm(forms.Form):
    """Assign the money to a fee notice, or send it back. Cleans `code` to `notice` besides."""

    ASSIGN, RETURN = "assign", "return"

    way = forms.ChoiceField(
        label=_("Where the money goes"),
        choices=[(ASSIGN, _("It is for a fee notice")), (RETURN, _("Back to its sender"))],
        widget=forms.RadioSelect,
    )
    code = PaymentCodeField(
        label=_("Payment code"),
        required=False,
        help_text=_("For a fee notice: its 20 digits."),
    )
    bank = forms.ModelChoiceField(
        label=_("Our bank account"),
        queryset=BankAccount.objects.order_by("number"),
        required=False,
        help_text=_("For a return: the account it is sent from."),
    )
    reason = forms.CharField(
        label=_("How you know"), max_length=200, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, is_online: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_online:  # the gateway sends it back the way it came
            del self.fields["bank"]

    def clean(self) -> dict[str, object]:
        cleaned = self.cleaned_data
        needed = {self.ASSIGN: "code", self.RETURN: "bank"}.get(cleaned.get("way", ""), "")
        if needed in self.fields and not cleaned.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Fill this in for the chosen way."))
        if needed == "code" and cleaned.get("code"):
            cleaned["notice"] = FeeNotice.objects.filter(code=cleaned["code"]).first()
            if cleaned["notice"] is None:
                self.add_error(
                    "code", _("There is no fee notice with this code. Compare it once more.")
                )
        return cleaned
