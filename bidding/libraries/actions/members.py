"""Members of a library: the agreement, leaving, removal, and the alternate who follows."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bidding.actions.locking import person
from bidding.libraries import policies
from bidding.libraries.agreement import agreement_hash
from bidding.libraries.models import Library, LibraryMember
from bidding.libraries.queries import free_seat, frozen_rules, library_eligibility
from bidding.libraries.states import MemberStatus
from bidding.queries.draws import entrant_id
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline, local_date
from core.errors import Conflict
from core.policy import require
from core.workflow import move

from .judging import end_membership
from .locking import locked_library, reschedule


class AgreementDiffers(Conflict):
    """What the person read is not the text of the library."""

    sentence = gettext_lazy("The agreement on your page is not that of this library. Reload it.")


@transaction.atomic
def sign_agreement(
    *, member: LibraryMember, read_sha256: str, by: Actor, at: dt.datetime
) -> LibraryMember:
    """The agency's signer binds it to the agreement, named by the hash of the text that was read.

    Who signed, when and what is in the public chain, the person by role only. Raises Refused,
    AgreementDiffers, WrongStatus.
    """
    library, member = _locked(member)
    require(policies.sign(by, member))
    if read_sha256 != agreement_hash(library.agreement):
        raise AgreementDiffers
    member.signed_by, member.signed_at = person(by), at
    member.agreement_sha256 = read_sha256
    member.save(update_fields=["signed_by", "signed_at", "agreement_sha256"])
    move(member, "sign", by=by, at=at)
    payload = {"agency": entrant_id(member.agency), "agreement_sha256": read_sha256}
    chain.append(library.chain, "agreement", payload, at=at)
    reschedule(library)
    return member


@transaction.atomic
def give_notice(*, member: LibraryMember, reason: str, by: Actor, at: dt.datetime) -> LibraryMember:
    """Leave after the notice of the agreement; bound by it until then. Raises Refused."""
    library, member = _locked(member)
    require(policies.give_notice(by, member))
    member.leaves_at = deadline(at, frozen_rules(library).library_notice_days)
    member.end_reason = reason[:500]
    member.save(update_fields=["leaves_at", "end_reason"])
    move(member, "give_notice", by=by, at=at, reason=reason[:300])
    payload = {"agency": entrant_id(member.agency), "leaves_at": chain.moment(member.leaves_at)}
    chain.append(library.chain, "notice to leave", payload, at=at)
    reschedule(library)
    return member


@transaction.atomic
def remove_member(
    *, member: LibraryMember, reason: str, by: Actor, at: dt.datetime
) -> LibraryMember:
    """Take an agency out of the library with a public reason; an alternate gets its seat.

    Raises Refused, WrongStatus.
    """
    library, member = _locked(member)
    require(policies.remove(by, member))
    return vacate(library, member, "remove", reason, by, at)


def vacate(
    library: Library, member: LibraryMember, verb: str, reason: str, by: Actor, at: dt.datetime
) -> LibraryMember:
    """End a membership of a locked library by `verb`; a seat it held goes to the next alternate."""
    had_seat = member.can("hold_seat")
    end_membership(member, verb, reason, by, at)
    payload = {"agency": entrant_id(member.agency), "reason": reason}
    chain.append(library.chain, KINDS_OF_ENDS[verb], payload, at=at)
    if had_seat:
        fill_seat(library, by, at)
    reschedule(library)
    return member


# What the chain calls the end of a membership, by its move.
KINDS_OF_ENDS = {"remove": "removed", "leave": "left", "lapse": "lapsed"}


def fill_seat(library: Library, by: Actor, at: dt.datetime) -> LibraryMember | None:
    """Give a free seat of a locked library to the first alternate who may still enter."""
    seat = free_seat(library)
    assert seat is not None, "a seat has just come free"
    waiting = LibraryMember.objects.filter(library=library, status=MemberStatus.ALTERNATE)
    for member in waiting.select_related("agency__organisation").order_by("place", "id"):
        if not may_still_enter(member, library, at):
            continue
        member.seat = seat
        if library.can("be_picked_from"):
            member.sign_until = time_to_sign(library, at)
        member.save(update_fields=["seat", "sign_until"])
        move(member, "admit", by=by, at=at)
        payload = {"agency": entrant_id(member.agency), "place": member.place}
        chain.append(library.chain, "moved up", payload, at=at)
        return member
    return None


def may_still_enter(member: LibraryMember, library: Library, at: dt.datetime) -> bool:
    """Whether its agency may take every item of the library now."""
    return all(library_eligibility(member.agency, library, local_date(at)))


def time_to_sign(library: Library, at: dt.datetime) -> dt.datetime:
    """Until when the agreement is signed by whoever has a seat from now on."""
    return deadline(at, frozen_rules(library).library_signing_days)


def tend_members(library: Library, at: dt.datetime) -> None:
    """What is due among the members of a locked library: lapsed, left, no longer in the market."""
    rows = LibraryMember.objects.filter(library=library).select_related("agency__organisation")
    for member in rows.order_by("id"):
        if member.can("sign") and member.sign_until and at > member.sign_until:
            vacate(library, member, "lapse", _("The agreement was not signed in time."), SYSTEM, at)
        elif member.status == MemberStatus.LEAVING and member.leaves_at and at > member.leaves_at:
            vacate(library, member, "leave", member.end_reason, SYSTEM, at)
        elif member.can("be_ended") and not member.agency.can("bid"):
            reason = _("The agency may not take new work in the market: %(status)s.") % {
                "status": member.agency.get_status_display()
            }
            vacate(library, member, "remove", reason, SYSTEM, at)


def _locked(member: LibraryMember) -> tuple[Library, LibraryMember]:
    """The library under its lock, and the member as it is now."""
    library = locked_library(member.library)
    fresh = LibraryMember.objects.select_related("agency__organisation").get(pk=member.pk)
    fresh.library = library
    return library, fresh
