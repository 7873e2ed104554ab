"""A pick in a library: who may pick whom, for how much, and who may answer."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import region_prefix
from bidding.methods.library.models import LibraryTerms
from bidding.models import Library, LibraryMember, Project
from bidding.parties import are_related
from bidding.policies.people import bid_for, handle_for
from bidding.region_rules import LibraryRules
from core.actors import Actor, Role
from core.money import format_fen
from core.policy import YES, Verdict, no


def pick(actor: Actor, project: Project) -> Verdict:
    """Handlers of the project's owner."""
    return handle_for(actor, project.owner)


def pick_from(library: Library, project: Project, at: dt.datetime) -> Verdict:
    """A library in force, in whose region the project lies."""
    is_in_force = library.can("be_picked_from") and library.ends_at and at < library.ends_at
    if not is_in_force:
        return no(
            _("The term of this library is not running. Choose another library, or a notice.")
        )
    if not project.region.code.startswith(region_prefix(library.region.code)):
        return no(
            _("This library serves %(library)s; your project lies in %(project)s.")
            % {"library": library.region, "project": project.region}
        )
    return YES


def ask_member(member: LibraryMember, project: Project) -> Verdict:
    """A member that may take new work and is not related to the owner."""
    if not member.can("be_picked") or not member.agency.can("be_selected"):
        return no(
            _("%(agency)s is no member that may take new work. Pick another one.")
            % {"agency": member.agency}
        )
    if are_related(member.agency.organisation, project.owner):
        return no(
            _(
                "You and this agency have the same legal representative or contact phone. "
                "Related parties may not contract here. Pick another member."
            )
        )
    return YES


def spend_in_library(total_fen: int, fiscal_percent: int, rules: LibraryRules) -> Verdict:
    """Public money above the region's cap may not go by a pick in a library."""
    if fiscal_percent > 0 and total_fen > rules.library_cap_fen:
        return no(
            _(
                "A pick in a library with public money ends at %(cap)s; this one is %(total)s. "
                "Publish a procurement instead."
            )
            % {"cap": format_fen(rules.library_cap_fen), "total": format_fen(total_fen)}
        )
    return YES


def answer(actor: Actor, terms: LibraryTerms, at: dt.datetime) -> Verdict:
    """The member that was picked, while it still may answer."""
    assert terms.member is not None
    mine = bid_for(actor, terms.member.agency)
    if mine and terms.answer_until is not None and at > terms.answer_until:
        return no(
            _("The time to answer has passed. Ask the project owner to pick your agency again.")
        )
    return mine


def lapse(actor: Actor) -> Verdict:
    """Only the clock lets a pick lapse."""
    return YES if actor.role == Role.SYSTEM else no(_("An unanswered pick lapses by itself."))
