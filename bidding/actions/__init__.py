"""What people do with procurements, one verb a function."""

from .direct import (
    DirectLine,
    confirm_selection,
    decline_selection,
    lapse,
    offer_directly,
)

__all__ = [
    "DirectLine",
    "confirm_selection",
    "decline_selection",
    "lapse",
    "offer_directly",
]
