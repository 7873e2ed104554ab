"""Seats and alternates, once the rule has put the applicants in order."""

import datetime as dt
from collections.abc import Sequence

from bidding.draws import actions as draws
from bidding.libraries.admission import order
from bidding.libraries.models import Library
from bidding.libraries.queries import applicants, as_applicants
from bidding.queries.draws import entrant_id
from core import chain
from core.actors import Actor
from core.workflow import move

from .locking import reschedule


def seat_applicants(library: Library, drawn: Sequence[str], by: Actor, at: dt.datetime) -> Library:
    """Give the seats of a locked library in order; the rest are alternates.

    `drawn` is the order of the draw, empty where equals need not be separated.
    """
    members = applicants(library)
    found = order(as_applicants(members), library.seats, drawn)
    by_name = {entrant_id(each.agency): each for each in members}
    for ranked in found.ranked:
        member = by_name[ranked.id]
        member.place, member.reason = ranked.place, ranked.reason.as_json()
        member.seat = ranked.place if ranked.place <= library.seats else None
        member.save(update_fields=["place", "reason", "seat"])
        move(member, "admit" if member.seat else "queue", by=by, at=at)
    move(library, "decide", by=by, at=at)
    draws.drop(library.draw, by, at)
    places = [[each.place, each.id] for each in found.ranked]
    chain.append(library.chain, "order", {"places": places}, at=at)
    return reschedule(library)
