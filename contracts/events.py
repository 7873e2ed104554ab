"""What contracts tells the layers above. Facts only; listeners run in the same transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events import Event

if TYPE_CHECKING:
    from .models import Contract, Milestone, Rating


@dataclass(frozen=True)
class ContractDrafted(Event):
    """A contract was drawn up from a confirmed award."""

    contract: Contract
    at: dt.datetime


@dataclass(frozen=True)
class ContractSigned(Event):
    """Both parties have signed; the hash of the file stands in the public chain."""

    contract: Contract
    at: dt.datetime


@dataclass(frozen=True)
class MilestoneAccepted(Event):
    """The work of a milestone was accepted, and its money was released to the agency."""

    milestone: Milestone
    at: dt.datetime


@dataclass(frozen=True)
class ContractCompleted(Event):
    """Every milestone was accepted and released."""

    contract: Contract
    at: dt.datetime


@dataclass(frozen=True)
class ContractRated(Event):
    """The owner rated a completed, paid contract."""

    contract: Contract
    rating: Rating
    at: dt.datetime
