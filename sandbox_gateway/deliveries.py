"""Webhook deliveries: signed like Stripe's, retried with growing pauses."""

import hashlib
import hmac
import http.client
import json
import logging
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any, NamedTuple

from sandbox_gateway.call import Config
from sandbox_gateway.events import DEFAULT_ENDPOINT
from sandbox_gateway.store import Shelf, Store
from sandbox_gateway.wire import Json, public

logger = logging.getLogger(__name__)

CLAIM_SECONDS = 60


def signature(payload: bytes, secret: str, timestamp: int) -> str:
    """The value of `Stripe-Signature` for the payload, signed at `timestamp` (Unix seconds)."""
    signed = f"{timestamp}.".encode() + payload
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"


class Parcel(NamedTuple):
    """One attempt to send one event to one endpoint."""

    seq: int
    attempts: int
    url: str
    secret: str
    event: Json


class Courier:
    """Sends what is due, by hand (`deliver`) or in a thread of its own (`start`)."""

    def __init__(self, store: Store, config: Config, clock: Callable[[], float]) -> None:
        self._store = store
        self._config = config
        self._clock = clock
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._wake.set()
        if self._thread:
            self._thread.join()

    def wake(self) -> None:
        self._wake.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wake.clear()
            try:
                sent = self.deliver(limit=20)
            except Exception:
                logger.exception("The courier stumbled and goes on.")
                sent = []
            if not sent:
                self._wake.wait(0.5)

    def deliver(self, *, everything: bool = False, limit: int = 1000) -> list[Json]:
        """Send what is due, or everything that waits, in order; answers what came of each."""
        now = self._clock()
        with self._store.read() as shelf:
            due = shelf.db.execute(
                "SELECT seq FROM delivery WHERE (state = 'waiting' AND due_at <= ?)"
                " OR (state = 'sending' AND due_at <= ?) ORDER BY place, seq LIMIT ?",
                (float("inf") if everything else now, now, limit),
            ).fetchall()
        results: list[Json] = []
        for (seq,) in due:
            with self._store.write() as shelf:
                parcel = self._claim(shelf, seq)
            if parcel:
                results.append(self._send(parcel))
        return results

    def _claim(self, shelf: Shelf, seq: int) -> Parcel | None:
        """Take the delivery unless another sender has it; a dead one loses it after a minute."""
        now = self._clock()
        row = shelf.db.execute(
            "UPDATE delivery SET due_at = ?, attempts = attempts + 1, state = 'sending'"
            " WHERE seq = ? AND (state = 'waiting' OR (state = 'sending' AND due_at <= ?))"
            " RETURNING attempts, endpoint, event",
            (now + CLAIM_SECONDS, seq, now),
        ).fetchone()
        if row is None:
            return None
        attempts, endpoint, event_id = row
        event = shelf.any(event_id) or {}
        if endpoint == DEFAULT_ENDPOINT:
            return Parcel(
                seq, attempts, self._config.webhook_url, self._config.webhook_secret, event
            )
        target = shelf.any(endpoint) or {}
        return Parcel(seq, attempts, target["url"], target["_sandbox"]["secret"], event)

    def _send(self, parcel: Parcel) -> Json:
        payload = json.dumps(public(parcel.event), ensure_ascii=False).encode()
        status = self._post(parcel, payload)
        state, due_at = "delivered", self._clock()
        if status is None or not 200 <= status < 300:
            pauses = self._config.retry_after
            given_up = parcel.attempts > len(pauses)
            state = "failed" if given_up else "waiting"
            due_at += 0 if given_up else pauses[parcel.attempts - 1]
        with self._store.write() as shelf:
            shelf.db.execute(
                "UPDATE delivery SET state = ?, status = ?, due_at = ? WHERE seq = ?",
                (state, status, due_at, parcel.seq),
            )
            if state == "delivered":
                _count_down(shelf, parcel.event["id"])
        return {
            "event": parcel.event["id"],
            "type": parcel.event["type"],
            "attempt": parcel.attempts,
            "state": state,
            "status": status,
        }

    def _post(self, parcel: Parcel, payload: bytes) -> int | None:
        """The answer's status, or None when the endpoint could not be reached."""
        request = urllib.request.Request(  # noqa: S310  endpoints are checked to be http(s)
            parcel.url,
            data=payload,
            method="POST",
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "Stripe/1.0 (sandbox)",
                "Stripe-Signature": signature(payload, parcel.secret, int(self._clock())),
            },
        )
        try:
            with _opener.open(request, timeout=self._config.timeout) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except (OSError, http.client.HTTPException) as error:
            logger.info("Webhook endpoint %s: %s", parcel.url, error)
            return None


def _count_down(shelf: Shelf, event_id: str) -> None:
    event: Any = shelf.any(event_id)
    event["pending_webhooks"] = max(0, event["pending_webhooks"] - 1)
    shelf.put(event, account=shelf.account_of(event_id))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is a failed delivery: the event is not carried elsewhere."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
