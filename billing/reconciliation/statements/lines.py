"""What every statement format yields."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One booked line. `amount_fen` is positive for money in, negative for money out.

    `serial` is the bank's own number of the line; `reference` is what the payer or we gave.
    `number` is the line of the file.
    """

    number: int
    on: dt.date
    amount_fen: int
    reference: str = ""
    counterparty: str = ""
    narrative: str = ""
    serial: str = ""


@dataclass(frozen=True)
class Statement:
    """A whole file. `account` is empty and balances are None where the file does not say."""

    format: str
    lines: list[Line]
    account: str = ""
    opening_fen: int | None = None
    closing_fen: int | None = None

    @property
    def gap_fen(self) -> int:
        """Closing less (opening + lines), 0 where the file is whole or does not say."""
        if self.opening_fen is None or self.closing_fen is None:
            return 0
        return self.closing_fen - self.opening_fen - sum(line.amount_fen for line in self.lines)


def identities(lines: Iterable[Line]) -> Iterator[str]:
    """What makes each line itself, so that overlapping files do not book it twice.

    The bank's serial number with its day, else a hash of all fields; in both cases with the
    occurrence number in the day, because two equal real payments are two payments.
    """
    seen: Counter[str] = Counter()
    for line in lines:
        day = f"{line.on:%Y%m%d}"
        if line.serial:
            base = f"{day}:{line.serial}"
        else:
            parts = (str(line.amount_fen), line.reference, line.counterparty, line.narrative)
            fields = b"".join(
                len(part).to_bytes(4, "big") + part for part in (p.encode() for p in parts)
            )
            base = f"{day}:{hashlib.sha256(fields).hexdigest()}"
        seen[base] += 1
        yield f"{base}#{seen[base]}"
