"""Write core/schema.sql, the schema that new databases start from."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core import database_schema
from core.database_template import migrate, scratch_database

SCRATCH = "schema_being_written"


class Command(BaseCommand):
    """Migrates a scratch database and writes it down; takes about a minute."""

    help = "Write core/schema.sql from the migrations."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when stale")

    def handle(self, *args: Any, **options: Any) -> None:
        file = database_schema.FILE
        with scratch_database(SCRATCH):
            migrate()
            migrated = database_schema.text()
        with scratch_database(SCRATCH):
            database_schema.load(migrated)
            text = database_schema.text()
        stale = not file.exists() or file.read_text() != text
        if options["check"] and stale:
            self.stderr.write(f"{file.name} is stale: run `manage.py write_schema`")
            raise SystemExit(1)
        if stale:
            file.write_text(text)
        self.stdout.write(f"{'written' if stale else 'fresh'}: core/{file.name}")
