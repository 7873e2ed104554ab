"""Closing sign-up: nobody in behind it, the list checked, frozen and published."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from bidding.draw import list_hash
from bidding.models import Procurement, SeedParty, SignUp
from bidding.parties import related_to_any
from bidding.policies import draws as policies
from bidding.queries.draws import entrant_id
from bidding.queries.eligibility import eligibility_for
from bidding.rules import frozen_rules
from bidding.states import SignUpStatus
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import database_now, deadline, local_date
from core.models import Organisation
from core.policy import require
from core.workflow import move

from .direct import TooEarly
from .locking import locked, shut_gate
from .sign_ups import Clock


@dataclass(frozen=True)
class _Judged:
    """A sign-up at closing, and why it may not enter the draw (empty: it may)."""

    sign_up: SignUp
    reasons: list[str]


@transaction.atomic
def close(
    *, procurement: Procurement, by: Actor = SYSTEM, clock: Clock = database_now
) -> Procurement:
    """End sign-up once its deadline has passed, alone inside the gate.

    Enough eligible entrants: the list is frozen and its hash chained. Too few: extended once, then
    what the frozen rules say (fail, or go on with two). Raises Refused, TooEarly, WrongStatus.
    """
    shut_gate(procurement)
    procurement = locked(procurement)
    require(policies.close(by, procurement))
    at = clock()
    if procurement.closes_at is None or at < procurement.closes_at:
        raise TooEarly(until=procurement.closes_at)
    judged = _judge(procurement, at)
    entrants = [each.sign_up for each in judged if not each.reasons]
    rules = frozen_rules(procurement)
    accepts_two = rules.too_few_policy == "accept_two" and len(entrants) == 2
    if len(entrants) < rules.minimum_bidders and not procurement.is_extended:
        return _extend(procurement, rules.extension_days, by, at)
    if len(entrants) < rules.minimum_bidders and not accepts_two:
        return _fail(procurement, by, at)
    for each in judged:
        if each.reasons:
            _exclude(each, at)
    return _freeze(procurement, entrants, by, at)


def _judge(procurement: Procurement, at: dt.datetime) -> list[_Judged]:
    """Ask again who may enter: eligibility now, and no two related parties (the earlier stays)."""
    parties: list[Organisation] = [procurement.owner]
    judged = []
    for sign_up in (
        SignUp.objects.filter(procurement=procurement, status=SignUpStatus.SUBMITTED)
        .select_related("agency__organisation__region")
        .order_by("submitted_at", "id")
    ):
        answers = eligibility_for(sign_up.agency, procurement, local_date(at))
        reasons = [line.sentence for answer in answers for line in answer.missing]
        if related_to_any(sign_up.agency.organisation, parties):
            reasons.append(_("Related to another party of this procurement."))
        if not reasons:
            parties.append(sign_up.agency.organisation)
        judged.append(_Judged(sign_up, list(dict.fromkeys(reasons))))
    return judged


def _extend(procurement: Procurement, days: int, by: Actor, at: dt.datetime) -> Procurement:
    """Once, by working days from now; the draw moves by as much."""
    assert procurement.closes_at is not None and procurement.draw_at is not None
    closes_at = deadline(at, days)
    procurement.draw_at += closes_at - procurement.closes_at
    procurement.closes_at = procurement.due_at = closes_at
    procurement.is_extended = True
    procurement.save(update_fields=["closes_at", "draw_at", "due_at", "is_extended"])
    move(procurement, "extend", by=by, at=at)
    payload = {"closes_at": chain.moment(closes_at), "draw_at": chain.moment(procurement.draw_at)}
    chain.append(procurement.chain, "extended", payload, at=at)
    return procurement


def _fail(procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    procurement.failure = _("Too few eligible agencies signed up, also after the extension.")
    procurement.closed_at, procurement.due_at = at, None
    procurement.save(update_fields=["failure", "closed_at", "due_at"])
    move(procurement, "fail", by=by, at=at, reason=procurement.failure)
    chain.append(procurement.chain, "failed", {"reason": "too few"}, at=at)
    return procurement


def _exclude(judged: _Judged, at: dt.datetime) -> None:
    move(judged.sign_up, "exclude", by=SYSTEM, at=at)
    judged.sign_up.exclusion = judged.reasons
    judged.sign_up.save(update_fields=["exclusion"])


def _freeze(
    procurement: Procurement, entrants: list[SignUp], by: Actor, at: dt.datetime
) -> Procurement:
    """Publish the list and its hash before any secret is revealed."""
    tickets = {entrant_id(each.agency): 1 for each in entrants}
    frozen = list_hash(procurement.number, tickets).hex()
    platform = procurement.seed_shares.get(party=SeedParty.PLATFORM)
    procurement.list_hash, procurement.closed_at = frozen, at
    procurement.due_at = at if platform.sealed_secret else procurement.draw_at
    procurement.save(update_fields=["list_hash", "closed_at", "due_at"])
    move(procurement, "close", by=by, at=at)
    chain.append(procurement.chain, "list", {"list_hash": frozen, "tickets": tickets}, at=at)
    return procurement
