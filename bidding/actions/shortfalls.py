"""Going on with too few: a reason, a second person's approval, or the end in time."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from bidding.errors import TooEarly
from bidding.models import Procurement
from bidding.policies import shortfalls as policies
from bidding.states import ProcurementStatus
from core import chain
from core.actors import SYSTEM, Actor
from core.policy import require
from core.workflow import WrongStatus

from .closing import shut
from .endings import end
from .locking import locked, person


def _short(procurement: Procurement, verb: str) -> Procurement:
    """The procurement under its lock. Raises WrongStatus where nothing waits for a decision."""
    procurement = locked(procurement)
    if procurement.status != ProcurementStatus.SHORT:
        raise WrongStatus(status=procurement.status, move=verb)
    return procurement


@transaction.atomic
def propose_going_on(
    *, procurement: Procurement, reason: str, by: Actor, at: dt.datetime
) -> Procurement:
    """A handler says why to go on with those who came; the last proposal counts.

    Raises Refused, WrongStatus.
    """
    procurement = _short(procurement, "propose")
    require(policies.propose(by, procurement))
    waiting = procurement.shortfall
    waiting.reason, waiting.proposed_by, waiting.proposed_at = reason[:300], person(by), at
    waiting.save(update_fields=["reason", "proposed_by", "proposed_at"])
    return procurement


@transaction.atomic
def go_on_with_few(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    """An approver who did not propose it lets the method decide among those who came.

    The reason enters the public chain. Raises Refused, WrongStatus.
    """
    procurement = _short(procurement, "close")
    require(policies.go_on(by, procurement))
    waiting = procurement.shortfall
    waiting.approved_by, waiting.approved_at = person(by), at
    waiting.save(update_fields=["approved_by", "approved_at"])
    payload = {"entrants": waiting.entrants, "reason": waiting.reason}
    chain.append(procurement.chain, "goes on with few", payload, at=at)
    return shut(procurement, by, at)


@transaction.atomic
def lapse_shortfall(
    *, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM
) -> Procurement:
    """Nobody decided in time: it fails. Raises Refused, TooEarly, WrongStatus."""
    procurement = _short(procurement, "fail")
    require(policies.lapse(by, procurement))
    if at <= procurement.shortfall.decide_by:
        raise TooEarly(until=procurement.shortfall.decide_by)
    reason = _("Too few eligible agencies signed up, and the owner did not go on with them.")
    told = {"reason": "too few"}
    return end(procurement, "fail", reason=reason, by=by, at=at, kind="failed", payload=told)
