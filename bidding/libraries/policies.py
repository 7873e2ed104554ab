"""Who opens a library, who applies, who signs, who objects and decides."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from agencies.models import Agency, ServiceItem
from bidding.libraries.models import Library, LibraryMember
from bidding.policies.people import bid_for
from core.actors import Actor, Duty, Role
from core.models import Region
from core.policy import YES, Verdict, no


def open_tender(actor: Actor, region: Region, items: Iterable[ServiceItem]) -> Verdict:
    """A regulator of the region, for items of its own sector; the bureau for all of them."""
    if not covers_region(actor, region):
        return no(_("Only the regulator of this region tenders its libraries."))
    mine = actor.membership.department_id if actor.membership else None
    foreign = [item for item in items if mine is not None and item.department_id != mine]
    if foreign:
        return no(
            _("Item %(item)s belongs to another sector department, which tenders it itself.")
            % {"item": foreign[0].code}
        )
    return YES


def keep(actor: Actor, library: Library) -> Verdict:
    """The clock, and regulators of the library's region and sector."""
    if actor.role == Role.SYSTEM:
        return YES
    if not covers_region(actor, library.region):
        return no(_("Only the regulator of this region looks after this library."))
    mine = actor.membership.department_id if actor.membership else None
    if mine is not None and mine != library.department_id:
        return no(_("Another sector department looks after this library."))
    return YES


def cancel(actor: Actor, library: Library, at: dt.datetime) -> Verdict:
    """Its regulator, until applications close."""
    may = keep(actor, library)
    if may and (
        not library.can("be_cancelled") or (library.published_at and at >= library.closes_at)
    ):
        return no(_("It can no longer be cancelled: applications have closed."))
    return may


def tender_again(actor: Actor, library: Library) -> Verdict:
    """Its regulator, once; the next tender replaces it when it comes into force."""
    may = keep(actor, library)
    if may and not library.can("be_tendered_again"):
        return no(_("It can be tendered again once its own tender has ended."))
    if may and Library.objects.filter(replaces=library).exists():
        return no(_("The next tender is prepared already."))
    return may


def open_long_enough(library: Library, earliest: dt.datetime) -> Verdict:
    """A notice is open for the region's least number of working days."""
    if library.closes_at < earliest:
        return no(
            _("Applications must be open until %(date)s at least. Choose a later date.")
            % {"date": earliest.isoformat(timespec="minutes")[:10]}
        )
    return YES


def apply(actor: Actor, agency: Agency) -> Verdict:
    """Bidders of an agency that may take new work."""
    may = bid_for(actor, agency)
    if may and not agency.can("bid"):
        return no(_("Your agency may not take new work at present."))
    return may


def in_time(library: Library, at: dt.datetime) -> Verdict:
    """Until the deadline, by the clock that is passed in."""
    if not library.can("take_applications"):
        return no(_("Applications to this library are not open."))
    if at >= library.closes_at:
        return no(_("Applications to this library have ended."))
    return YES


def withdraw(actor: Actor, member: LibraryMember) -> Verdict:
    """Bidders of the agency."""
    return bid_for(actor, member.agency)


def sign(actor: Actor, member: LibraryMember) -> Verdict:
    """Signers of an agency that holds a seat, once the library is in force."""
    may = _sign_for(actor, member.agency)
    if may and not (member.can("sign") and member.library.can("be_picked_from")):
        return no(_("The agreement is signed when your agency has a seat and the term begins."))
    return may


def give_notice(actor: Actor, member: LibraryMember) -> Verdict:
    """Signers of a member: whoever may bind the agency may end it."""
    may = _sign_for(actor, member.agency)
    if may and not member.can("give_notice"):
        return no(_("Only a member that has not given notice can leave."))
    return may


def _sign_for(actor: Actor, agency: Agency) -> Verdict:
    if actor.role != Role.AGENCY or not actor.acts_for(agency.organisation):
        return no(_("Only the agency's own people do this. Switch to the role you hold there."))
    if not actor.has_duty(Duty.SIGNER):
        return no(_("Only a signer of your agency does this. Ask your administrator."))
    return YES


def reject(actor: Actor, member: LibraryMember) -> Verdict:
    """The library's regulator, while qualifications are checked after closing."""
    may = keep(actor, member.library)
    if may and not (member.library.can("be_checked") and member.can("be_judged")):
        return no(_("Applicants are turned down only while their qualifications are checked."))
    return may


def remove(actor: Actor, member: LibraryMember) -> Verdict:
    """The clock, or the library's regulator, while the agency has a seat or waits for one."""
    may = keep(actor, member.library)
    in_force = member.library.can("be_picked_from")
    if may and not (in_force and member.can("be_ended")):
        return no(_("This agency is not, or no longer, in the library."))
    return may


def object_to_result(library: Library, at: dt.datetime) -> Verdict:
    """Anyone, while the result is in publicity."""
    until = library.publicity_until
    if not library.can("be_objected_to") or until is None or at > until:
        return no(_("This result is not in publicity. File a complaint instead."))
    return YES
