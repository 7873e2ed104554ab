"""What an envelope says, as JSON: its fields, and which values are none. Pure.

Browser, offline command and opening read the same fields (docs/sealed-bids.md).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

Content = dict[str, int | str]


class Malformed(Exception):
    """The plaintext is no bid."""


class FieldKind(StrEnum):
    """How a value is typed and kept: fen, a whole number, basis points, a text."""

    YUAN = "yuan"
    WHOLE = "whole"
    PERCENT = "percent"
    TEXT = "text"


# What no notice can mean: such a value is no bid at all.
_BOUNDS: Mapping[FieldKind, int] = {
    FieldKind.YUAN: 10**15,
    FieldKind.WHOLE: 10_000,
    FieldKind.PERCENT: 10_001,
    FieldKind.TEXT: 15_000,
}


@dataclass(frozen=True)
class BidField:
    """One value of an envelope. The notice allows `least` to `most`, of a text its characters."""

    name: str
    kind: FieldKind
    label: object
    least: int
    most: int

    def as_json(self) -> dict[str, Any]:
        """As the sealing file of a notice has it, for the offline command."""
        return {
            "name": self.name,
            "kind": self.kind.value,
            "least": self.least,
            "most": self.most,
        }


def price_and_days(floor_fen: int, ceiling_fen: int, days: int) -> tuple[BidField, ...]:
    """What most methods ask: a price inside a range, and at most so many working days."""
    return (
        BidField("amount_fen", FieldKind.YUAN, _("Price"), max(1, floor_fen), ceiling_fen),
        BidField("days", FieldKind.WHOLE, _("Working days"), 1, days),
    )


def decode(plaintext: bytes, fields: Sequence[BidField]) -> Content:
    """What a bid says, or Malformed: nothing but the fields, each a value of its kind.

    A price outside the notice's range is a bid all the same: the rule says that it is out, and why.
    """
    try:
        found = json.loads(plaintext)
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(found, dict) or set(found) != {field.name for field in fields}:
        raise Malformed
    for field in fields:
        if not _is_of(field, found[field.name]):
            raise Malformed
    return found


def _is_of(field: BidField, value: object) -> bool:
    bound = _BOUNDS[field.kind]
    if field.kind != FieldKind.TEXT:
        return type(value) is int and 0 < value < bound
    return isinstance(value, str) and 0 < len(value) < bound and _can_be_stored(value)


def _can_be_stored(text: str) -> bool:
    """PostgreSQL keeps no NUL, and half a surrogate pair is no text."""
    return "\0" not in text and text == text.encode(errors="ignore").decode()
