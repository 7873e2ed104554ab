"""What the kernel stores."""

from .log import (
    ChainEntry,
    ChainLeaf,
    ChainSeal,
    ChainSubtree,
    ChainWaiting,
    OutboxMessage,
    StatusChange,
    append_only,
)
from .people import (
    Bilingual,
    Department,
    Membership,
    Organisation,
    OrganisationKind,
    Region,
    User,
    name_at,
)
from .settings import CalendarDay, NumberSeries, RegionPolicy, StoredFile
from .subscriptions import HeadSubscription

__all__ = [
    "Bilingual",
    "CalendarDay",
    "ChainEntry",
    "ChainLeaf",
    "ChainSeal",
    "ChainSubtree",
    "ChainWaiting",
    "Department",
    "HeadSubscription",
    "Membership",
    "NumberSeries",
    "Organisation",
    "OrganisationKind",
    "OutboxMessage",
    "Region",
    "RegionPolicy",
    "StatusChange",
    "StoredFile",
    "User",
    "append_only",
    "name_at",
]
