"""Faults on request, so that a test can make the network and the gateway misbehave on purpose."""

from typing import NamedTuple

from sandbox_gateway.store import Shelf
from sandbox_gateway.wire import ApiError, Json, Params

ANSWERS = (
    "error_before_effect",
    "error_after_effect",
    "timeout_before_effect",
    "timeout_after_commit",
    "rate_limit",
    "slow",
)
"""Faults of an API answer; they match the start of the path under `/v1/`."""

WEBHOOKS = ("drop", "delay", "duplicate", "reorder")
"""Faults of a webhook delivery; they match the start of the event's type."""


class Fault(NamedTuple):
    kind: str
    seconds: float


def ask(shelf: Shelf, params: Params) -> Json:
    """Add a fault: every `every`-th match of `match` suffers it, at most `times` times."""
    kind = params.choice("kind", ANSWERS + WEBHOOKS, "")
    seconds = params.text("seconds") or "0"
    if not seconds.replace(".", "", 1).isdecimal() or float(seconds) > 3600:
        raise ApiError(400, "Invalid seconds: must be between 0 and 3600.", param="seconds")
    every = params.amount("every") or 1
    times = params.amount("times") or 1
    match = params.text("match") or ""
    shelf.db.execute(
        "INSERT INTO fault (kind, match, every, times, seconds) VALUES (?, ?, ?, ?, ?)",
        (kind, match, every, times, float(seconds)),
    )
    return listing(shelf)


def clear(shelf: Shelf) -> Json:
    shelf.db.execute("DELETE FROM fault")
    return listing(shelf)


def listing(shelf: Shelf) -> Json:
    names = ("kind", "match", "every", "times", "seen", "seconds")
    rows = shelf.db.execute(
        "SELECT kind, match, every, times, seen, seconds FROM fault ORDER BY seq"
    )
    return {"object": "list", "data": [dict(zip(names, row, strict=True)) for row in rows]}


def draw(shelf: Shelf, kinds: tuple[str, ...], subject: str) -> Fault | None:
    """The fault that this subject suffers now, if any; counting is what makes it repeatable."""
    rows = shelf.db.execute(
        "SELECT seq, kind, match, every, times, seen, seconds FROM fault ORDER BY seq"
    ).fetchall()
    for seq, kind, match, every, times, seen, seconds in rows:
        if kind not in kinds or not subject.startswith(match):
            continue
        shelf.db.execute("UPDATE fault SET seen = seen + 1 WHERE seq = ?", (seq,))
        if (seen + 1) % every:
            continue
        if times > 1:
            shelf.db.execute("UPDATE fault SET times = times - 1 WHERE seq = ?", (seq,))
        else:
            shelf.db.execute("DELETE FROM fault WHERE seq = ?", (seq,))
        return Fault(str(kind), float(seconds))
    return None
