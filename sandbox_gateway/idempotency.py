"""Idempotency keys as Stripe documents them.

The first request with a key claims it; its answer, good or bad, is stored in the transaction of
its effect. The same request again gets that answer; another request with the key is refused with
400, and one that comes while the first still runs with 409. A refusal before any effect (a bad
parameter) frees the key. A claim left by a crash had no effect: a minute later it may be taken
over.
"""

import hashlib
import json
from typing import NamedTuple

from sandbox_gateway.store import Shelf
from sandbox_gateway.wire import Answer, ApiError

LEASE_SECONDS = 60


class Key(NamedTuple):
    """A key belongs to one account; the digest stands for method, path and body."""

    value: str
    account: str
    digest: str


def key_of(value: str, account: str, method: str, path: str, body: str) -> Key:
    if len(value) > 255:
        raise ApiError(400, "Idempotency keys may have at most 255 characters.")
    content = "\n".join((method, path, body))
    return Key(value, account, hashlib.sha256(content.encode()).hexdigest())


def claim(shelf: Shelf, key: Key, now: float) -> Answer | None:
    """The stored answer to replay, or None when this request may run now."""
    row = shelf.db.execute(
        "SELECT digest, claimed_at, status, body FROM idempotency WHERE key = ? AND account = ?",
        (key.value, key.account),
    ).fetchone()
    if row is None:
        shelf.db.execute(
            "INSERT INTO idempotency (key, account, digest, claimed_at) VALUES (?, ?, ?, ?)",
            (key.value, key.account, key.digest, now),
        )
        return None
    digest, claimed_at, status, body = row
    if digest != key.digest:
        raise ApiError(
            400,
            "Keys for idempotent requests can only be used with the same parameters they were"
            f" first used with. Try using a key other than '{key.value}'.",
            kind="idempotency_error",
        )
    if status is not None:
        return Answer(json.loads(body), status)
    if now - claimed_at < LEASE_SECONDS:
        raise ApiError(
            409,
            "There is currently another in-progress request using this Idempotent Key.",
            kind="idempotency_error",
            code="idempotency_key_in_use",
        )
    shelf.db.execute(
        "UPDATE idempotency SET claimed_at = ? WHERE key = ? AND account = ?",
        (now, key.value, key.account),
    )
    return None


def keep(shelf: Shelf, key: Key, answer: Answer) -> None:
    shelf.db.execute(
        "UPDATE idempotency SET status = ?, body = ? WHERE key = ? AND account = ?",
        (answer.status, json.dumps(answer.body, ensure_ascii=False), key.value, key.account),
    )


def free(shelf: Shelf, key: Key) -> None:
    shelf.db.execute(
        "DELETE FROM idempotency WHERE key = ? AND account = ? AND status IS NULL",
        (key.value, key.account),
    )
