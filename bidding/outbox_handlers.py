"""What bidding owes: values of beacons, read at their source, and a look at each frozen list."""

import datetime as dt
import json
import urllib.request

from django.conf import settings

from bidding.actions.leads import FIND_MATCHES, find_matches
from bidding.draws.actions import READ_BEACON, read_beacon
from bidding.draws.beacons import value_of
from bidding.models import Draw, Procurement
from core import outbox
from core.models import OutboxMessage

LONGEST_ANSWER = 10_000


class NoValueYet(Exception):
    """No relay has answered with a whole value of the round."""


@outbox.handles(READ_BEACON)
def read_value(message: OutboxMessage, at: dt.datetime) -> None:
    """Ask the relays in turn for the round of a draw; the first whole answer counts."""
    wanted: int = message.payload["round"]
    for url in settings.BEACON_URLS:
        value = value_of(_answer(f"{url}/public/{wanted}"), wanted)
        if value is not None:
            read_beacon(draw=Draw.objects.get(number=message.key), value=value, at=at)
            return
    raise NoValueYet(f"round {wanted}")


@outbox.handles(FIND_MATCHES)
def look_for_shared_facts(message: OutboxMessage, at: dt.datetime) -> None:
    """Those who took part in a procurement, and what they share."""
    find_matches(procurement=Procurement.objects.get(number=message.key), at=at)


def _answer(url: str) -> object:
    """What a relay says; None where it does not answer in time, or not in JSON."""
    if not url.startswith(("https://", "http://")):
        return None
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - http(s), from settings
            found: object = json.loads(answer.read(LONGEST_ANSWER))
    except (OSError, ValueError):
        return None
    return found
