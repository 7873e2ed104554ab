"""What people do with procurements, one verb a function."""

from .amendments import (
    Amended,
    amend,
    propose_amendment,
    send_amendment_back,
    take_amendment_back,
)
from .attachments import NewFile, attach, detach
from .calendar_feeds import renew as renew_calendar
from .closing import close
from .drafts import (
    Demand,
    DraftLine,
    draft_procurement,
    propose,
    restore,
    save_page,
    send_back,
    start_draft,
    take_back,
)
from .due import run_due
from .ending_requests import ask_to_end, decide_ending
from .own_requirements import Asked, ask_for, drop
from .procurements import approve, cancel, open_project, publish
from .questions import answer, ask
from .recusals import readmit, recuse
from .reruns import rerun
from .results import (
    award,
    decide_objection,
    object_to_result,
    publicise,
    refuse_award,
)
from .shortfalls import go_on_with_few, lapse_shortfall, propose_going_on
from .sign_ups import confirm_sign_up, sign_up, withdraw_sign_up
from .witnesses import attest, invite

__all__ = [
    "Amended",
    "Asked",
    "Demand",
    "DraftLine",
    "NewFile",
    "amend",
    "answer",
    "approve",
    "ask",
    "ask_for",
    "ask_to_end",
    "attach",
    "attest",
    "award",
    "cancel",
    "close",
    "confirm_sign_up",
    "decide_ending",
    "decide_objection",
    "detach",
    "draft_procurement",
    "drop",
    "go_on_with_few",
    "invite",
    "lapse_shortfall",
    "object_to_result",
    "open_project",
    "propose",
    "propose_amendment",
    "propose_going_on",
    "publicise",
    "publish",
    "readmit",
    "recuse",
    "refuse_award",
    "renew_calendar",
    "rerun",
    "restore",
    "run_due",
    "save_page",
    "send_amendment_back",
    "send_back",
    "sign_up",
    "start_draft",
    "take_amendment_back",
    "take_back",
    "withdraw_sign_up",
]
