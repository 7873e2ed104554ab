"""Finance's lists of papers: the filter of the address, the rows it leaves, their sum."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest


def filtered(rows: QuerySet[Any], form: forms.Form, *, words: tuple[str, ...]) -> QuerySet[Any]:
    """Rows that fit: `q` in one of the fields `words`, every other field exactly.

    A filter that makes no sense hides nothing.
    """
    if not form.is_valid():
        return rows
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    if q := chosen.pop("q", ""):
        found = Q()
        for field in words:
            found |= Q(**{f"{field}__icontains": q})
        rows = rows.filter(found)
    return rows.filter(**chosen)


def total_fen(rows: QuerySet[Any], field: str = "amount_fen") -> int:
    """The sum of an amount over a whole list, in fen."""
    total: int | None = rows.order_by().aggregate(total=Sum(field))["total"]
    return total or 0


def wants_file(request: HttpRequest) -> bool:
    """True when the list is asked for as a file instead of a page."""
    return request.GET.get("file") == "csv"
