"""Make a party's secret for a draw without the page, on one's own computer."""

import json
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bidding.draws import escrow
from bidding.draws.transcript import SCHEME


class Command(BaseCommand):
    help = "Makes a secret for the keys of a draw; writes the file to send, and the one to keep."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the draw's …-keys.json")
        parser.add_argument("party", help="owner, regulator, or the agency's credit code")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        party: str = options["party"]
        try:
            keys = json.loads(file.read_bytes())
            if keys["scheme"] != SCHEME:
                raise ValueError("these are no keys of a draw")
            number = str(keys["number"])
            holders = {
                str(name): escrow.Holder(each["party"], bytes.fromhex(each["key"]))
                for name, each in keys["holders"].items()
            }
            chance = secrets.token_bytes(escrow.SECRET_BYTES)
            made = escrow.seal(number, party, holders, chance)
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise CommandError(f"{file}: {error}") from error
        kept = {"scheme": SCHEME, "number": number, "party": party}
        secret = {"secret": escrow.secret_of(chance).hex(), "commitment": made.commitment}
        self._write(file.with_name(f"{number}-{party}-sealed.json"), kept | made.as_json())
        self._write(file.with_name(f"{number}-{party}-secret.json"), kept | secret)

    def _write(self, file: Path, content: dict[str, Any]) -> None:
        file.write_text(json.dumps(content, indent=1) + "\n")
        self.stdout.write(str(file))
