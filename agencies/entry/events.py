"""What entry tells the layers above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events import Event

if TYPE_CHECKING:
    from agencies.entry.models import Agency


@dataclass(frozen=True)
class AgencyChanged(Event):
    """What the public page of an agency shows has changed: certificates or people."""

    agency: Agency
    at: dt.datetime
