"""What agencies tells the layers above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events import Event

if TYPE_CHECKING:
    from .models import Agency, Offer, Sanction, Score, ServiceItem


@dataclass(frozen=True)
class AgencySuspended(Event):
    """The agency may not win new work; running contracts go on and are paid."""

    agency: Agency
    sanction: Sanction


@dataclass(frozen=True)
class AgencyRemoved(Event):
    """The agency left the market; running contracts go on and are paid."""

    agency: Agency
    sanction: Sanction


@dataclass(frozen=True)
class AgencyReinstated(Event):
    """A suspended agency may win work again."""

    agency: Agency


@dataclass(frozen=True)
class ScoreChanged(Event):
    """The agency has a new performance score."""

    agency: Agency
    score: Score


@dataclass(frozen=True)
class AgencyAdmitted(Event):
    """The agency entered the market and may win work."""

    agency: Agency


@dataclass(frozen=True)
class AgencyChanged(Event):
    """What the public page of an agency shows has changed: certificates or people."""

    agency: Agency
    at: dt.datetime


@dataclass(frozen=True)
class OfferListed(Event):
    """An offer lies on the shelf (for the first time, or again after a pause)."""

    offer: Offer
    at: dt.datetime


@dataclass(frozen=True)
class OfferChanged(Event):
    """Price, promised days or service standard of an offer changed."""

    offer: Offer
    at: dt.datetime


@dataclass(frozen=True)
class OfferPaused(Event):
    """An offer left the shelf for a while."""

    offer: Offer


@dataclass(frozen=True)
class OfferWithdrawn(Event):
    """An offer left the shelf for good."""

    offer: Offer


@dataclass(frozen=True)
class ItemPublished(Event):
    """An item is on the published list and may be bought."""

    item: ServiceItem


@dataclass(frozen=True)
class ItemWithdrawn(Event):
    """An item left the published list."""

    item: ServiceItem
