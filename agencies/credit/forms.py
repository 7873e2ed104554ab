"""Which ranking, and which places of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import Family
from core.forms import set_choices
from core.models import Region

ALL = ("", _("All"))


class RankingFilter(forms.Form):
    """Which list, which places of it."""

    family = forms.ChoiceField(label=_("Family"), choices=[ALL, *Family.choices], required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    stars = forms.ChoiceField(
        label=_("At least"),
        choices=[ALL, *((str(n), "★" * n) for n in (5, 4, 3, 2))],
        required=False,
    )
    words = forms.CharField(
        label=_("Name of the agency"), required=False, widget=forms.TextInput({"type": "search"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = Region.objects.filter(organisation__agency__isnull=False).distinct()
        found = ((region.code, region.name) for region in regions.order_by("code", "id"))
        set_choices(self, "region", [ALL, *found])
