"""What agencies tells the layers above."""

from dataclasses import dataclass

from core.events import Event

from .models import Agency, Sanction, Score


@dataclass(frozen=True)
class AgencySuspended(Event):
    """The agency may not win new work; running contracts go on and are paid."""

    agency: Agency
    sanction: Sanction


@dataclass(frozen=True)
class AgencyRemoved(Event):
    """The agency left the market; running contracts go on and are paid."""

    agency: Agency
    sanction: Sanction


@dataclass(frozen=True)
class AgencyReinstated(Event):
    """A suspended agency may win work again."""

    agency: Agency


@dataclass(frozen=True)
class ScoreChanged(Event):
    """The agency has a new performance score."""

    agency: Agency
    score: Score
