"""What can be done to a contract, one verb a function."""

from .accept import accept, ask_rework
from .deliver import deliver
from .draft import draft
from .due import run_due
from .fund import fund, request_funds
from .rate import rate, reply
from .revise import revise_clauses, revise_plan
from .sign import sign_as_agency, sign_as_owner

__all__ = [
    "accept",
    "ask_rework",
    "deliver",
    "draft",
    "fund",
    "rate",
    "reply",
    "request_funds",
    "revise_clauses",
    "revise_plan",
    "run_due",
    "sign_as_agency",
    "sign_as_owner",
]
