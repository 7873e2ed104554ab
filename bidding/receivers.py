"""What bidding tells the layer below when it asks."""

import datetime as dt

from agencies.supervision.windows import result_window
from bidding.models import Procurement


@result_window
def end_of_publicity(number: str) -> dt.datetime | None:
    """A result may be complained about until the end of its publicity."""
    found = Procurement.objects.filter(number=number, publicity_until__isnull=False).first()
    return found.publicity_until if found else None
