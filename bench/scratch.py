"""A database of its own for a measurement that commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from core.database_template import drop, recreate_from_template


@contextmanager
def scratch_database(name: str) -> Iterator[None]:
    """Connect to a fresh copy of the migrated template for a while; it is dropped at the end."""
    before = connection.settings_dict["NAME"]
    recreate_from_template(name)
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        drop(name)
