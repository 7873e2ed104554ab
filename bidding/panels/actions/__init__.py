"""What people and the clock do about experts and panels, one verb a function."""

from .panel import (
    close_scoring,
    declare,
    end_explaining,
    explain,
    hand_in,
    recuse,
    save_draft,
)
from .pool import admit, apply_to_pool, pause, remove, resume, turn_down

__all__ = [
    "admit",
    "apply_to_pool",
    "close_scoring",
    "declare",
    "end_explaining",
    "explain",
    "hand_in",
    "pause",
    "recuse",
    "remove",
    "resume",
    "save_draft",
    "turn_down",
]
