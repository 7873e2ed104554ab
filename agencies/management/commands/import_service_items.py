"""`manage.py import_service_items`: bring the catalogue in step with its data files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.catalogue.actions import import_service_items
from agencies.catalogue.list_file import DATA, BadCatalogueFile
from core.actors import SYSTEM
from core.clock import now


class Command(BaseCommand):
    """Import the list of service items; a second run changes nothing."""

    help = "Import service items, departments, kinds of qualification and requirements."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=DATA, help="folder of the .tsv files")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_service_items(folder=options["folder"], by=SYSTEM, at=now())
        except BadCatalogueFile as error:
            raise CommandError(str(error.sentence)) from error
        for line in report.lines():
            self.stdout.write(line)
