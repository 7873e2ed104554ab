"""What bidding tells the layer below when it asks, and what it owes when a list is frozen."""

import datetime as dt

from agencies.models import Agency
from agencies.offers.libraries import LibrarySeat, library_seats
from agencies.offers.prices import price_history
from agencies.supervision.windows import result_window
from bidding.actions.drawing import ProcurementDraws
from bidding.actions.leads import FIND_MATCHES
from bidding.draws import subjects
from bidding.libraries.actions.drawing import LibraryDraws
from bidding.libraries.queries import seats_in_force
from bidding.models import Procurement
from bidding.panels.actions.drawing import PanelDraws
from bidding.queries.prices import awarded_for
from core import events, outbox
from core.workflow import StatusMoved


@result_window
def end_of_publicity(number: str) -> dt.datetime | None:
    """A result may be complained about until the end of its publicity."""
    found = Procurement.objects.filter(number=number, publicity_until__isnull=False).first()
    return found.publicity_until if found else None


price_history(awarded_for)
subjects.register(ProcurementDraws())
subjects.register(LibraryDraws())
subjects.register(PanelDraws())


@library_seats
def libraries_of(agency: Agency, at: dt.datetime) -> list[LibrarySeat]:
    """The page of an agency shows of which libraries it is a member."""
    return [
        LibrarySeat(each.library.number, each.library.title, each.until)
        for each in seats_in_force([agency.pk], at)
        if each.until is not None
    ]


@events.on(StatusMoved)
def look_for_shared_facts(event: StatusMoved) -> None:
    """A frozen list shows who took part, and what they share besides the wish to win.

    The worker looks: the list of bids is published without waiting for it.
    """
    if isinstance(event.subject, Procurement) and event.move == "close":
        outbox.enqueue(FIND_MATCHES, event.subject.number, {}, due_at=event.at)
