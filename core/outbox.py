"""The outbox: effects outside the database leave with the transaction that owes them.

So does work inside it that nobody should wait for.

`transaction.on_commit` alone loses effects in a crash between commit and call; a row does not.
A handler may run twice, so it passes the row's key on as an idempotency key.
"""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from .models import OutboxMessage

logger = logging.getLogger(__name__)

Handler = Callable[[OutboxMessage, dt.datetime], None]
_handlers: dict[str, Handler] = {}

# Waits between attempts; after the last one a person has to look (the operator's desk lists it).
BACKOFF = [
    dt.timedelta(seconds=s) for s in (2, 10, 60, 300, 900, 3600, 3 * 3600, 12 * 3600, 24 * 3600)
]


def handles(topic: str) -> Callable[[Handler], Handler]:
    """Register the handler of a topic, in an `outbox_handlers.py`: `handler(message, at)`."""

    def register(handler: Handler) -> Handler:
        _handlers[topic] = handler
        return handler

    return register


def enqueue(topic: str, key: str, payload: dict[str, Any], *, due_at: dt.datetime) -> OutboxMessage:
    """Owe an effect. The same topic and key are owed once; a repeat returns the first row."""
    if not connection.in_atomic_block:
        raise RuntimeError("an effect is owed inside the transaction that causes it")
    message, _created = OutboxMessage.objects.get_or_create(
        topic=topic, key=key, defaults={"payload": payload, "due_at": due_at}
    )
    return message


def drain(*, at: dt.datetime, limit: int = 200) -> int:
    """Carry out what is due at `at`; returns how many effects were attempted.

    Each runs in a transaction of its own under SKIP LOCKED, so workers share the work. A failing
    handler rolls its own writes back, and the row waits for its next turn.
    """
    attempted = 0
    while attempted < limit and _attempt_next(at, OutboxMessage.objects.all()):
        attempted += 1
    return attempted


def attempt(topic: str, key: str, *, at: dt.datetime) -> bool:
    """Carry out one effect now, for a person who waits for it; False when nothing was due.

    Call it after the transaction that owes the effect. If this process dies, `drain` goes on.
    """
    return _attempt_next(at, OutboxMessage.objects.filter(topic=topic, key=key))


def try_again(*, message: OutboxMessage, at: dt.datetime) -> None:
    """A person has mended the cause of an effect given up: it is due again from the start."""
    OutboxMessage.objects.filter(pk=message.pk).exclude(given_up_at=None).update(
        given_up_at=None, attempts=0, due_at=at
    )


def _attempt_next(at: dt.datetime, among: QuerySet[OutboxMessage]) -> bool:
    with transaction.atomic():
        message = (
            among.select_for_update(skip_locked=True)
            .filter(done_at=None, given_up_at=None, due_at__lte=at, topic__in=_handlers)
            .order_by("due_at", "id")
            .first()
        )
        if message is None:
            return False
        message.attempts += 1
        try:
            with transaction.atomic():
                _handlers[message.topic](message, at)
        # Any failure of an outside system ends here, is kept on the row and tried again.
        except Exception as error:
            logger.warning("outbox %s %s failed: %s", message.topic, message.key, error)
            message.last_error = f"{type(error).__name__}: {error}"[:2000]
            if message.attempts > len(BACKOFF):
                message.given_up_at = at
            else:
                message.due_at = at + BACKOFF[message.attempts - 1]
        else:
            message.done_at, message.last_error = at, ""
        message.save()
    return True
