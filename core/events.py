"""Events go up: a lower layer publishes what happened, higher layers listen.

Listeners run at once and inside the same transaction, so what they write commits or fails with the
change itself. Effects outside the database belong in the outbox (core.outbox).
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection


@dataclass(frozen=True)
class Event:
    """Base of all events. Subclasses live in the `events.py` of the app that publishes them."""


E = TypeVar("E", bound=Event)
_listeners: dict[type[Event], list[Callable[..., None]]] = defaultdict(list)


def on(kind: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a listener, in a `receivers.py`."""

    def register(listener: Callable[[E], None]) -> Callable[[E], None]:
        _listeners[kind].append(listener)
        return listener

    return register


def publish(event: Event) -> None:
    """Tell every listener, in the order of registration, inside the transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("events are published inside a transaction")
    for listener in _listeners[type(event)]:
        listener(event)
