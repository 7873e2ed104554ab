"""Forms of the regulator's review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.entry import fields


class RemarksForm(forms.Form):
    """One remark a field; the fields with a remark reopen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in fields.LABELS.items():
            self.fields[name] = forms.CharField(label=str(label), required=False, max_length=1000)

    def remarks(self) -> dict[str, str]:
        """Field → remark, for the fields with a remark."""
        return {name: text for name, text in self.cleaned_data.items() if text}


class EntryObjectionForm(forms.Form):
    """An objection from the publicity period that the regulator upholds."""

    field = forms.ChoiceField(
        label=_("What it is about"), choices=[(n, label) for n, label in fields.LABELS.items()]
    )
    reason = forms.CharField(label=_("Facts and reasons"), widget=forms.Textarea, max_length=2000)
