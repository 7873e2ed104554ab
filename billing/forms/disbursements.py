"""Refunds, payouts and payee accounts."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from billing.models import BankAccount
from core.forms import YuanField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class DisbursementFilter(forms.Form):
    """The filter of refunds or of payouts: `words` says what can be searched."""

    q = forms.CharField(required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, *args: Any, words: "StrPromise", statuses: type[TextChoices]) -> None:
        super().__init__(*args)
        self.fields["q"].label = words
        status = self.fields["status"]
        assert isinstance(status, forms.ChoiceField)
        status.choices = [("", _("All")), *statuses.choices]


class RefundForm(forms.Form):
    """How much goes back, and why."""

    amount_fen = YuanField(label=_("Amount in yuan"))
    reason = forms.CharField(label=_("Reason"), max_length=300)


class PayoutForm(forms.Form):
    """How much an agency wants to be paid."""

    amount_fen = YuanField(label=_("Amount in yuan"))


class PayeeAccountForm(forms.Form):
    """Where an agency is paid."""

    bank = forms.CharField(label=pgettext_lazy("of an account", "Bank"), max_length=100)
    holder = forms.CharField(label=_("Account holder"), max_length=200)
    number = forms.RegexField(
        r"\A[0-9]{8,30}\Z",
        label=_("Account number"),
        help_text=_("8 to 30 digits, without spaces."),
        error_messages={"invalid": _("Enter the account number as 8 to 30 digits.")},
    )


class BankForm(forms.Form):
    """Which of our bank accounts the money left. `incomplete` is said when the form is not."""

    incomplete: object = _("Choose the bank account the money left.")

    bank = forms.ModelChoiceField(
        label=_("Our bank account"), queryset=BankAccount.objects.order_by("number")
    )


class ArrivalForm(BankForm):
    """What the bank statement shows of a payout."""

    incomplete = _("Fill in the bank account, the date and the reference.")

    value_date = forms.DateField(
        label=_("Value date"), widget=forms.DateInput(attrs={"type": "date"})
    )
    evidence = forms.CharField(label=_("The bank's reference"), max_length=80)
