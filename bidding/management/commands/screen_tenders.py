"""manage.py screen_tenders FILE: how suspicious the prices of tenders lie within their markets."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bidding.leads.bid_file import BadBidFile, read_bids
from bidding.leads.geometry import screen


class Command(BaseCommand):
    """A lead, never a verdict: 0 to 1, higher is more suspicious, compared within the market."""

    help = "Score tenders from a CSV file (tender,market,bid); writes CSV (tender,score)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--out", type=Path, help="write there instead of to standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tenders = read_bids(options["file"].read_bytes())
        except (OSError, BadBidFile) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        rows = [(tender, f"{score:.6f}") for (_market, tender), score in screen(tenders).items()]
        out: Path | None = options["out"]
        if out is None:
            self._write(self.stdout, rows)
            return
        with out.open("w", encoding="utf-8", newline="") as file:
            self._write(file, rows)

    def _write(self, file: Any, rows: list[tuple[str, str]]) -> None:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("tender", "score"))
        writer.writerows(rows)
