"""All formats, the most particular first. A new format is a new module and one entry here."""

from typing import Final, Protocol

from . import csv_cmb, csv_icbc, csv_market, csv_table
from .errors import UnknownFormat
from .lines import Statement


class Format(Protocol):
    """What a format's module offers."""

    def is_known(self, content: bytes) -> bool:
        """True when this format can read the file."""

    def parse(self, content: bytes) -> Statement:
        """Read it; raises StatementError."""


FORMATS: Final[tuple[Format, ...]] = (csv_icbc, csv_cmb, csv_market)


def read(content: bytes) -> Statement:
    """The statement in a file of any known format. Raises StatementError, nothing else."""
    csv_table.decode(content)
    for format_ in FORMATS:
        if format_.is_known(content):
            return format_.parse(content)
    raise UnknownFormat
