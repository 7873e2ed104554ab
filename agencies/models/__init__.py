"""What agencies stores."""

from .agency import (
    Agency,
    EntryFile,
    EntryFileKind,
    EntryRemark,
    Offer,
    Practitioner,
    Qualification,
)
from .catalogue import (
    Bundle,
    Commissioner,
    Family,
    ListDemand,
    QualificationType,
    Requirement,
    ServiceItem,
    Source,
)
from .credit import (
    Complaint,
    CompliancePoints,
    Matter,
    Objection,
    PerformanceRecord,
    RankingSnapshot,
    Sanction,
    SanctionKind,
    Score,
)

__all__ = [
    "Agency",
    "Bundle",
    "Commissioner",
    "Complaint",
    "CompliancePoints",
    "EntryFile",
    "EntryFileKind",
    "EntryRemark",
    "Family",
    "ListDemand",
    "Matter",
    "Objection",
    "Offer",
    "PerformanceRecord",
    "Practitioner",
    "Qualification",
    "QualificationType",
    "RankingSnapshot",
    "Requirement",
    "Sanction",
    "SanctionKind",
    "Score",
    "ServiceItem",
    "Source",
]
