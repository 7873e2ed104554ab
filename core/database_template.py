"""A migrated database to copy: the demo and each test worker start from a copy of one template.

The template is named by the hash of every migration, so a changed schema makes a new one. It is
made from `core/schema.sql` (see `core.database_schema`), or by migrating where that file is stale.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import ProgrammingError, connection

from . import database_schema

log = logging.getLogger(__name__)

PREFIX = "migrated_"


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    """Point the default connection at another database of the same server for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _is_there(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def ensure_template() -> str:
    """The name of the migrated template; makes it when it is not there. Safe to call at once."""
    name = PREFIX + database_schema.migrations_hash()
    with _connected_to("postgres"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended('database template', 1))")
        try:
            if not _is_there(name):
                _build(name)
        finally:
            cursor.execute("SELECT pg_advisory_unlock_all()")
    return name


def _build(name: str) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
        for (stale,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {quote(stale)} WITH (FORCE)")
    building = f"{name}_building"
    with _new_database(building):
        fill()
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {quote(building)} RENAME TO {quote(name)}")


@contextmanager
def _new_database(name: str) -> Iterator[None]:
    """Make an empty database and connect to it for a while, keeping the caller's connection.

    The caller's connection holds the lock on the template.
    """
    before = connection.settings_dict["NAME"]
    _create_anew(name)
    callers, connection.connection = connection.connection, None
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        connection.connection = callers


def fill() -> None:
    """Give the connected, empty database all tables."""
    if database_schema.is_current():
        try:
            database_schema.load(database_schema.FILE.read_text())
        except ProgrammingError as error:
            log.warning("core/schema.sql cannot be used here (%s); migrating instead.", error)
        else:
            return
    migrate()


def migrate() -> None:
    """Bring the connected database up to date by its migrations."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


@contextmanager
def scratch_database(name: str) -> Iterator[None]:
    """Connect to a new, empty database for a while; it is dropped at the end."""
    with _connected_to("postgres"):
        try:
            with _new_database(name):
                yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")


def recreate_from_template(name: str) -> None:
    """Erase the database `name` and make it anew from the template."""
    template = ensure_template()
    with _connected_to("postgres"):
        _create_anew(name, template)


def drop(name: str) -> None:
    """Remove the database `name`, whoever is connected to it."""
    with _connected_to("postgres"), connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


def _create_anew(name: str, template: str = "template1") -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(name)} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(template)}")
