"""What an owner fills in for a random draw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.forms import DraftForm
from core.forms import YuanField


class RandomDrawForm(DraftForm):
    """A procurement by random draw at a fixed price."""

    price_fen = YuanField(
        label=_("Fixed price in yuan"), help_text=_("Every agency takes part at this price.")
    )
    closes_at_help = _("Beijing time. The draw follows half an hour later.")

    def clean_price_fen(self) -> int:
        fen: int = self.cleaned_data["price_fen"]
        if fen < 1:
            raise forms.ValidationError(_("The price must be more than nothing."))
        return fen
