"""Applying to a library, and leaving again, until the deadline."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.actions.locking import enter_gate, person
from bidding.actions.sign_ups import Clock
from bidding.draws import actions as draws
from bidding.draws.escrow import SealedSecret
from bidding.errors import NotEligible
from bidding.libraries import policies
from bidding.libraries.models import Library, LibraryMember, Presence
from bidding.libraries.queries import library_eligibility
from bidding.libraries.states import MemberStatus
from bidding.parties import related_to
from bidding.queries.draws import entrant_id
from bidding.queries.eligibility import snapshot
from core.actors import Actor
from core.clock import database_now, local_date
from core.errors import BadInput, Conflict
from core.policy import require
from core.workflow import move


class RelatedApplicants(BadInput):
    """Somebody related has applied; it is not said who."""

    sentence = _(
        "An agency with the same legal representative or contact phone has applied. In a library "
        "each may be drawn with an equal chance, so related parties may not both enter. If this is "
        "wrong, correct your registration or ask the regulator."
    )


class AppliedAlready(Conflict):
    """The agency has applied already."""

    sentence = _("Your agency has applied to this library already.")


class PromisesNotAccepted(BadInput):
    """The agency did not accept the three promises of the notice."""

    sentence = _(
        "Accept the promised time, the fee standard and the service standard of the notice: every "
        "member of the library gives the same."
    )


def apply(
    *,
    library: Library,
    agency: Agency,
    accepts_promises: bool,
    by: Actor,
    presence: str = Presence.ONLINE,
    clock: Clock = database_now,
    secret: SealedSecret | None = None,
) -> LibraryMember:
    """Apply, with the three promises accepted; the eligibility of that moment is frozen.

    A `secret` of the agency's own enters the draw of equals, if there is one.

    The clock is asked outside and again inside the gate, as with a sign-up. Raises Refused,
    PromisesNotAccepted, NotEligible, RelatedApplicants, AppliedAlready, SecretIncomplete.
    """
    require(policies.in_time(library, clock()))
    with transaction.atomic():
        enter_gate(library)
        library = Library.objects.select_related("draw").get(pk=library.pk)
        agency = Agency.objects.select_related("organisation__region").get(pk=agency.pk)
        at = clock()
        require(policies.apply(by, agency))
        require(policies.in_time(library, at))
        if not accepts_promises:
            raise PromisesNotAccepted
        answers = library_eligibility(agency, library, local_date(at))
        if not all(answers):
            raise NotEligible(" ".join(a.sentence for a in answers if not a), answers=answers)
        _require_unrelated(library, agency)
        if library.draw is not None and secret is not None:
            draws.commit(library.draw, entrant_id(agency), secret, at, agency=agency)
        return _enter(
            LibraryMember(
                library=library,
                agency=agency,
                presence=Presence(presence),
                eligibility={"items": snapshot(answers)},
                applied_by=person(by),
                applied_at=at,
            ),
            by,
            at,
        )


def withdraw_application(
    *, member: LibraryMember, by: Actor, clock: Clock = database_now
) -> LibraryMember:
    """Take the application back; free until the deadline. Raises Refused, WrongStatus."""
    require(policies.withdraw(by, member))
    with transaction.atomic():
        enter_gate(member.library)
        at = clock()
        require(policies.in_time(Library.objects.get(pk=member.library_id), at))
        return move(member, "withdraw", by=by, at=at)


def _require_unrelated(library: Library, agency: Agency) -> None:
    others = LibraryMember.objects.filter(
        related_to(agency.organisation, "agency__organisation__"),
        library=library,
        status=MemberStatus.APPLIED,
    ).exclude(agency=agency)
    if others.order_by().exists():
        raise RelatedApplicants


def _enter(wanted: LibraryMember, by: Actor, at: dt.datetime) -> LibraryMember:
    """Insert, or bring a withdrawn application back as it is asked for now."""
    facts = {
        name: getattr(wanted, name)
        for name in ("presence", "eligibility", "applied_by", "applied_at")
    }
    made, is_new = LibraryMember.objects.select_for_update(no_key=True).get_or_create(
        library=wanted.library, agency=wanted.agency, defaults=facts
    )
    if is_new:
        return made
    if made.status != MemberStatus.WITHDRAWN:
        raise AppliedAlready
    move(made, "apply_again", by=by, at=at)
    LibraryMember.objects.filter(pk=made.pk).update(**facts)
    made.refresh_from_db()
    return made
