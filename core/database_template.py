"""A migrated database to copy: `CREATE DATABASE … TEMPLATE` takes a second, migrating a minute.

The template is named by the hash of every migration, so a changed schema makes a new one. The demo
and each test worker start from a copy.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.module_loading import import_string

PREFIX = "migrated_"


def schema_hash() -> str:
    """SHA-256 over the migrations of all installed apps, shortened to 16 hex digits."""
    digest = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda c: c.label):
        folder = Path(config.path) / "migrations"
        elsewhere = settings.MIGRATION_MODULES.get(config.label)
        if elsewhere:
            folder = Path(import_string(f"{elsewhere}.__file__")).parent
        for file in sorted(folder.glob("[0-9]*.py")):
            digest.update(f"{config.label}/{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


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
    name = PREFIX + schema_hash()
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
    building = f"{name}_building"
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
        for (stale,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {quote(stale)} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {quote(building)}")
    # The lock lives on the caller's connection, so the migrations run on one of their own.
    lock_holder, connection.connection = connection.connection, None
    connection.settings_dict["NAME"] = building
    try:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = "postgres"
        connection.connection = lock_holder
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {quote(building)} RENAME TO {quote(name)}")


def recreate_from_template(name: str) -> None:
    """Erase the database `name` and make it anew from the template."""
    template = ensure_template()
    quote = connection.ops.quote_name
    with _connected_to("postgres"), connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(name)} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(template)}")
