"""Lists in pages: how many rows a page has, and which page the address asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination
    from django.http import HttpRequest

PER_PAGE: Final = 20
Row = TypeVar("Row")


def page_of(
    request: HttpRequest, rows: _SupportsPagination[Row], per_page: int = PER_PAGE
) -> Page[Row]:
    """The page of an ordered list that `?page=` names; a page too far is the last one."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
