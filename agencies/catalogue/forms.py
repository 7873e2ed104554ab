"""The filter of the list, and the report of a demand outside it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import Family
from core.forms import set_choices
from core.models import Department


class ServiceFilter(forms.Form):
    """Words, family, department."""

    q = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    family = forms.ChoiceField(label=_("Family"), required=False)
    department = forms.ChoiceField(label=_("Sector department"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "family", [("", _("All")), *Family.choices])
        departments = ((d.code, d.name) for d in Department.objects.order_by("code", "id"))
        set_choices(self, "department", [("", _("All")), *departments])


class WithdrawalForm(forms.Form):
    """Why an item leaves the published list; the reason is kept with the move."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class DemandForm(forms.Form):
    """Somebody was asked for work outside the list."""

    described = forms.CharField(
        label=_("What was demanded"), widget=forms.Textarea, max_length=2000
    )
    demanded_by = forms.CharField(label=_("Who demanded it"), max_length=200)
    contact = forms.CharField(
        label=_("Your contact"),
        max_length=200,
        required=False,
        help_text=_("Only if you want an answer. It is not published."),
    )
