"""The filter of the list, the choice of an item, and the report of a demand outside the list."""

import datetime as dt
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.fees import BASES, FACTORS, FEN_OF_WAN, FeeRule, Working, compute
from agencies.catalogue.models import Family, ServiceItem
from agencies.catalogue.policies import offer_item
from core.forms import YuanField, set_choices, set_rows
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


class FeeForm(forms.Form):
    """What a fee rule computes from: its base, and a choice for each of its factors."""

    def __init__(self, data: Any = None, *, rule: FeeRule) -> None:
        super().__init__(data)
        self.rule = rule
        label = BASES[rule.base]
        self.fields["base"] = (
            forms.DecimalField(label=label, min_value=0, max_digits=9, decimal_places=4)
            if rule.is_of_area
            else YuanField(label=label)
        )
        for name in rule.factors:
            factor = FACTORS[name]
            choices = [(key, words) for key, (words, _value) in factor.choices.items()]
            self.fields[name] = forms.ChoiceField(label=factor.label, choices=choices)

    def working(self) -> Working:
        """The fee, from the cleaned data."""
        data = self.cleaned_data
        of_money = Fraction(0 if self.rule.is_of_area else data["base"], FEN_OF_WAN)
        base = Fraction(data["base"]) if self.rule.is_of_area else of_money
        return compute(self.rule, base, {name: data[name] for name in self.rule.factors})


class ItemField(forms.ModelChoiceField):
    """One item that is offered and bought by itself; a bundle is refused with its members."""

    on: dt.date  # whose list it shows, from `set_items`

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(ServiceItem.objects.none(), label=_("Service item"), **kwargs)

    def to_python(self, value: Any) -> ServiceItem | None:
        try:
            item: ServiceItem | None = super().to_python(value)
        except forms.ValidationError:
            key = self.to_field_name or "pk"
            bundles = ServiceItem.objects.filter(family=Family.BUNDLE)
            named = [each for each in bundles if str(getattr(each, key)) == str(value)]
            if not named:
                raise
            reason = str(offer_item(named[0], self.on).reason)
            raise forms.ValidationError(reason) from None
        return item


def set_items(form: forms.BaseForm, on: dt.date) -> None:
    """Give the field `item` of a form what is for sale on a date."""
    set_rows(form, "item", ServiceItem.objects.for_sale(on))
    field = form.fields["item"]
    assert isinstance(field, ItemField)
    field.on = on


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
