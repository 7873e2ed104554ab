"""Ending without an award after closing: the owner asks, the regulator decides."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bidding.models import EndingGround, EndingRequest, Procurement
from bidding.policies import ending_requests as policies
from core import chain
from core.actors import Actor
from core.errors import Conflict
from core.policy import require
from core.workflow import move

from .endings import end
from .locking import locked, person
from .results import awards_alive


class EndingAsked(Conflict):
    """A request of the owner waits for the regulator already."""

    sentence = _("The regulator has not decided your last request yet.")


class EndingDecided(Conflict):
    """The request has its decision already."""

    sentence = _("This request has been decided already.")


@transaction.atomic
def ask_to_end(
    *, procurement: Procurement, ground: str, reason: str, by: Actor, at: dt.datetime
) -> EndingRequest:
    """Ask in public to end a procurement without an award; an award waits for the decision.

    Everything else goes on: who waits with asking cannot stop a draw. Raises Refused, EndingAsked.
    """
    procurement = locked(procurement)
    require(policies.ask_to_end(by, procurement))
    if procurement.ending_requests.filter(decided_at=None).exists():
        raise EndingAsked
    made = EndingRequest.objects.create(
        procurement=procurement,
        ground=EndingGround(ground),
        reason=reason[:300],
        asked_by=person(by),
        asked_at=at,
    )
    chain.append(procurement.chain, "end asked", {"ground": made.ground, "reason": reason}, at=at)
    return made


@transaction.atomic
def decide_ending(
    *, request: EndingRequest, is_agreed: bool, decision: str, by: Actor, at: dt.datetime
) -> EndingRequest:
    """Agree, and the procurement ends; or not, and it goes on. With reasons, in public.

    Raises Refused, EndingDecided, WrongStatus.
    """
    procurement = locked(request.procurement)
    request = EndingRequest.objects.select_related("procurement__project__region").get(
        pk=request.pk
    )
    require(policies.decide_ending(by, request))
    if request.decided_at is not None:
        raise EndingDecided
    request.is_agreed, request.decision = is_agreed, decision
    request.decided_by, request.decided_at = person(by), at
    request.save(update_fields=["is_agreed", "decision", "decided_by", "decided_at"])
    payload = {"is_agreed": is_agreed, "decision": decision}
    chain.append(procurement.chain, "end decided", payload, at=at)
    if is_agreed:
        for live in awards_alive(procurement):
            move(live, "void", by=by, at=at, reason=decision)
        told = {"ground": request.ground, "reason": request.reason}
        end(
            procurement,
            "fail",
            reason=request.sentence,
            by=by,
            at=at,
            kind="failed",
            payload=told,
        )
    return request
