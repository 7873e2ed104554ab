"""What every list and page of billing needs from its request."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from core.actors import Actor

PER_PAGE = 20
Row = TypeVar("Row", bound=Model)


def actor_of(request: HttpRequest) -> Actor:
    """Who acts."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by CurrentActor
    return actor


def page_of(request: HttpRequest, rows: QuerySet[Row] | list[Row]) -> Page[Row]:
    """The page of a list that the address asks for; a page too far is the last."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
