"""Libraries an agency is a member of, as told by the app above that keeps them.

Calls go down: whoever knows registers a reader with `library_seats`, in a `receivers.py`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from agencies.entry.models import Agency


@dataclass(frozen=True)
class LibrarySeat:
    """One library by its number and title, and until when the agency is its member."""

    number: str
    title: str
    until: dt.datetime


SeatReader = Callable[[Agency, dt.datetime], list[LibrarySeat]]
_readers: list[SeatReader] = []


def library_seats(find: SeatReader) -> SeatReader:
    """Register where the memberships of an agency are found."""
    _readers.append(find)
    return find


def seats_of(agency: Agency, at: dt.datetime) -> list[LibrarySeat]:
    """The libraries the agency is a member of at a moment, soonest ending first."""
    return [seat for find in _readers for seat in find(agency, at)]
