"""What bidding stores."""

from .draw import Draw, SeedParty, SeedShare
from .procurement import (
    Award,
    FundSource,
    Method,
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
    "Method",
    "Objection",
    "Procurement",
    "ProcurementLine",
    "Project",
    "SeedParty",
    "SeedShare",
    "SignUp",
]
