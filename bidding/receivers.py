"""What bidding tells the layer below when it asks, and what it does when a list is frozen."""

import datetime as dt

from agencies.offers.prices import price_history
from agencies.supervision.windows import result_window
from bidding.actions.leads import find_matches
from bidding.models import Procurement
from bidding.queries.prices import awarded_for
from core import events
from core.workflow import StatusMoved


@result_window
def end_of_publicity(number: str) -> dt.datetime | None:
    """A result may be complained about until the end of its publicity."""
    found = Procurement.objects.filter(number=number, publicity_until__isnull=False).first()
    return found.publicity_until if found else None


price_history(awarded_for)


@events.on(StatusMoved)
def look_for_shared_facts(event: StatusMoved) -> None:
    """A frozen list shows who took part, and what they share besides the wish to win."""
    if isinstance(event.subject, Procurement) and event.move == "close":
        find_matches(procurement=event.subject, at=event.at)
