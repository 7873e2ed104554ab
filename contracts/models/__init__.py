"""What contracts stores."""

from .contract import (
    Contract,
    ContractDocument,
    Party,
    Revision,
    Signature,
    SigningCertificate,
    SigningStage,
)
from .work import Deliverable, Milestone, Rating

__all__ = [
    "Contract",
    "ContractDocument",
    "Deliverable",
    "Milestone",
    "Party",
    "Rating",
    "Revision",
    "Signature",
    "SigningCertificate",
    "SigningStage",
]
