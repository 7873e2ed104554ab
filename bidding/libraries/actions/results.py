"""From the order to the term: publicity, objections, coming into force."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from bidding.actions.results import StandStill, keep_decision
from bidding.errors import TooEarly
from bidding.libraries import policies
from bidding.libraries.models import Library, LibraryMember, LibraryObjection
from bidding.libraries.queries import end_of_term, frozen_rules, next_reminder
from bidding.libraries.states import MEMBER, MemberStatus
from bidding.queries.draws import entrant_id
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline
from core.policy import require
from core.workflow import WrongStatus, move

from .judging import end_membership
from .locking import end_library, locked_library, reschedule
from .members import fill_seat, may_still_enter, time_to_sign


@transaction.atomic
def publicise_library(*, library: Library, by: Actor, at: dt.datetime) -> Library:
    """Show the order to everybody; anyone may object. Raises Refused, WrongStatus."""
    library = locked_library(library)
    require(policies.keep(by, library))
    if library.can("be_objected_to"):
        raise WrongStatus(status=library.status, move="publicise")
    return _start_publicity(library, by, at)


@transaction.atomic
def object_to_library(
    *,
    library: Library,
    against: LibraryMember | None,
    by_name: str,
    contact: str,
    text: str,
    at: dt.datetime,
) -> LibraryObjection:
    """Anyone objects while the result is in publicity; the term then waits. Raises Refused."""
    library = locked_library(library)
    require(policies.object_to_result(library, at))
    made = LibraryObjection.objects.create(
        library=library,
        against=against,
        by_name=by_name,
        contact=contact,
        text=text,
        received_at=at,
    )
    payload = {"text_sha256": hashlib.sha256(text.encode()).hexdigest()}
    chain.append(library.chain, "objection", payload, at=at)
    return made


@transaction.atomic
def decide_library_objection(
    *, objection: LibraryObjection, is_upheld: bool, decision: str, by: Actor, at: dt.datetime
) -> LibraryObjection:
    """Decide with reasons. Upheld against an agency, it is out and the next one follows.

    Upheld against the whole, the tender fails. Raises Refused, ObjectionDecided.
    """
    library = locked_library(objection.library)
    objection = LibraryObjection.objects.select_related("against__agency__organisation").get(
        pk=objection.pk
    )
    require(policies.keep(by, library))
    keep_decision(objection, library.chain, is_upheld, decision, by, at)
    if is_upheld and library.can("be_objected_to"):
        _act_on(library, objection, by, at)
    return objection


def _act_on(library: Library, objection: LibraryObjection, by: Actor, at: dt.datetime) -> None:
    member = objection.against
    if member is None:
        end_library(library, "fail", reason=objection.decision, by=by, at=at, kind="failed")
    elif member.can("be_ended"):
        had_seat = member.can("hold_seat")
        end_membership(member, "reject", objection.decision, by, at)
        if had_seat:
            fill_seat(library, by, at)
            _start_publicity(library, by, at)


def _start_publicity(library: Library, by: Actor, at: dt.datetime) -> Library:
    library.publicity_until = deadline(at, frozen_rules(library).library_publicity_days)
    library.save(update_fields=["publicity_until"])
    move(library, "publicise", by=by, at=at)
    seated = LibraryMember.objects.filter(
        library=library, status__in=MEMBER.states_that_can("hold_seat")
    )
    payload = {
        "seats": [
            entrant_id(each.agency)
            for each in seated.select_related("agency__organisation").order_by("seat")
        ],
        "until": chain.moment(library.publicity_until),
    }
    chain.append(library.chain, "publicity", payload, at=at)
    return reschedule(library)


@transaction.atomic
def come_into_force(*, library: Library, by: Actor = SYSTEM, at: dt.datetime) -> Library:
    """After its publicity the term begins: whoever has a seat signs, and replaces the old library.

    Who may no longer enter gives way to the next alternate. Raises Refused, TooEarly, StandStill,
    WrongStatus.
    """
    library = locked_library(library)
    require(policies.keep(by, library))
    if not library.can("be_objected_to"):
        raise WrongStatus(status=library.status, move="come_into_force")
    if library.publicity_until is None or at <= library.publicity_until:
        raise TooEarly(until=library.publicity_until)
    if library.objections.filter(decided_at=None).order_by().exists():
        raise StandStill
    library.in_force_at, library.ends_at = at, end_of_term(library, at)
    library.remind_at = next_reminder(library, at)
    library.save(update_fields=["in_force_at", "ends_at", "remind_at"])
    move(library, "come_into_force", by=by, at=at)
    payload = {"from": chain.moment(at), "until": chain.moment(library.ends_at)}
    chain.append(library.chain, "in force", payload, at=at)
    _ask_to_sign(library, at)
    if library.replaces_id:
        _replace(library, by, at)
    return reschedule(library)


def _ask_to_sign(library: Library, at: dt.datetime) -> None:
    admitted = LibraryMember.objects.filter(library=library, status=MemberStatus.ADMITTED)
    for member in admitted.select_related("agency__organisation").order_by("seat"):
        if may_still_enter(member, library, at):
            member.sign_until = time_to_sign(library, at)
            member.save(update_fields=["sign_until"])
        else:
            reason = _("No longer fulfils the requirements when the term begins.")
            end_membership(member, "reject", reason, SYSTEM, at)
            fill_seat(library, SYSTEM, at)


def _replace(library: Library, by: Actor, at: dt.datetime) -> None:
    """The library that was tendered again ends, where its own term has not ended already."""
    assert library.replaces is not None
    old = locked_library(library.replaces)
    if not old.can("be_picked_from"):
        return
    end_all_memberships(old, at)
    reason = _("Replaced by %(number)s.") % {"number": library.number}
    payload = {"by": library.number}
    end_library(old, "replace", reason=reason, by=by, at=at, kind="replaced", payload=payload)


def end_all_memberships(library: Library, at: dt.datetime) -> None:
    """With the term of a library every membership ends, and every wait for a seat."""
    able = MEMBER.states_that_can("be_ended")
    left = LibraryMember.objects.filter(library=library, status__in=able)
    for member in left.select_related("agency__organisation").order_by("id"):
        end_membership(member, "expire", "", SYSTEM, at)
