"""How far the work went after the award, as told by the app above that keeps the contracts.

Calls go down: bidding cannot look at contracts. Whoever knows registers a reader with `tell`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bidding.models import Procurement


@dataclass(frozen=True)
class Engagement:
    """The contract of a procurement, and its last four steps with their dates.

    `reached` counts from the contract: 0 contract, 1 performance, 2 payment, 3 rating under way;
    4 when nothing is left. `dates` are the days on which each of them ended, None before.
    `award_notice` is the number of the paper that told the award; empty until it is issued.
    `delivered_at` is when the first version was handed over; `work_due_on` the day on which the
    next work is due, once its milestone is paid; else the other side's act is waited for.
    """

    number: str
    reached: int
    dates: tuple[dt.datetime | None, dt.datetime | None, dt.datetime | None, dt.datetime | None]
    award_notice: str = ""
    delivered_at: dt.datetime | None = None
    work_due_on: dt.date | None = None
    waits_for_agency: bool = False


Reader = Callable[[Procurement], Engagement | None]
_readers: list[Reader] = []


def tell(reader: Reader) -> Reader:
    """Register the one who knows the contract of a procurement, in a `receivers.py`."""
    _readers.append(reader)
    return reader


def engagement(procurement: Procurement) -> Engagement | None:
    """What became of the award; None before there is a contract."""
    return next((found for read in _readers if (found := read(procurement))), None)
