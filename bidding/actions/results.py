"""From the outcome to the award: places, publicity, objections, stand-still, alternates."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.supervision.actions.points import add_points
from agencies.supervision.queries.cases import blocks_award
from bidding.draws import actions as draws
from bidding.errors import TooEarly
from bidding.events import AwardConfirmed, AwardRefused
from bidding.methods.protocol import Outcome
from bidding.methods.registry import method_of
from bidding.models import Award, Objection, Place, Procurement
from bidding.models.objection import ResultObjection
from bidding.policies import results as policies
from bidding.queries.draws import entrant_id, entrants
from bidding.queries.eligibility import eligibility_for, snapshot
from bidding.queries.places import places_hash
from bidding.rules import ALTERNATES, DRAW_DELAY, frozen_rules
from bidding.states import AWARD, ProcurementStatus
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline, local_date
from core.errors import Conflict
from core.events import publish
from core.policy import require
from core.workflow import WrongStatus, move

from .endings import end
from .locking import locked, locked_agency, person
from .schedule import reschedule


class StandStill(Conflict):
    """An objection, a complaint about the result or a request to end it is undecided."""

    sentence = _(
        "The award waits until the objections, complaints and requests about it are decided."
    )


class ObjectionDecided(Conflict):
    """The objection has its decision already."""

    sentence = _("This objection has been decided already.")


def decide(procurement: Procurement, by: Actor, at: dt.datetime) -> None:
    """Ask the method of a locked procurement for its outcome and go on with it.

    Places are kept and the first gets a pending award. Where chance has to decide first, the list
    for the draw is frozen. Where there is no result, the procurement ends with the reason.
    """
    method = method_of(procurement)
    outcome = method.outcome(method.case(procurement))
    if outcome.places:
        sign_ups = {entrant_id(each.agency): each for each in entrants(procurement)}
        agencies = {name: each.agency for name, each in sign_ups.items()}
        first = keep_places(procurement, outcome, agencies, at)[0]
        move(procurement, "select", by=by, at=at)
        draws.drop(procurement.draw, by, at)
        award_place(procurement, first, sign_ups[entrant_id(first.agency)].eligibility, at)
    elif outcome.to_draw:
        assert procurement.draw is not None, "a rule that draws has announced it"
        procurement.draw_at = _time_of_draw(procurement, at)
        procurement.save(update_fields=["draw_at"])
        procurement.draw = draws.freeze(procurement.draw, outcome.to_draw, procurement.draw_at, at)
    else:
        assert outcome.nothing is not None, "an outcome says why it has no place"
        reason = outcome.nothing.sentence
        end(procurement, "fail", reason=reason, by=by, at=at, kind="failed")


def _time_of_draw(procurement: Procurement, at: dt.datetime) -> dt.datetime:
    """As announced; where that has passed (the bids had to be opened first), some time from now."""
    planned = procurement.draw_at
    return planned if planned is not None and planned > at else at + DRAW_DELAY


def keep_places(
    procurement: Procurement, outcome: Outcome, agencies: Mapping[str, Agency], at: dt.datetime
) -> list[Place]:
    """Write the places down, once, and their hash into the public chain."""
    places = Place.objects.bulk_create(
        Place(
            procurement=procurement,
            agency=agencies[each.entrant],
            place=number,
            amount_fen=each.amount_fen,
            days=each.days,
            reason=each.reason.as_json(),
            decided_at=at,
        )
        for number, each in enumerate(outcome.places, start=1)
    )
    chain.append(procurement.chain, "places", {"places_sha256": places_hash(places)}, at=at)
    return places


def award_place(
    procurement: Procurement, place: Place, eligibility: dict[str, Any], at: dt.datetime
) -> Award:
    """A pending award for a place, at the place's own price and days."""
    return Award.objects.create(
        procurement=procurement,
        agency=place.agency,
        place=place.place,
        amount_fen=place.amount_fen,
        days=place.days,
        eligibility=eligibility,
        made_at=at,
    )


def stand(procurement: Procurement, live: Award, verb: str, by: Actor, at: dt.datetime) -> Award:
    """The award is final: `verb` moves the procurement, the chain and AwardConfirmed tell it."""
    live.confirmed_at = at
    live.save(update_fields=["eligibility", "confirmed_at"])
    move(live, "confirm", by=by, at=at)
    move(procurement, verb, by=by, at=at)
    reschedule(procurement)
    payload = {"agency": entrant_id(live.agency), "amount_fen": live.amount_fen, "days": live.days}
    chain.append(procurement.chain, "award", payload, at=at)
    publish(AwardConfirmed(live, at))
    return live


@transaction.atomic
def publicise(*, procurement: Procurement, by: Actor = SYSTEM, at: dt.datetime) -> Procurement:
    """Open the publicity of the result. Raises Refused, WrongStatus."""
    procurement = locked(procurement)
    require(policies.publicise(by, procurement))
    move(procurement, "publicise", by=by, at=at)
    return _start_publicity(procurement, _live(procurement), at)


@transaction.atomic
def object_to_result(
    *, procurement: Procurement, by_name: str, contact: str, text: str, at: dt.datetime
) -> Objection:
    """Anyone objects while the result is in publicity; the award then waits. Raises Refused."""
    procurement = locked(procurement)
    require(policies.object_to_result(procurement, at))
    made = Objection.objects.create(
        procurement=procurement, by_name=by_name, contact=contact, text=text, received_at=at
    )
    payload = {"text_sha256": hashlib.sha256(text.encode()).hexdigest()}
    chain.append(procurement.chain, "objection", payload, at=at)
    return made


@transaction.atomic
def decide_objection(
    *, objection: Objection, is_upheld: bool, decision: str, by: Actor, at: dt.datetime
) -> Objection:
    """Decide with reasons. Upheld, the award is void and the next alternate stands.

    Raises Refused, ObjectionDecided.
    """
    procurement = locked(objection.procurement)
    objection = Objection.objects.select_related("procurement__project__region").get(
        pk=objection.pk
    )
    require(policies.decide_objection(by, objection))
    keep_decision(objection, procurement.chain, is_upheld, decision, by, at)
    if is_upheld and procurement.can("be_objected_to"):
        live = _live(procurement)
        move(live, "void", by=by, at=at, reason=decision)
        _pass_on(procurement, live, by, at)
    return objection


def keep_decision(
    objection: ResultObjection,
    chain_name: str,
    is_upheld: bool,
    decision: str,
    by: Actor,
    at: dt.datetime,
) -> None:
    """The decision on an objection, once, also in the public chain. Raises ObjectionDecided."""
    if objection.decided_at is not None:
        raise ObjectionDecided
    objection.is_upheld, objection.decision = is_upheld, decision
    objection.decided_by, objection.decided_at = person(by), at
    objection.save(update_fields=["is_upheld", "decision", "decided_by", "decided_at"])
    payload = {"is_upheld": is_upheld, "decision": decision}
    chain.append(chain_name, "objection decided", payload, at=at)


@transaction.atomic
def award(*, procurement: Procurement, by: Actor = SYSTEM, at: dt.datetime) -> Award | None:
    """After its publicity the award stands, if the agency may still take the work.

    Otherwise it is void and the next alternate stands, or the procurement fails: then None.
    Raises Refused, TooEarly, StandStill, WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.award(by, procurement))
    if procurement.status != ProcurementStatus.PUBLICITY:
        raise WrongStatus(status=procurement.status, move="award")
    if procurement.publicity_until is None or at <= procurement.publicity_until:
        raise TooEarly(until=procurement.publicity_until)
    if _is_disputed(procurement):
        raise StandStill
    live = _live(procurement)
    agency = locked_agency(live.agency)
    answers = eligibility_for(agency, procurement, local_date(at))
    if not agency.can("be_awarded") or not all(answers):
        reason = " ".join(answer.sentence for answer in answers if not answer)
        move(live, "void", by=by, at=at, reason=reason)
        _pass_on(procurement, live, by, at)
        return None
    live.eligibility = {"items": snapshot(answers)}
    return stand(procurement, live, "award", by, at)


@transaction.atomic
def refuse_award(*, award: Award, reason: str, by: Actor, at: dt.datetime) -> Procurement:
    """The agency gives the award back: points by rule, and the next alternate stands.

    Raises Refused, WrongStatus.
    """
    procurement = locked(award.procurement)
    award = Award.objects.select_related("agency__organisation").get(pk=award.pk)
    require(policies.refuse_award(by, award.agency))
    if not procurement.can("be_given_back"):
        raise WrongStatus(status=procurement.status, move="refuse")
    move(award, "refuse", by=by, at=at, reason=reason)
    award.refusal = reason[:300]
    award.save(update_fields=["refusal"])
    add_points(
        agency=award.agency,
        rule="award_refused",
        evidence=f"{procurement.number}: {reason}",
        by=SYSTEM,
        at=at,
    )
    chain.append(procurement.chain, "refused", {"place": award.place, "reason": reason}, at=at)
    publish(AwardRefused(award, at))
    return _pass_on(procurement, award, SYSTEM, at)


def awards_alive(procurement: Procurement) -> list[Award]:
    """The awards that count: none, or the one."""
    return list(
        Award.objects.filter(
            procurement=procurement, status__in=AWARD.states_that_can("live")
        ).order_by("id")
    )


def _live(procurement: Procurement) -> Award:
    (live,) = awards_alive(procurement)
    return live


def _is_disputed(procurement: Procurement) -> bool:
    undecided = (procurement.objections, procurement.ending_requests)
    is_disputed = any(each.filter(decided_at=None).order_by().exists() for each in undecided)
    return is_disputed or blocks_award(procurement.number)


def _start_publicity(procurement: Procurement, award: Award, at: dt.datetime) -> Procurement:
    until = deadline(at, frozen_rules(procurement).publicity_days)
    procurement.publicity_until = until
    procurement.save(update_fields=["publicity_until"])
    payload = {
        "agency": entrant_id(award.agency),
        "place": award.place,
        "until": chain.moment(until),
    }
    chain.append(procurement.chain, "publicity", payload, at=at)
    return reschedule(procurement)


def _pass_on(procurement: Procurement, previous: Award, by: Actor, at: dt.datetime) -> Procurement:
    """The next alternate who may take the work stands, again with publicity; else it ends.

    An alternate takes the work at its own price and days.
    """
    alternates = procurement.places.filter(place__gt=previous.place, place__lte=1 + ALTERNATES)
    for place in alternates.select_related("agency__organisation").order_by("place"):
        answers = eligibility_for(place.agency, procurement, local_date(at))
        if not all(answers):
            continue
        following = award_place(procurement, place, {"items": snapshot(answers)}, at)
        move(procurement, "pass_on", by=by, at=at)
        return _start_publicity(procurement, following, at)
    reason = str(method_of(procurement).no_alternate)
    return end(procurement, "fail", reason=reason, by=by, at=at, kind="failed")
