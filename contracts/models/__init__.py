"""What contracts stores."""

from .contract import (
    Contract,
    ContractDocument,
    Deliverable,
    Milestone,
    Party,
    Rating,
    Signature,
    SigningCertificate,
)

__all__ = [
    "Contract",
    "ContractDocument",
    "Deliverable",
    "Milestone",
    "Party",
    "Rating",
    "Signature",
    "SigningCertificate",
]
