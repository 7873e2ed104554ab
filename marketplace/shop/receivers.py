"""What the shop does when the layers below say that something happened."""

from agencies.events import OfferChanged, OfferListed
from agencies.models import Agency, Offer, ServiceItem
from bidding.events import AwardConfirmed
from bidding.models import Procurement
from core import events
from core.clock import local_date, now
from core.workflow import StatusMoved

from . import shelf
from .actions import orders


@events.on(StatusMoved)
def keep_shelf_in_step(event: StatusMoved) -> None:
    """An offer, an agency or an item changed its status: so does its place on the shelf."""
    subject = event.subject
    if isinstance(subject, Offer):
        shelf.put([subject], on=local_date(event.at))
    elif isinstance(subject, Agency | ServiceItem):
        shelf.put(subject.offers.order_by("pk"), on=local_date(event.at))


@events.on(StatusMoved)
def order_follows_procurement(event: StatusMoved) -> None:
    """An order has the status of its procurement."""
    if isinstance(event.subject, Procurement):
        orders.follow(event.subject)


def put_changed_offer(event: OfferChanged | OfferListed) -> None:
    """New terms, or a new offer: the shelf shows them at once."""
    shelf.put([event.offer], on=local_date(now()))


events.on(OfferChanged)(put_changed_offer)
events.on(OfferListed)(put_changed_offer)


@events.on(AwardConfirmed)
def award_becomes_order(event: AwardConfirmed) -> None:
    """A won procurement becomes an order through the same creator as a direct selection."""
    orders.engage_award(event.award)
