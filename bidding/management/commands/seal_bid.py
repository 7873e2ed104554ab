"""Seal a bid without the page: the same bytes as the browser makes, on one's own computer."""

import base64
import json
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bidding.sealing import SCHEME, bids, hpke
from core.errors import DomainError
from core.money import parse_yuan


class Command(BaseCommand):
    help = "Seals a price from the sealing file of a notice; writes the file to send, and its key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the notice's …-sealing.json")
        parser.add_argument("agency", help="the agency's unified social credit code")
        parser.add_argument(
            "sequence", type=int, help="1 for the first bid of the agency, then 2 …"
        )
        parser.add_argument("yuan", help="the price in yuan, for example 118000.50")
        parser.add_argument("days", type=int, help="working days")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        agency, sequence = options["agency"], options["sequence"]
        try:
            notice = json.loads(file.read_bytes())
            number, to = notice["number"], bytes.fromhex(notice["public_key"])
            bid = bids.Bid(parse_yuan(options["yuan"]), options["days"])
            is_inside = notice["floor_fen"] <= bid.amount_fen <= notice["ceiling_fen"]
        except (OSError, ValueError, LookupError, TypeError, DomainError) as error:
            raise CommandError(f"{file}: {error}") from error
        if notice["scheme"] != SCHEME or not is_inside or not 1 <= bid.days <= notice["days"]:
            raise CommandError("The price or the days are outside the range of the notice.")
        ephemeral = secrets.token_bytes(hpke.KEY_BYTES)
        info = bids.info(number, agency, sequence)
        sealed = hpke.seal(bids.encode(bid), to=to, info=info, ephemeral=ephemeral)
        kept = {"scheme": SCHEME, "number": number, "entrant": agency, "sequence": sequence}
        name = f"{number}-bid-{sequence}"
        self._write(
            file.with_name(f"{name}.json"), kept | {"sealed": base64.b64encode(sealed).decode()}
        )
        key = {"public_key": notice["public_key"], "ephemeral": ephemeral.hex()}
        self._write(file.with_name(f"{name}-key.json"), kept | key)
        self.stdout.write(f"SHA-256 {bids.digest(sealed)}")

    def _write(self, file: Path, content: dict[str, Any]) -> None:
        file.write_text(json.dumps(content, indent=1) + "\n")
        self.stdout.write(str(file))
