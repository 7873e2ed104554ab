"""Closing sign-up: nobody in behind it, the list checked; the method goes on with who is left."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from bidding.errors import TooEarly
from bidding.methods.registry import method_of
from bidding.models import Procurement, Question, Shortfall, SignUp
from bidding.parties import Parties
from bidding.policies import procurements as policies
from bidding.queries.eligibility import eligibility_of_all
from bidding.queries.questions import given_up, unanswered
from bidding.region_rules import BiddingRules
from bidding.rules import frozen_rules
from bidding.states import SignUpStatus
from core import chain
from core.actors import SYSTEM, Actor
from core.arrivals import wait_for_arrivals
from core.clock import database_now, deadline, local_date
from core.policy import require
from core.workflow import WrongStatus, move

from .endings import end
from .locking import locked, shut_gate
from .postponing import postpone
from .schedule import reschedule
from .sign_ups import Clock


@dataclass(frozen=True)
class _Judged:
    """A sign-up at closing, and why it may not compete (empty: it may)."""

    sign_up: SignUp
    reasons: list[str]


def close(
    *, procurement: Procurement, by: Actor = SYSTEM, clock: Clock = database_now
) -> Procurement:
    """End sign-up once its deadline has passed and everybody who came in time is in.

    A question without an answer keeps it open, by the region's rule, and the chain says so; after
    the region's limit the owner's silence fails it.
    Enough eligible entrants: the method goes on with them. Too few: extended once, then what the
    frozen rules say: fail, go on with two, or wait for the owner (bidding.actions.shortfalls).
    Raises Refused, TooEarly, WrongStatus.
    """
    if procurement.closes_at is not None:
        wait_for_arrivals(before=procurement.closes_at)
    with transaction.atomic():
        return _close(procurement, by, clock)


def _close(procurement: Procurement, by: Actor, clock: Clock) -> Procurement:
    """Alone inside the gate."""
    shut_gate(procurement)
    procurement = locked(procurement)
    require(policies.close(by, procurement))
    if not procurement.can("take_sign_ups"):
        raise WrongStatus(status=procurement.status, move="close")
    at = clock()
    if procurement.closes_at is None or at < procurement.closes_at:
        raise TooEarly(until=procurement.closes_at)
    rules = frozen_rules(procurement)
    if left := given_up(procurement, at):
        return _end_unanswered(procurement, left, rules.answer_limit_days, by, at)
    waiting = unanswered(procurement).count()
    if waiting:
        return _wait_for_answers(procurement, waiting, rules.answer_days, by, at)
    judged = _judge(procurement, at)
    entrants = [each.sign_up for each in judged if not each.reasons]
    are_few = len(entrants) < rules.minimum_bidders
    if are_few and not procurement.is_extended:
        return _extend(procurement, rules.extension_days, by, at)
    if are_few and not _goes_on(rules, len(entrants)):
        return _end_with_too_few(procurement, by, at)
    for each in judged:
        if each.reasons:
            _exclude(each, at)
    procurement.closed_at = at
    procurement.save(update_fields=["closed_at"])
    if are_few and rules.too_few_policy == "ask_owner":
        return _fall_short(procurement, rules, len(entrants), by, at)
    return shut(procurement, by, at)


def _goes_on(rules: BiddingRules, entrants: int) -> bool:
    """Whether the rules allow to go on with too few, at once or after the owner's decision."""
    if rules.too_few_policy == "accept_two":
        return entrants == 2
    return rules.too_few_policy == "ask_owner" and entrants > 0


def _judge(procurement: Procurement, at: dt.datetime) -> list[_Judged]:
    """Ask again who may enter: eligibility now, and no two related parties (the earlier stays)."""
    sign_ups = list(
        SignUp.objects.filter(procurement=procurement, status=SignUpStatus.SUBMITTED)
        .select_related("agency__organisation")
        .order_by("submitted_at", "id")
    )
    answers = eligibility_of_all([each.agency for each in sign_ups], procurement, local_date(at))
    parties, judged = Parties(procurement.owner), []
    for sign_up in sign_ups:
        missing = [line for answer in answers[sign_up.agency_id] for line in answer.missing]
        reasons = [line.sentence for line in missing]
        if not parties.may_join(sign_up.agency.organisation):
            reasons.append(_("Related to another party of this procurement."))
        if sign_up.version < procurement.version:
            reasons.append(
                _("Not confirmed after amendment %s of the notice.") % procurement.version
            )
        if not reasons:
            parties.join(sign_up.agency.organisation)
        judged.append(_Judged(sign_up, list(dict.fromkeys(reasons))))
    return judged


def _extend(procurement: Procurement, days: int, by: Actor, at: dt.datetime) -> Procurement:
    """Once, by working days from now."""
    told = postpone(procurement, deadline(at, days), asks_again=True)
    procurement.is_extended = True
    procurement.save(update_fields=["is_extended"])
    move(procurement, "extend", by=by, at=at)
    chain.append(procurement.chain, "extended", told, at=at)
    return reschedule(procurement)


def _wait_for_answers(
    procurement: Procurement, waiting: int, days: int, by: Actor, at: dt.datetime
) -> Procurement:
    """Until the owner has answered or its time to answer is over; told each time."""
    told = postpone(procurement, deadline(at, days), asks_again=False)
    move(procurement, "extend", by=by, at=at)
    payload = {"unanswered": waiting, **told}
    chain.append(procurement.chain, "extended for answers", payload, at=at)
    return reschedule(procurement)


def _end_unanswered(
    procurement: Procurement, left: list[Question], days: int, by: Actor, at: dt.datetime
) -> Procurement:
    """The owner's silence has its consequence: public, and the regulator is told (inbox)."""
    procurement.closed_at = at
    procurement.save(update_fields=["closed_at"])
    numbers = [each.number for each in left]
    reason = _(
        "The owner left questions without an answer for %(days)s working days: %(numbers)s."
    ) % {"days": days, "numbers": ", ".join(map(str, numbers))}
    told = {"reason": "unanswered", "questions": numbers, "days": days}
    verb = "leave_unanswered"
    return end(procurement, verb, reason=reason, by=by, at=at, kind="failed", payload=told)


def _end_with_too_few(procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    procurement.closed_at = at
    procurement.save(update_fields=["closed_at"])
    reason = _("Too few eligible agencies signed up, also after the extension.")
    told = {"reason": "too few"}
    return end(procurement, "fail", reason=reason, by=by, at=at, kind="failed", payload=told)


def _exclude(judged: _Judged, at: dt.datetime) -> None:
    move(judged.sign_up, "exclude", by=SYSTEM, at=at)
    judged.sign_up.exclusion = judged.reasons
    judged.sign_up.save(update_fields=["exclusion"])


def _fall_short(
    procurement: Procurement, rules: BiddingRules, entrants: int, by: Actor, at: dt.datetime
) -> Procurement:
    """The list is final, and the owner has some days to say why to go on with so few."""
    made = Shortfall.objects.create(
        procurement=procurement, entrants=entrants, decide_by=deadline(at, rules.too_few_days)
    )
    move(procurement, "fall_short", by=by, at=at)
    payload = {"entrants": entrants, "decide_by": chain.moment(made.decide_by)}
    chain.append(procurement.chain, "too few", payload, at=at)
    method_of(procurement).sign_up_ended(procurement, at)
    return reschedule(procurement)


def shut(procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    """The list is final; the method goes on with it."""
    move(procurement, "close", by=by, at=at)
    method_of(procurement).closed(procurement, by, at)
    return reschedule(procurement)
