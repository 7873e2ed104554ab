"""What people do with procurements, one verb a function."""

from .closing import close
from .direct import DirectLine, confirm_selection, decline_selection, lapse, offer_directly
from .draws import commit_own, draw, reveal
from .due import run_due
from .procurements import (
    DraftLine,
    approve,
    cancel,
    draft_procurement,
    open_project,
    publish,
)
from .results import (
    award,
    decide_objection,
    fail,
    object_to_result,
    publicise,
    refuse_award,
)
from .sign_ups import sign_up, withdraw_sign_up

__all__ = [
    "DirectLine",
    "DraftLine",
    "approve",
    "award",
    "cancel",
    "close",
    "commit_own",
    "confirm_selection",
    "decide_objection",
    "decline_selection",
    "draft_procurement",
    "draw",
    "fail",
    "lapse",
    "object_to_result",
    "offer_directly",
    "open_project",
    "publicise",
    "publish",
    "refuse_award",
    "reveal",
    "run_due",
    "sign_up",
    "withdraw_sign_up",
]
