"""May this person do this now? One module a subject; each returns verdicts with their sentence."""

from .catalogue import buy_item

__all__ = ["buy_item"]
