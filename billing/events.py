"""What billing tells the layers above."""

import datetime as dt
from dataclasses import dataclass

from core.events import Event

from .models import FeeNotice, Payment, Payout, Refund


@dataclass(frozen=True)
class NoticeIssued(Event):
    """Somebody has something to pay."""

    notice: FeeNotice


@dataclass(frozen=True)
class FeePaid(Event):
    """The whole amount of the notice is here and booked; `payment` was the last one."""

    notice: FeeNotice
    payment: Payment
    at: dt.datetime


@dataclass(frozen=True)
class FeeRefunded(Event):
    """Money of the notice went back to the payer."""

    notice: FeeNotice
    refund: Refund
    at: dt.datetime


@dataclass(frozen=True)
class PayoutArrived(Event):
    """An agency was paid what it has earned."""

    payout: Payout
    at: dt.datetime


@dataclass(frozen=True)
class PayoutFailed(Event):
    """A payout came back; the amount is the agency's balance again."""

    payout: Payout
    at: dt.datetime
