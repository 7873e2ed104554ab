"""manage.py verify_chain: recompute every chain and every head from the entries."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.models import ChainEntry, ChainSeal
from core.recomputing import broken_chains, differing_heads, wrong_heads


class Command(BaseCommand):
    """Exit code 0 when everything recomputes; 1 with each difference named."""

    help = "Recompute chains, leaves and heads; with --heads also against heads kept outside."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--chain", help="this chain alone, e.g. procurement:ZJ-2026-000123")
        parser.add_argument("--heads", type=Path, help="heads.json or a single head kept outside")

    def handle(self, *args: Any, **options: Any) -> None:
        differences = list(broken_chains(options["chain"]))
        if not options["chain"]:
            differences += wrong_heads()
        if options["heads"]:
            try:
                kept = json.loads(options["heads"].read_bytes())
                differences += differing_heads(kept.get("heads", [kept]))
            except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
                raise CommandError(f"{options['heads']}: no file of heads ({error!r})") from error
        for each in differences:
            self.stderr.write(each)
        if differences:
            raise CommandError(f"{len(differences)} differences")
        entries, heads = ChainEntry.objects.count(), ChainSeal.objects.count()
        self.stdout.write(f"{entries} entries, {heads} heads, all recomputed")
