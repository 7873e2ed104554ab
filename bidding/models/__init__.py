"""What bidding stores."""

from bidding.bundles.models import (
    Bundle,
    BundleMember,
    BundlePaper,
    BundlePause,
    BundleStage,
    Opinion,
    OpinionItem,
)
from bidding.libraries.models import (
    Library,
    LibraryItem,
    LibraryMember,
    LibraryObjection,
)
from bidding.panels.models import BidScore, Deviation, Evaluator, Expert, Panel

from .amendment import Amendment, ProposedAmendment
from .attachment import Attachment
from .calendar_feed import CalendarFeed
from .draft import DraftPage
from .draw import Draw, DrawRelease, DrawResult, DrawShare, SeedParty
from .ending import EndingGround, EndingRequest
from .lead import Lead, LeadKind
from .own_requirement import OwnRequirement
from .place import Place
from .procurement import (
    Award,
    Objection,
    Procurement,
    ProcurementLine,
    Project,
    SignUp,
)
from .question import Question
from .recusal import Recusal, RecusalGround
from .sealed import (
    Envelope,
    KeyShare,
    OpenedBid,
    Opener,
    OpeningKey,
    Release,
    SealedBid,
    Sealing,
)
from .shortfall import Shortfall
from .witness import Witness

__all__ = [
    "Amendment",
    "Attachment",
    "Award",
    "BidScore",
    "Bundle",
    "BundleMember",
    "BundlePaper",
    "BundlePause",
    "BundleStage",
    "CalendarFeed",
    "Deviation",
    "DraftPage",
    "Draw",
    "DrawRelease",
    "DrawResult",
    "DrawShare",
    "EndingGround",
    "EndingRequest",
    "Envelope",
    "Evaluator",
    "Expert",
    "KeyShare",
    "Lead",
    "LeadKind",
    "Library",
    "LibraryItem",
    "LibraryMember",
    "LibraryObjection",
    "Objection",
    "OpenedBid",
    "Opener",
    "OpeningKey",
    "Opinion",
    "OpinionItem",
    "OwnRequirement",
    "Panel",
    "Place",
    "Procurement",
    "ProcurementLine",
    "Project",
    "ProposedAmendment",
    "Question",
    "Recusal",
    "RecusalGround",
    "Release",
    "SealedBid",
    "Sealing",
    "SeedParty",
    "Shortfall",
    "SignUp",
    "Witness",
]
