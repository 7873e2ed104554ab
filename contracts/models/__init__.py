"""What contracts stores."""

from .award_notice import AwardNotice
from .contract import (
    Contract,
    ContractDocument,
    Party,
    Revision,
    Signature,
    SigningCertificate,
    SigningStage,
)
from .sharing import Reading, SharedResult
from .work import Deliverable, Milestone, Rating

__all__ = [
    "AwardNotice",
    "Contract",
    "ContractDocument",
    "Deliverable",
    "Milestone",
    "Party",
    "Rating",
    "Reading",
    "Revision",
    "SharedResult",
    "Signature",
    "SigningCertificate",
    "SigningStage",
]
