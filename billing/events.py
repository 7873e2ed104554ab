"""What billing tells the layers above."""

import datetime as dt
from dataclasses import dataclass

from core.events import Event

from .models import FeeNotice, Payment


@dataclass(frozen=True)
class FeePaid(Event):
    """The whole amount of the notice is here and booked; `payment` was the last one."""

    notice: FeeNotice
    payment: Payment
    at: dt.datetime
