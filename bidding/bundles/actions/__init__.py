"""What people do with bundles, one verb a function."""

from .applications import (
    ProcurementDoesNotFit,
    hand_in,
    link_procurement,
    start_bundle,
    withdraw_bundle,
)
from .clock import pause_clock
from .opinions import give_opinion
from .surveys import finish_survey
from .window import accept_bundle, approve_bundle, convene_review, list_missing, merge_opinions

__all__ = [
    "ProcurementDoesNotFit",
    "accept_bundle",
    "approve_bundle",
    "convene_review",
    "finish_survey",
    "give_opinion",
    "hand_in",
    "link_procurement",
    "list_missing",
    "merge_opinions",
    "pause_clock",
    "start_bundle",
    "withdraw_bundle",
]
