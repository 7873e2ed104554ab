"""The one way a procurement ends without an award."""

import datetime as dt
from typing import Any

from bidding.draws import actions as draws
from bidding.models import Procurement
from core import chain
from core.actors import Actor
from core.workflow import move


def end(
    procurement: Procurement,
    verb: str,
    *,
    reason: str,
    by: Actor,
    at: dt.datetime,
    kind: str = "",
    payload: dict[str, Any] | None = None,
) -> Procurement:
    """Move a locked procurement to its end by `verb`, with the reason; nothing more is due.

    With `kind` the public chain tells it, by `payload` or the reason. Raises WrongStatus.
    """
    move(procurement, verb, by=by, at=at, reason=reason)
    draws.drop(procurement.draw, by, at, reason)
    procurement.failure, procurement.due_at = reason[:300], None
    procurement.save(update_fields=["failure", "due_at"])
    if kind:
        chain.append(procurement.chain, kind, payload or {"reason": reason}, at=at)
    return procurement
