"""Collect the sentences of the apps into their translation files."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core import catalogues


class Command(BaseCommand):
    """`messages [app …]` rewrites; `--check` only reports and fails when something is missing."""

    help = "Collect sentences into <app>/locale/zh_Hans/LC_MESSAGES/django.po and report gaps."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("apps", nargs="*", metavar="app", help="default: every app")
        parser.add_argument("--fill", type=Path, help='JSON file {"English": "中文"} to take over')
        parser.add_argument(
            "--share", action="store_true", help="fill new sentences as another app says them"
        )
        parser.add_argument("--check", action="store_true", help="write nothing; fail on gaps")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = json.loads(options["fill"].read_text()) if options["fill"] else {}
        found = []
        for app in options["apps"] or catalogues.APPS:
            if app not in catalogues.APPS:
                self.stderr.write(f"{app} is not one of {', '.join(catalogues.APPS)}")
                raise SystemExit(2)
            if not options["check"]:
                catalogues.write(app, texts, share=options["share"])
            found += catalogues.problems(app)
        for problem in found:
            self.stdout.write(problem)
        self.stdout.write(f"{len(found)} sentences need attention")
        catalogues.compile_all()
        if options["check"] and found:
            raise SystemExit(1)
