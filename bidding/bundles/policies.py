"""Who starts a bundle, who hands in papers, who accepts, speaks, merges and approves."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from agencies.models import ServiceItem
from bidding.bundles.models import Bundle, BundleMember, open_pause
from bidding.bundles.procedures import Procedure
from bidding.models.procurement import Project
from bidding.policies.people import handle_for
from core.actors import Actor
from core.models import Department
from core.policy import YES, Verdict, no


def start(actor: Actor, project: Project) -> Verdict:
    """Handlers of the project's owner."""
    return handle_for(actor, project.owner)


def hold(procedure: Procedure, items: Collection[ServiceItem]) -> Verdict:
    """A bundle holds enough items, each once, all of its own kind and on the list."""
    foreign = [item for item in items if item.is_bundle or item.bundle != procedure.kind]
    if foreign:
        return no(
            _("Item %(item)s does not belong to this kind of bundle. Leave it out.")
            % {"item": foreign[0].code}
        )
    if len(items) < procedure.least:
        return no(_("Choose at least %(n)d items.") % {"n": procedure.least})
    return YES


def hand_in(actor: Actor, bundle: Bundle) -> Verdict:
    """Handlers of the owner, while papers are waited for."""
    may = handle_for(actor, bundle.owner)
    if may and not (bundle.can("take_papers") or open_pause(bundle)):
        return no(_("No papers are waited for now."))
    return may


def link(actor: Actor, member: BundleMember) -> Verdict:
    """Handlers of the owner, until the joint review, where no live procurement is linked."""
    may = handle_for(actor, member.bundle.owner)
    if may and not member.bundle.can("be_linked"):
        return no(_("The assessments are over: no procurement is linked any more."))
    if may and member.procurement is not None and not member.procurement.can("be_rerun"):
        return no(_("A procurement is linked already: %s.") % member.procurement.number)
    return may


def withdraw(actor: Actor, bundle: Bundle) -> Verdict:
    """Handlers of the owner, until it is approved."""
    may = handle_for(actor, bundle.owner)
    if may and not bundle.can("be_withdrawn"):
        return no(_("It is decided and can no longer be withdrawn."))
    return may


def keep_window(actor: Actor, bundle: Bundle) -> Verdict:
    """The approval window: regulators of the region who belong to no sector department."""
    mine = actor.membership.department_id if actor.membership else None
    if mine is not None or not covers_region(actor, bundle.project.region):
        return no(_("Only the approval window of this region does this."))
    return YES


def list_missing(actor: Actor, bundle: Bundle) -> Verdict:
    """The window, once: everything that is missing is told at one time."""
    may = accept(actor, bundle)
    if may and bundle.papers_asked_at is not None:
        return no(_("Missing papers are listed once, and that was done. Accept it now."))
    return may


def accept(actor: Actor, bundle: Bundle) -> Verdict:
    """The window, while the papers lie there."""
    may = keep_window(actor, bundle)
    if may and not bundle.can("be_accepted"):
        return no(_("There are no papers to be answered now."))
    return may


def pause(actor: Actor, bundle: Bundle) -> Verdict:
    """The window, while the clock runs."""
    may = keep_window(actor, bundle)
    if may and (not bundle.can("run_clock") or open_pause(bundle)):
        return no(_("The clock does not run now."))
    return may


def _go_on(actor: Actor, bundle: Bundle, capability: str) -> Verdict:
    """The window, in the stage it takes, and not while the clock stands still."""
    may = keep_window(actor, bundle)
    if may and not bundle.can(capability):
        return no(_("It is not at this stage."))
    if may and open_pause(bundle):
        return no(_("The clock stands still until the owner has handed in what is missing."))
    return may


def convene(actor: Actor, bundle: Bundle, waited: Collection[str]) -> Verdict:
    """The window, once every report was handed over; `waited` names those that were not."""
    may = _go_on(actor, bundle, "be_convened")
    if may and waited:
        return no(_("These reports are still waited for: %s.") % "；".join(waited))
    return may


def give_opinion(actor: Actor, bundle: Bundle, silent: Collection[Department]) -> Verdict:
    """Regulators of a department whose opinion is waited for in this round (`silent`)."""
    mine = actor.membership.department_id if actor.membership else None
    reviewed = bundle.members.order_by().values_list("department", flat=True)
    if mine not in reviewed or not covers_region(actor, bundle.project.region):
        return no(_("Only a department that reviews a member gives its opinion."))
    if not bundle.can("take_opinions"):
        return no(_("It is not in joint review."))
    if mine not in [each.pk for each in silent]:
        return no(_("Your department has given its opinion, or has nothing open in this round."))
    return YES


def tell_items(bundle: Bundle, items: Collection[str]) -> Verdict:
    """What has to be changed is told once, in the first round; later ones only settle it."""
    if items and bundle.round > 1:
        return no(_("What has to be changed was told once: no new items may be added now."))
    return YES


def merge(actor: Actor, bundle: Bundle, silent: Collection[Department]) -> Verdict:
    """The window, once every department has spoken, none is `silent`: not earlier or piecemeal."""
    may = _go_on(actor, bundle, "take_opinions")
    if may and silent:
        names = "；".join(each.name for each in silent)
        return no(_("The opinions of these departments are still waited for: %s.") % names)
    return may


def approve(actor: Actor, bundle: Bundle) -> Verdict:
    """The window, once the joint review has passed."""
    return _go_on(actor, bundle, "be_approved")
