"""What people and the clock do about experts and panels, one verb a function."""

from .pool import admit, apply_to_pool, pause, remove, resume, turn_down

__all__ = ["admit", "apply_to_pool", "pause", "remove", "resume", "turn_down"]
