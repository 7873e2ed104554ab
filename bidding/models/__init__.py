"""What bidding stores."""

from .draw import Draw, SeedParty, SeedShare
from .place import Place
from .procurement import (
    Award,
    FundSource,
    Objection,
    Procurement,
    ProcurementLine,
    Project,
    SignUp,
)

__all__ = [
    "Award",
    "Draw",
    "FundSource",
    "Objection",
    "Place",
    "Procurement",
    "ProcurementLine",
    "Project",
    "SeedParty",
    "SeedShare",
    "SignUp",
]
