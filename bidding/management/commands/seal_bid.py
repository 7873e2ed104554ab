"""Seal a bid without the page: the same bytes as the browser makes, on one's own computer."""

import base64
import json
import secrets
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bidding.sealing import SCHEME, bids, hpke
from bidding.sealing.contents import FieldKind
from core.errors import DomainError
from core.money import parse_yuan


class Command(BaseCommand):
    help = "Seals a bid from the sealing file of a notice; writes the file to send, and its keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the notice's …-sealing.json")
        parser.add_argument("agency", help="the agency's unified social credit code")
        parser.add_argument(
            "sequence", type=int, help="1 for the first bid of the agency, then 2 …"
        )
        parser.add_argument(
            "values",
            nargs="+",
            help="name=value for each field of the file: yuan as 118000.50, per cent as 12.5, a "
            "text as it is or as @FILE",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        agency, sequence = options["agency"], options["sequence"]
        try:
            notice = json.loads(file.read_bytes())
            typed = dict(each.split("=", 1) for each in options["values"])
            contents = {
                each["number"]: {
                    field["name"]: _value(field, typed[field["name"]]) for field in each["fields"]
                }
                for each in notice["envelopes"]
            }
        except (OSError, ValueError, LookupError, TypeError, DomainError) as error:
            raise CommandError(f"{file}: {error}") from error
        if notice["scheme"] != SCHEME:
            raise CommandError(f"The file is not one of {SCHEME}.")
        sealed, keys = {}, {}
        for each in notice["envelopes"]:
            number, ephemeral = each["number"], secrets.token_bytes(hpke.KEY_BYTES)
            made = hpke.seal(
                bids.encode(contents[number]),
                to=bytes.fromhex(each["public_key"]),
                info=bids.info(number, agency, sequence),
                ephemeral=ephemeral,
            )
            sealed[each["name"]] = base64.b64encode(made).decode()
            keys[number] = {"public_key": each["public_key"], "ephemeral": ephemeral.hex()}
            self.stdout.write(f"SHA-256 {bids.digest(made)}")
        kept = {
            "scheme": SCHEME,
            "number": notice["number"],
            "entrant": agency,
            "sequence": sequence,
        }
        name = f"{notice['number']}-bid-{sequence}"
        self._write(file.with_name(f"{name}.json"), kept | {"sealed": sealed})
        self._write(file.with_name(f"{name}-key.json"), kept | {"keys": keys})

    def _write(self, file: Path, content: dict[str, Any]) -> None:
        file.write_text(json.dumps(content, indent=1) + "\n")
        self.stdout.write(str(file))


def _value(field: Mapping[str, Any], typed: str) -> int | str:
    """As typed for a field. Raises ValueError, DomainError, OSError."""
    kind = FieldKind(field["kind"])
    value: int | str
    if kind == FieldKind.TEXT:
        text = Path(typed[1:]).read_text() if typed.startswith("@") else typed
        value = text.strip()
    else:
        # Basis points are hundredths of a per cent as fen are of a yuan.
        value = int(typed) if kind == FieldKind.WHOLE else parse_yuan(typed)
    size = value if isinstance(value, int) else len(value)
    if not field["least"] <= size <= field["most"]:
        raise ValueError(f"{field['name']} is outside the range of the notice")
    return value
