"""Refunds, payouts and payee accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from billing.models import BankAccount
from billing.states import PayoutStatus, RefundStatus
from core.forms import YuanField


class RefundFilter(forms.Form):
    """The filter of refunds."""

    q = forms.CharField(label=_("Number, code or title"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *RefundStatus.choices]
    )


class PayoutFilter(forms.Form):
    """The filter of payouts."""

    q = forms.CharField(label=_("Number or agency"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *PayoutStatus.choices]
    )


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
    """Which of our bank accounts the money left, and where the statement says so."""

    bank = forms.ModelChoiceField(
        label=_("Our bank account"), queryset=BankAccount.objects.order_by("number")
    )


class ArrivalForm(BankForm):
    """What the bank statement shows of a payout."""

    value_date = forms.DateField(
        label=_("Value date"), widget=forms.DateInput(attrs={"type": "date"})
    )
    evidence = forms.CharField(label=_("The bank's reference"), max_length=80)


class ReasonForm(forms.Form):
    """Why something is rejected or came back."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
