"""`manage.py verify_contract FILE`: is this file a contract of this market in force?"""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contracts.queries.verification import verify
from core.clock import SHANGHAI


class Command(BaseCommand):
    help = "Check a contract's PDF: its hash in the public chain, then both signatures."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the PDF of the contract")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Exit code 0 only for a valid contract."""
        if not file.is_file():
            raise CommandError(f"{file}: there is no such file.")
        found = verify(file.read_bytes())
        self.stdout.write(f"SHA-256    {found.sha256}")
        if found.contract is not None:
            self.stdout.write(f"Contract   {found.contract.number} {found.contract.title}")
        for signature in found.signatures:
            at = signature.signed_at
            when = f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S} (Beijing time)" if at else "—"
            self.stdout.write(
                f"{signature.field:<10} {signature.name} {signature.credit_code} {when}"
            )
        for finding in found.findings:
            self.stdout.write(f"  {finding}")
        if not found.is_valid:
            raise CommandError(str(found.sentence))
        self.stdout.write(self.style.SUCCESS(str(found.sentence)))
