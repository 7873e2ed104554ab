"""The places of a result as they are hashed into the public chain."""

import hashlib
from collections.abc import Iterable

from bidding.models import Place
from core import chain

from .draws import entrant_id


def places_hash(places: Iterable[Place]) -> str:
    """SHA-256 over every place with its price, days and reason, in order, as hex."""
    rows = [
        [each.place, entrant_id(each.agency), each.amount_fen, each.days, each.reason]
        for each in places
    ]
    return hashlib.sha256(chain.canonical(rows)).hexdigest()
