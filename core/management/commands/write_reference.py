"""Write the generated pages of docs/reference/."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from core.catalogues import compile_all
from core.reference import pages


class Command(BaseCommand):
    """`--check` writes nothing and fails when a page is stale."""

    help = "Write docs/reference/ (permissions, states, settings) from the code."
    # Checks would load the translations before they are compiled.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when stale")

    def handle(self, *args: Any, **options: Any) -> None:
        compile_all()
        stale = []
        for path, text in pages().items():
            target = Path(settings.BASE_DIR) / path
            if target.exists() and target.read_text() == text:
                continue
            stale.append(path.as_posix())
            if not options["check"]:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text)
        self.stdout.write(f"{'stale' if options['check'] else 'written'}: {', '.join(stale) or 0}")
        if options["check"] and stale:
            raise SystemExit(1)
