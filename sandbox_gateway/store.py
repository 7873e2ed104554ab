"""Where the sandbox keeps its objects: one SQLite file that survives restarts."""

import json
import queue
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sandbox_gateway.wire import PRIVATE, Json, missing

SCHEMA = """
CREATE TABLE IF NOT EXISTS object (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    account TEXT NOT NULL, created INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS object_kind ON object (kind, account, seq);
CREATE TABLE IF NOT EXISTS label (
    seq INTEGER NOT NULL REFERENCES object, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (seq, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS label_value ON label (name, value, seq);
CREATE TABLE IF NOT EXISTS money (
    id TEXT PRIMARY KEY, account TEXT NOT NULL, currency TEXT NOT NULL, net INTEGER NOT NULL,
    available_on INTEGER NOT NULL, is_settled INTEGER NOT NULL, payout TEXT);
CREATE INDEX IF NOT EXISTS money_sum ON money (account, currency, is_settled, net);
CREATE INDEX IF NOT EXISTS money_due ON money (is_settled, available_on);
CREATE INDEX IF NOT EXISTS money_open ON money (account, currency) WHERE payout IS NULL;
CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT NOT NULL, account TEXT NOT NULL, digest TEXT NOT NULL, claimed_at REAL NOT NULL,
    status INTEGER, body TEXT, PRIMARY KEY (key, account));
CREATE TABLE IF NOT EXISTS delivery (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, endpoint TEXT NOT NULL,
    place INTEGER NOT NULL, due_at REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting', status INTEGER);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, due_at);
CREATE TABLE IF NOT EXISTS fault (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, match TEXT NOT NULL,
    every INTEGER NOT NULL, times INTEGER NOT NULL, seen INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL);
CREATE TABLE IF NOT EXISTS clock (at INTEGER NOT NULL);
"""

FILTERS = {
    "balance_transaction": ("type", "source", "currency"),
    "charge": ("payment_intent", "transfer_group"),
    "event": ("type",),
    "payment_intent": ("status", "currency", "client_secret"),
    "payout": ("status", "destination"),
    "refund": ("charge", "payment_intent"),
    "transfer": ("destination", "transfer_group", "source_transaction"),
    "transfer_reversal": ("transfer",),
}
"""The fields of each resource that a list or a search can ask for."""


class Shelf:
    """The objects as one transaction sees them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def put(self, body: Json, *, account: str = "") -> Json:
        """Add the object, or replace the one with the same id."""
        kind = body["object"]
        text = json.dumps(body, ensure_ascii=False)
        row = self.db.execute(
            "INSERT INTO object (id, kind, account, created, body) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body RETURNING seq",
            (body["id"], kind, account, body["created"], text),
        ).fetchone()
        labels = {name: body[name] for name in FILTERS.get(kind, ())} | body.get(PRIVATE, {})
        labels |= {f"metadata.{name}": value for name, value in body.get("metadata", {}).items()}
        self.db.execute("DELETE FROM label WHERE seq = ?", row)
        self.db.executemany(
            "INSERT INTO label VALUES (?, ?, ?)",
            [(row[0], name, value) for name, value in labels.items() if isinstance(value, str)],
        )
        return body

    def get(self, kind: str, object_id: str, *, account: str = "") -> Json:
        """The object of that account; a foreign or unknown id is the same 404."""
        row = self.db.execute(
            "SELECT body FROM object WHERE id = ? AND kind = ? AND account = ?",
            (object_id, kind, account),
        ).fetchone()
        if row is None:
            raise missing(kind, object_id)
        return _loaded(row)

    def any(self, object_id: str) -> Json | None:
        row = self.db.execute("SELECT body FROM object WHERE id = ?", (object_id,)).fetchone()
        return _loaded(row) if row else None

    def account_of(self, object_id: str) -> str:
        row = self.db.execute("SELECT account FROM object WHERE id = ?", (object_id,)).fetchone()
        return str(row[0]) if row else ""

    def seq_of(self, object_id: str) -> int:
        row = self.db.execute("SELECT seq FROM object WHERE id = ?", (object_id,)).fetchone()
        if row is None:
            raise missing("object", object_id)
        return int(row[0])

    def find(
        self,
        kind: str,
        *,
        account: str = "",
        labels: dict[str, str] | None = None,
        where: list[tuple[str, int]] | None = None,
        newest_first: bool = True,
        limit: int = 100,
    ) -> list[Json]:
        """Objects in order of creation; `where` holds trusted comparisons such as `seq <`."""
        sql = "SELECT body FROM object o WHERE kind = ? AND account = ?"
        values: list[Any] = [kind, account]
        for name, value in (labels or {}).items():
            sql += " AND seq IN (SELECT seq FROM label WHERE name = ? AND value = ?)"
            values += [name, value]
        for comparison, number in where or []:
            sql += f" AND {comparison} ?"
            values.append(number)
        sql += f" ORDER BY seq {'DESC' if newest_first else 'ASC'} LIMIT ?"
        return [_loaded(row) for row in self.db.execute(sql, [*values, limit])]


def _loaded(row: tuple[str]) -> Json:
    body: Json = json.loads(row[0])
    return body


class Store:
    """Connections to the file: many readers, one writer at a time, also across processes."""

    def __init__(self, path: Path | str) -> None:
        self._path = str(path)
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._writing = threading.Lock()
        with self._connection() as db:
            db.executescript(SCHEMA)

    @contextmanager
    def read(self) -> Iterator[Shelf]:
        with self._connection() as db:
            db.execute("BEGIN")
            try:
                yield Shelf(db)
            finally:
                db.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[Shelf]:
        """Commit what the block did, or nothing of it when it raises."""
        with self._writing, self._connection() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield Shelf(db)
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def close(self) -> None:
        while not self._idle.empty():
            self._idle.get_nowait().close()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            db = self._idle.get_nowait()
        except queue.Empty:
            db = sqlite3.connect(
                self._path, isolation_level=None, timeout=30, check_same_thread=False
            )
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
        try:
            yield db
        finally:
            self._idle.put(db)
