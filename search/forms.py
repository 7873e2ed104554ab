"""What a reader may ask: unknown or broken parameters fall away, they never fail."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .engine import SORTS, Query
from .models import Kind

PAGES = 500
SIZE = 20


class SearchForm(forms.Form):
    """The search line with its sort; facets travel as links."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    sort = forms.ChoiceField(label=_("Sort by"), required=False, choices=list(SORTS.items()))
    kind = forms.ChoiceField(
        required=False, choices=[("", ""), *Kind.choices], widget=forms.HiddenInput
    )
    family = forms.SlugField(required=False, max_length=20, widget=forms.HiddenInput)
    item = forms.SlugField(required=False, max_length=16, widget=forms.HiddenInput)
    region = forms.SlugField(required=False, max_length=6, widget=forms.HiddenInput)
    price_band = forms.IntegerField(
        required=False, min_value=0, max_value=9, widget=forms.HiddenInput
    )
    days_band = forms.IntegerField(
        required=False, min_value=0, max_value=9, widget=forms.HiddenInput
    )
    is_newcomer = forms.TypedChoiceField(
        required=False,
        choices=[("", ""), ("true", ""), ("false", "")],
        coerce=lambda value: value == "true",
        empty_value=None,
        widget=forms.HiddenInput,
    )
    is_library_member = forms.TypedChoiceField(
        required=False,
        choices=[("", ""), ("true", "")],
        coerce=lambda value: value == "true",
        empty_value=None,
        widget=forms.HiddenInput,
    )
    method = forms.SlugField(required=False, max_length=16, widget=forms.HiddenInput)
    stage = forms.SlugField(required=False, max_length=12, widget=forms.HiddenInput)

    FILTERS = (
        "kind",
        "family",
        "item",
        "region",
        "price_band",
        "days_band",
        "is_newcomer",
        "is_library_member",
        "method",
        "stage",
    )

    def kept(self) -> list[Any]:
        """The hidden fields that are set: a new search keeps them."""
        return [self[name] for name in self.FILTERS if self.data.get(name)]


def read_query(data: QueryDict, *, kind: str = "") -> tuple[SearchForm, Query]:
    """The form as drawn and the query it means; `kind` fixes the kind of the page."""
    form = SearchForm(data)
    form.is_valid()
    good = form.cleaned_data
    filters = {n: good[n] for n in SearchForm.FILTERS if good.get(n) not in (None, "")}
    if kind:
        filters["kind"] = kind
    page = data.get("page", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1
    query = Query(
        good.get("q", ""), filters, good.get("sort") or "rank", min(max(number, 1), PAGES), SIZE
    )
    return form, query
