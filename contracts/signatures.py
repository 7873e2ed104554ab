"""The two signatures of a contract: where each party signs, and the refusal that callers hear.

How a signature is put into the file stands in `contracts.pades`, which only signing imports: the
PDF library behind it doubles the start of every command.
"""

from enum import StrEnum

from core.errors import Conflict


class Field(StrEnum):
    """The signature fields of a contract, in the order they are signed."""

    AGENCY = "Agency"
    OWNER = "Owner"


class SigningRefused(Conflict):
    """The file cannot take this signature; the sentence says why."""
