"""What agencies stores."""

from agencies.catalogue.models import (
    BundleKind,
    Commissioner,
    Family,
    ListDemand,
    QualificationType,
    Requirement,
    ServiceItem,
    Source,
)
from agencies.credit.models import PerformanceRecord, RankingSnapshot, Score
from agencies.entry.models import (
    Agency,
    EntryFile,
    EntryFileKind,
    EntryRemark,
    PastWork,
    Practitioner,
    Qualification,
)
from agencies.offers.models import Offer
from agencies.supervision.models import (
    Complaint,
    CompliancePoints,
    Matter,
    Objection,
    Sanction,
    SanctionKind,
)

__all__ = [
    "Agency",
    "BundleKind",
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
    "PastWork",
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
