"""What the shelf tells the layers above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events import Event

if TYPE_CHECKING:
    from agencies.offers.models import Offer


@dataclass(frozen=True)
class OfferListed(Event):
    """An offer lies on the shelf (for the first time, or again after a pause)."""

    offer: Offer
    at: dt.datetime


@dataclass(frozen=True)
class OfferRevised(Event):
    """Price, promised days or service standard of an offer changed."""

    offer: Offer
    at: dt.datetime
