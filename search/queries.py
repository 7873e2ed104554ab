"""Hits as people may see them: read again from the database, with why each stands there."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from agencies import ranking
from agencies.models import Agency, Offer
from bidding.models import Procurement

from .engine import Hit, Result
from .models import Kind


@dataclass(frozen=True)
class Found:
    """A hit with the thing itself, as the database has it now."""

    hit: Hit
    thing: Any

    @property
    def kind(self) -> str:
        """What it is: "offer", "agency" or "notice"."""
        return self.hit.kind

    @cached_property
    def why(self) -> list[str]:
        """Why it stands where it stands; nothing for notices, which are not ranked."""
        if not self.hit.parts:
            return []
        return ranking.why(ranking.parts_of(self.hit.parts))


def checked(result: Result, *, on: dt.date) -> list[Found]:
    """The hits that still hold. An entry that lies never reaches anyone. One query a kind."""
    things: dict[tuple[str, int], Any] = {}
    for kind, rows in _rows(result.hits, on):
        things.update({(kind, row.pk): row for row in rows})
    return [
        Found(hit, things[hit.kind, hit.object_id])
        for hit in result.hits
        if (hit.kind, hit.object_id) in things
    ]


def _rows(hits: Iterable[Hit], on: dt.date) -> Iterable[tuple[str, Iterable[Any]]]:
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.object_id)
    if wanted := keys.get(Kind.OFFER):
        offers = Offer.objects.on_shelf(on).filter(pk__in=wanted).order_by("pk")
        yield Kind.OFFER, offers.select_related("item", "agency__organisation__region")
    if wanted := keys.get(Kind.AGENCY):
        agencies = Agency.objects.that_can("be_listed").filter(pk__in=wanted).order_by("pk")
        yield Kind.AGENCY, agencies.select_related("organisation__region")
    if wanted := keys.get(Kind.NOTICE):
        notices = Procurement.objects.visible().filter(pk__in=wanted).order_by("pk")
        yield Kind.NOTICE, notices.select_related("owner", "project__region")
