"""Hits as people may see them: read again from the database."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils.translation import get_language

from agencies.models import Agency, Offer
from bidding.libraries.queries import member_until
from bidding.models import Procurement
from core.models import name_at

from .engine import Hit, Result
from .models import Kind

Row = dict[str, Any]
_THESE = "SELECT * FROM ({shelf}) AS shelf WHERE id = ANY(%s)"


def checked(result: Result, *, on: dt.date) -> list[Row]:
    """The hits that still hold, as a page draws them, each with its `hit`.

    An entry that lies never reaches anyone. One query a kind, of plain values: twenty offers with
    their agencies as model instances cost more time than the page's whole frame.
    """
    rows = {(kind, row["id"]): row for kind, found in _read(result.hits, on) for row in found}
    return [
        rows[hit.kind, hit.object_id] | {"hit": hit}
        for hit in result.hits
        if (hit.kind, hit.object_id) in rows
    ]


def _read(hits: Sequence[Hit], on: dt.date) -> Iterable[tuple[str, Iterable[Row]]]:
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.object_id)
    if wanted := keys.get(Kind.OFFER):
        yield Kind.OFFER, _offers(wanted, on)
    if wanted := keys.get(Kind.AGENCY):
        yield Kind.AGENCY, _agencies(wanted)
    if wanted := keys.get(Kind.NOTICE):
        yield Kind.NOTICE, _notices(wanted)


def _offers(wanted: list[int], on: dt.date) -> Iterable[Row]:
    sql, values = _shelf(get_language() or "", on)
    with connection.cursor() as cursor:
        cursor.execute(_THESE.format(shelf=sql), [*values, wanted])
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@lru_cache(maxsize=4)
def _shelf(_language: str, on: dt.date) -> tuple[str, tuple[Any, ...]]:
    """What is on the shelf on a date, as SQL with its values.

    The rule is the queryset's; composing it again for every page cost more than running it.
    """
    offers = (
        Offer.objects.on_shelf(on)
        .order_by()
        .values(
            "id",
            "price_fen",
            "promised_days",
            name=name_at("item"),
            agency_name=F("agency__organisation__name"),
            region=name_at("agency__organisation__region"),
            library_until=member_until("agency_id", "item_id", on),
        )
    )
    return offers.query.sql_with_params()


def _agencies(wanted: list[int]) -> Iterable[Row]:
    agencies = Agency.objects.that_can("be_listed").filter(pk__in=wanted).order_by("pk")
    rows: Iterable[Any] = agencies.values(
        "id",
        name=F("organisation__name"),
        region=name_at("organisation__region"),
        credit_code=F("organisation__credit_code"),
    )
    return rows


def _notices(wanted: list[int]) -> Iterable[Row]:
    notices = Procurement.objects.visible().filter(pk__in=wanted).order_by("pk")
    shown = ("number", "title", "status", "method", "closes_at", "owner__name")
    for notice in notices.select_related("owner").only(*shown):
        yield {"id": notice.pk, "notice": notice}
