"""The list that a draw is held over: frozen and published before any secret is revealed."""

import datetime as dt
from collections.abc import Mapping

from bidding.draw import list_hash
from bidding.models import Procurement
from bidding.rules import DRAW_DELAY
from core import chain


def freeze_list(procurement: Procurement, tickets: Mapping[str, int], at: dt.datetime) -> None:
    """Publish names and tickets and their hash in the chain of a locked procurement.

    Where the time of the draw has passed (the bids had to be opened first), the parties get the
    usual time for their reveals from now on.
    """
    procurement.list_hash = list_hash(procurement.number, tickets).hex()
    payload = {"list_hash": procurement.list_hash, "tickets": dict(tickets)}
    if procurement.draw_at is not None and procurement.draw_at <= at:
        procurement.draw_at = at + DRAW_DELAY
        payload["draw_at"] = chain.moment(procurement.draw_at)
    procurement.save(update_fields=["list_hash", "draw_at"])
    chain.append(procurement.chain, "list", payload, at=at)
