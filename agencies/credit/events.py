"""What credit tells the layers above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events import Event

if TYPE_CHECKING:
    from agencies.credit.models import Score
    from agencies.entry.models import Agency


@dataclass(frozen=True)
class ScoreChanged(Event):
    """The agency has a new performance score."""

    agency: Agency
    score: Score
