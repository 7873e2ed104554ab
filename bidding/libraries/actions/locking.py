"""The lock of a library, and what follows every change of it."""

import datetime as dt
from typing import Any

from bidding.draws import actions as draws
from bidding.libraries.models import Library
from bidding.libraries.queries import due_at
from core import chain
from core.actors import Actor
from core.workflow import move


def locked_library(library: Library) -> Library:
    """The library as it is now, under its row lock until the transaction ends.

    Who gets or gives up a seat holds it. The lock of an agency is never asked for below it: a
    suspension holds that one, and the clock finds whom it concerns.
    """
    return (
        Library.objects.select_for_update(of=("self",), no_key=True)
        .select_related("region", "department")
        .get(pk=library.pk)
    )


def reschedule(library: Library) -> Library:
    """Store when the clock acts next on a locked library."""
    library.due_at = due_at(library)
    library.save(update_fields=["due_at"])
    return library


def end_library(
    library: Library,
    verb: str,
    *,
    reason: str,
    by: Actor,
    at: dt.datetime,
    kind: str = "",
    payload: dict[str, Any] | None = None,
) -> Library:
    """Move a locked library to an end of its own by `verb`, told in its chain by `kind`."""
    move(library, verb, by=by, at=at, reason=reason)
    draws.drop(library.draw, by, at, reason)
    library.failure = reason[:300]
    library.save(update_fields=["failure"])
    if kind:
        chain.append(library.chain, kind, payload or {"reason": reason}, at=at)
    return reschedule(library)
