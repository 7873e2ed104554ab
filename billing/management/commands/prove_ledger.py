"""`manage.py prove_ledger`: recompute the books; exit code 1 when they are wrong."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from billing import ledger
from core.clock import now
from core.money import format_fen


class Command(BaseCommand):
    help = "Recompute every balance from the transfers and store the proof."

    def handle(self, *args: Any, **options: Any) -> None:
        proof = ledger.prove(now())
        self.stdout.write(
            f"debits {format_fen(int(proof.debits_fen))}  "
            f"credits {format_fen(int(proof.credits_fen))}  accounts {proof.accounts}"
        )
        if not proof.is_balanced:
            self.stderr.write(f"The books are wrong: {proof.wrong_accounts}")
            sys.exit(1)
        self.stdout.write("The books balance.")
