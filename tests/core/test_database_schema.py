"""New databases start from core/schema.sql; it must hold what the migrations make."""

import pytest
from django.db import ProgrammingError, connection

from core import database_schema, database_template

SCRATCH = "schema_under_test"


@pytest.fixture
def scratch(django_db_blocker):
    """The connection, pointed at a new and empty database that is dropped afterwards."""
    with django_db_blocker.unblock(), database_template.scratch_database(SCRATCH):
        yield connection


@pytest.mark.alone
def test_a_database_loaded_from_the_file_is_written_as_the_same_file(scratch):
    schema = database_schema.FILE.read_text()
    database_schema.load(schema)
    assert database_schema.text() == schema


def test_the_file_is_made_from_the_installed_migrations():
    assert database_schema.is_current(), "run `manage.py write_schema`"


def test_another_set_of_migrations_makes_the_file_stale(monkeypatch):
    monkeypatch.setattr(database_schema, "migrations_hash", lambda: "0" * 16)
    assert not database_schema.is_current()


@pytest.mark.parametrize("current", [True, False])
def test_where_the_file_is_stale_or_refused_the_migrations_run(monkeypatch, current):
    def refuse(schema):
        raise ProgrammingError('role "market_app" does not exist')

    migrated = []
    monkeypatch.setattr(database_schema, "is_current", lambda: current)
    monkeypatch.setattr(database_schema, "load", refuse)
    monkeypatch.setattr(database_template, "migrate", lambda: migrated.append(True))
    database_template.fill()
    assert migrated == [True]
