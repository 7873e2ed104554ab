"""One market at a time on a folder of data and on a database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

OCCUPIED = (
    "A market already runs {where}: process {holder}. Stop it with Ctrl-C in its terminal or with "
    "`kill {pid}`, or choose another {choice}. Nothing was changed."
)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the folder (queue, gateway's book, logs) and the database until the process ends.

    Both locks die with their holder, also by `kill -9`. Raises CommandError when one is taken.
    """
    with _folder(settings.DATA_DIR), _database(settings.DATABASES["default"]["NAME"]):
        yield


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "market.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise _occupied(f"in {folder}", file.read(), "DATA_DIR=…") from None
        file.truncate(0)
        file.write(_self())
        file.flush()
        yield


@contextmanager
def _database(name: str) -> Iterator[None]:
    """Two folders may name one database server; a connection of its own holds the lock there."""
    holder = connection.copy()
    holder.settings_dict["NAME"] = "postgres"  # the market's own database is about to be dropped
    label = f"market {name}: "
    try:
        with holder.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 2))", [name])
            if not cursor.fetchone()[0]:
                cursor.execute(
                    "SELECT application_name FROM pg_stat_activity"
                    " WHERE starts_with(application_name, %s)",
                    [label],
                )
                found = cursor.fetchone()
                who = found[0].removeprefix(label) if found else "?"
                raise _occupied(f"on the database {name}", who, "DATABASE_NAME=…")
            cursor.execute("SELECT set_config('application_name', %s, false)", [label + _self()])
        yield
    finally:
        holder.close()


def _self() -> str:
    return f"{os.getpid()} at {settings.SITE_URL}"


def _occupied(where: str, holder: str, choice: str) -> CommandError:
    pid = holder.split(" ")[0]
    return CommandError(OCCUPIED.format(where=where, holder=holder, pid=pid, choice=choice))
