"""The filter of the list of agencies."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import ServiceItem
from agencies.offers.queries.public import PUBLIC_STATUSES, regions_of_agencies
from core.forms import set_choices


class AgencyFilter(forms.Form):
    """Words, region, item, status."""

    q = forms.CharField(
        label=_("Name or credit code"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    item = forms.ChoiceField(label=_("Offers the item"), required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("All")), *((s.value, s.label) for s in PUBLIC_STATUSES)],
    )

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = ((r.code, r.name) for r in regions_of_agencies())
        items = ((i.code, f"{i.code} {i.name}") for i in ServiceItem.objects.for_sale(on))
        set_choices(self, "region", [("", _("All")), *regions])
        set_choices(self, "item", [("", _("All")), *items])
