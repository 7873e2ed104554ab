"""After the deadline: qualifications are checked, and the rule puts the applicants in order."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from bidding.actions.locking import shut_gate
from bidding.actions.sign_ups import Clock
from bidding.errors import TooEarly
from bidding.libraries import policies
from bidding.libraries.admission import order
from bidding.libraries.models import Library, LibraryMember
from bidding.libraries.queries import (
    applicants,
    as_applicants,
    credit_of,
    frozen_rules,
    library_eligibility,
)
from bidding.parties import Parties
from bidding.queries.draws import entrant_id
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import database_now, local_date
from core.policy import require
from core.workflow import WrongStatus, move

from .drawing import freeze_equals
from .locking import end_library, locked_library, reschedule
from .ordering import seat_applicants


@transaction.atomic
def close_applications(
    *, library: Library, by: Actor = SYSTEM, clock: Clock = database_now
) -> Library:
    """End applications once the deadline has passed, alone inside the gate.

    Eligibility and relations are asked again, credit is frozen, and the names are published. Fewer
    applicants than the frozen rules name enter directly after the check of their qualifications;
    without any the tender fails. Raises Refused, TooEarly, WrongStatus.
    """
    shut_gate(library)
    library = locked_library(library)
    require(policies.keep(by, library))
    if not library.can("take_applications"):
        raise WrongStatus(status=library.status, move="close")
    at = clock()
    if at < library.closes_at:
        raise TooEarly(until=library.closes_at)
    entrants = _judge(library, at)
    library.closed_at = at
    library.is_direct_entry = len(entrants) < frozen_rules(library).library_minimum_applicants
    library.save(update_fields=["closed_at", "is_direct_entry"])
    if not entrants:
        reason = _("Nobody who may take the work applied.")
        return end_library(library, "fail", reason=reason, by=by, at=at, kind="failed")
    move(library, "close", by=by, at=at)
    payload = {
        "applicants": [[entrant_id(each.agency), each.score] for each in entrants],
        "is_direct_entry": library.is_direct_entry,
    }
    chain.append(library.chain, "closed", payload, at=at)
    return reschedule(library)


def _judge(library: Library, at: dt.datetime) -> list[LibraryMember]:
    """Turn down who may no longer enter (of related ones the later); keep the credit of the rest.

    In the order of the names, so that neither it nor the chain tells who applied first.
    """
    parties = Parties()
    for member in sorted(applicants(library), key=lambda each: (each.applied_at, each.pk)):
        answers = library_eligibility(member.agency, library, local_date(at))
        reasons = [line.sentence for answer in answers for line in answer.missing]
        if not parties.may_join(member.agency.organisation):
            reasons.append(_("Related to another applicant."))
        if reasons:
            end_membership(member, "reject", " ".join(dict.fromkeys(reasons)), SYSTEM, at)
        else:
            parties.join(member.agency.organisation)
    left = applicants(library)
    credit = credit_of([each.agency_id for each in left], at)
    for member in left:
        member.score = credit[member.agency_id]
    LibraryMember.objects.bulk_update(left, ["score"])
    return left


@transaction.atomic
def turn_down(*, member: LibraryMember, reason: str, by: Actor, at: dt.datetime) -> LibraryMember:
    """The check of qualifications found a reason against an applicant; the public reads it.

    Raises Refused, WrongStatus.
    """
    library = locked_library(member.library)
    member = LibraryMember.objects.select_related("library__region", "agency__organisation").get(
        pk=member.pk
    )
    require(policies.reject(by, member))
    end_membership(member, "reject", reason, by, at)
    payload = {"agency": entrant_id(member.agency), "reason": reason}
    chain.append(library.chain, "turned down", payload, at=at)
    return member


@transaction.atomic
def decide_order(*, library: Library, by: Actor, at: dt.datetime) -> Library:
    """The qualifications are checked: seats and alternates by the rule of the notice.

    Where equals have to be separated their list is frozen, and the draw decides. With nobody left
    the tender fails. Raises Refused, WrongStatus.
    """
    library = locked_library(library)
    require(policies.keep(by, library))
    if not library.can("be_checked"):
        raise WrongStatus(status=library.status, move="decide")
    members = applicants(library)
    if not members:
        reason = _("No applicant passed the check of qualifications.")
        return end_library(library, "fail", reason=reason, by=by, at=at, kind="failed")
    found = order(as_applicants(members), library.seats)
    if found.to_draw:
        return freeze_equals(library, found.to_draw, by, at)
    return seat_applicants(library, (), by, at)


def end_membership(
    member: LibraryMember, verb: str, reason: str, by: Actor, at: dt.datetime
) -> LibraryMember:
    """Move a member to an end of its own by `verb`, with the reason."""
    move(member, verb, by=by, at=at, reason=reason[:300])
    member.ended_at, member.end_reason = at, reason[:500]
    member.save(update_fields=["ended_at", "end_reason"])
    return member
