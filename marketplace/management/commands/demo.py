"""`manage.py demo`: tell the story on an empty database, prove it, serve it."""

import datetime as dt
import json
from argparse import ArgumentParser, ArgumentTypeError
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from core.catalogues import compile_all
from core.clock import now
from core.database_template import recreate_from_template
from marketplace.demo import cast as cast_of
from marketplace.demo.exclusive import alone
from marketplace.demo.progress import Progress
from marketplace.demo.services import Services, require_free_ports


def moment(text: str) -> dt.datetime:
    """A moment in ISO 8601 that says its zone."""
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is not a moment such as 2028-02-29T23:59+08:00") from error
    if at.tzinfo is None:
        raise ArgumentTypeError(f"{text}: say the zone, such as +08:00")
    return at


class Command(BaseCommand):
    help = "Tell the market's story by the real actions, prove the books and the draw, serve."
    # Checks would load the translations before they are compiled.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="end after the story")
        parser.add_argument(
            "--now",
            type=moment,
            metavar="MOMENT",
            help="with --no-serve: tell the story as if it were 2028-02-29T23:59+08:00, "
            "without the processes that live by the real clock",
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the report there")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_IDENTITIES:
            raise CommandError(
                "The demo erases its database. Run it as `make demo`, or set DEMO_IDENTITIES=1 "
                "and DATABASE_NAME to a database that may be erased."
            )
        if options["now"] and not options["no_serve"]:
            raise CommandError("--now tells a story that cannot go on: add --no-serve.")
        console = Console()
        progress = Progress(console)
        require_free_ports()
        with suppress(KeyboardInterrupt), alone(), Services(settings.DATA_DIR / "logs") as services:
            compile_all()
            with progress.step("database", "Fresh database with all tables"):
                recreate_from_template(settings.DATABASES["default"]["NAME"])
            from marketplace.demo.story import tell

            report = tell(
                progress=progress,
                services=services,
                now=options["now"] or now(),
                goes_live=options["now"] is None,
            )
            report["seconds"] = {**progress.seconds, "total": progress.total}
            self.finish(console, report, options["json"])
            if options["no_serve"]:
                return
            introduce(console, progress.total)
            services.wait()

    def finish(self, console: Console, report: dict[str, Any], file: Path | None) -> None:
        """Write the report; end with exit code 1 if anything does not balance or verify."""
        if file is not None:
            file.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
            console.print(f"Report: {file}")
        from marketplace.demo.report import failures, summary

        console.print(summary(report))
        broken = failures(report)
        if broken:
            raise CommandError("The story does not hold: " + "; ".join(broken))


def introduce(console: Console, seconds: float) -> None:
    """Say where the site is and who can be tried with one click."""
    table = Table(title="One click on the login page", title_justify="left", show_header=True)
    for column in ("Role", "Person", "E-mail"):
        table.add_column(column)
    table.add_row("public", "anyone", "no login needed")
    for name in ("owner", "agency", "regulator", "finance", "operator"):
        user = cast_of.person(name)
        table.add_row(name, str(user), user.email)
    console.print(table)
    console.print(f"Ready after {seconds:.0f} s: [bold]{settings.SITE_URL}/[/]  (Ctrl-C stops it)")
