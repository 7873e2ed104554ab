"""Fee notices: look one up, filter the list, issue one, receive a payment for one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from billing.models import BankAccount, FeeKind
from billing.states import NoticeStatus
from core.forms import PaymentCodeField, YuanField


class CodeForm(forms.Form):
    """The 20 digits of a fee notice."""

    code = PaymentCodeField(
        label=_("Payment code"), help_text=_("20 digits, printed on the fee notice.")
    )


class FeeNoticeFilter(forms.Form):
    """The filter of finance's list."""

    q = forms.CharField(label=_("Code, title or payer"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *NoticeStatus.choices]
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *FeeKind.choices]
    )


class ReceiptFilter(forms.Form):
    """The filter of receipts."""

    q = forms.CharField(label=_("Number, title or unit"), required=False)


class FeeNoticeForm(forms.Form):
    """A fee that the unit itself collects; milestones' notices come from their contracts."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[c for c in FeeKind.choices if c[0] != FeeKind.MILESTONE]
    )
    reference = forms.CharField(
        label=_("Case number"),
        max_length=40,
        help_text=_("One live notice for each case: the same number gives the same notice."),
    )
    title = forms.CharField(label=_("What it is for"), max_length=200)
    payer_name = forms.CharField(label=_("Payer's name"), max_length=200)
    amount_fen = YuanField(label=_("Amount in yuan"))
    due_on = forms.DateField(
        label=_("Due on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class ReceiveForm(forms.Form):
    """A payment received at the counter or seen on the bank account."""

    CASH, CARD, TRANSFER = "cash", "card", "transfer"

    means = forms.ChoiceField(
        label=_("How it was paid"),
        choices=[(CASH, _("Cash")), (CARD, _("Card at the counter")), (TRANSFER, _("Transfer"))],
    )
    amount_fen = YuanField(label=_("Amount in yuan"))
    till = forms.CharField(
        label=_("Till"), max_length=20, required=False, help_text=_("For cash: the till's number.")
    )
    bank = forms.ModelChoiceField(
        label=_("Our bank account"),
        queryset=BankAccount.objects.order_by("number"),
        required=False,
        help_text=_("For cards and transfers: where the money arrives."),
    )
    value_date = forms.DateField(
        label=_("Value date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("For transfers: the date on the statement."),
    )

    def clean(self) -> dict[str, object]:
        cleaned = self.cleaned_data
        needed = {
            self.CASH: ["till"],
            self.CARD: ["bank"],
            self.TRANSFER: ["bank", "value_date"],
        }
        for name in needed.get(cleaned.get("means", ""), []):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in for the chosen way of payment."))
        return cleaned
