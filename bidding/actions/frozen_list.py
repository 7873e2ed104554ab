"""The list that a draw is held over: frozen and published before any secret is revealed."""

import datetime as dt
from collections.abc import Mapping

from bidding.draw import list_hash
from bidding.models import Procurement
from core import chain


def freeze_list(procurement: Procurement, tickets: Mapping[str, int], at: dt.datetime) -> None:
    """Publish names and tickets and their hash in the chain of a locked procurement."""
    procurement.list_hash = list_hash(procurement.number, tickets).hex()
    procurement.save(update_fields=["list_hash"])
    payload = {"list_hash": procurement.list_hash, "tickets": dict(tickets)}
    chain.append(procurement.chain, "list", payload, at=at)
