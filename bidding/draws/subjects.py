"""What is drawn for: each subject is known by a purpose, and told what came out of its draw."""

import datetime as dt
from abc import ABC, abstractmethod

from bidding.models import Draw
from core.actors import Actor


class Subject(ABC):
    """One kind of thing that is decided by draws. One object each, without state."""

    purpose: str  # stored with every draw, at most 16 characters

    @abstractmethod
    def lock(self, draw: Draw) -> None:
        """Lock the thing that is decided: everywhere before its draw, so that nobody deadlocks."""

    @abstractmethod
    def drawn(self, draw: Draw, by: Actor, at: dt.datetime) -> None:
        """The order is known (`queries.order`); inside the same transaction."""

    @abstractmethod
    def aborted(self, draw: Draw, reason: str, by: Actor, at: dt.datetime) -> None:
        """Nothing was left to draw from, and the public chain has been told."""

    @abstractmethod
    def title(self, draw: Draw) -> str:
        """What is decided, for a reader."""

    @abstractmethod
    def address(self, draw: Draw) -> str:
        """The public page of what is decided."""

    @abstractmethod
    def names(self, draw: Draw) -> dict[str, object]:
        """What stands behind the frozen names, for a reader; None for what needs no name."""

    @abstractmethod
    def is_open(self, draw: Draw, at: dt.datetime) -> bool:
        """Whether who takes part is still open, so that secrets may be added."""

    def is_seen(self, draw: Draw) -> bool:
        """Whether the public sees the draw yet."""
        return True


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    """Make a kind of subject known, in a `receivers.py`."""
    _subjects[subject.purpose] = subject


def subject_of(draw: Draw) -> Subject:
    """Whom a draw is for."""
    return _subjects[draw.purpose]
