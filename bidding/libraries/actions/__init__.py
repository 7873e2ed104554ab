"""What people and the clock do with libraries, one verb a function."""

from .applications import apply, withdraw_application
from .due import run_due_libraries
from .judging import close_applications, decide_order, turn_down
from .members import give_notice, remove_member, sign_agreement
from .results import (
    come_into_force,
    decide_library_objection,
    object_to_library,
    publicise_library,
)
from .tenders import (
    LibraryLine,
    LibraryPlan,
    cancel_library,
    draft_library,
    publish_library,
    tender_again,
)

__all__ = [
    "LibraryLine",
    "LibraryPlan",
    "apply",
    "cancel_library",
    "close_applications",
    "come_into_force",
    "decide_library_objection",
    "decide_order",
    "draft_library",
    "give_notice",
    "object_to_library",
    "publicise_library",
    "publish_library",
    "remove_member",
    "run_due_libraries",
    "sign_agreement",
    "tender_again",
    "turn_down",
    "withdraw_application",
]
