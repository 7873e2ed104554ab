"""GET and HEAD cannot write: PostgreSQL itself refuses, in production and in tests.

The connections of a web process read until a request opens them by `writing()`, so a page costs
no statement more. Any other process writes by default; a request that it makes itself (a test, a
command) reads inside a read-only transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.backends.signals import connection_created

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

# Routes of packages whose GET writes, with what it writes. Ours have no such route.
WRITING_ROUTES = {
    "account_email": "allauth stores the address of an account that was made without one",
}

_reads_by_default = False
_writes: ContextVar[bool] = ContextVar("writes", default=False)


def start_reading() -> None:
    """From now on this process's new connections refuse writes outside `writing()`."""
    global _reads_by_default
    _reads_by_default = True
    connection_created.connect(_close_new_connection, dispatch_uid="core.reading")


def _close_new_connection(**_: Any) -> None:
    if not _writes.get():
        _refuse_writes(True)


def _refuse_writes(refuse: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET default_transaction_read_only = {'on' if refuse else 'off'}")


@contextmanager
def writing() -> Iterator[None]:
    """Open the connection for writing; afterwards it reads again, whatever happened inside."""
    # Inside a transaction its mode is decided already.
    if not _reads_by_default or _writes.get() or connection.in_atomic_block:
        yield
        return
    token = _writes.set(True)
    try:
        if connection.connection is not None:
            _refuse_writes(False)
        yield
    finally:
        _writes.reset(token)
        _read_again()


def _read_again() -> None:
    if connection.connection is None:
        return
    try:
        _refuse_writes(True)
    except DatabaseError:
        connection.close()  # the next one starts by reading


@contextmanager
def reading() -> Iterator[None]:
    """Refuse every write inside; a web process outside `writing()` does so anyway."""
    if _reads_by_default and not _writes.get():
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield
        # Nothing to keep; rolling back also ends the read-only part of a test's transaction.
        transaction.set_rollback(True)
