"""manage.py verify_draw FILE: recompute a draw from its transcript."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bidding.draws.queries import promised
from bidding.draws.transcript import DrawError, read_transcript
from bidding.draws.views import checked
from bidding.models import Draw


class Command(BaseCommand):
    """Exit code 0 when every check holds, 1 when one does not."""

    help = "Recompute a draw from its transcript, also against this market's public chain."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = read_transcript(options["file"].read_bytes())
        except (OSError, DrawError) as error:
            raise CommandError(str(error)) from error
        number = found.get("number") if isinstance(found, dict) else None
        known = Draw.objects.filter(number=str(number)).first()
        steps = checked(found, promised(known) if known else {})
        for step, sentence in steps:
            self.stdout.write(f"{'OK  ' if step.ok else 'FAIL'}  {sentence}")
        if not all(step.ok for step, _sentence in steps):
            raise CommandError("The transcript does not verify.")
