"""Who acts for a party of a procurement."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from agencies.models import Agency
from bidding.models import Procurement
from core.actors import Actor, Duty, Role
from core.models import Membership, Organisation
from core.policy import YES, Verdict, no


def handle_for(actor: Actor, owner: Organisation) -> Verdict:
    """Handlers of the project owner."""
    return _member(
        actor,
        Role.OWNER,
        owner,
        Duty.HANDLER,
        _("Only the project owner's own people do this. Switch to the role you hold there."),
        _("Only a handler of your organisation does this. Ask your administrator."),
    )


def approve_for(actor: Actor, owner: Organisation) -> Verdict:
    """Approvers of the project owner."""
    return _member(
        actor,
        Role.OWNER,
        owner,
        Duty.APPROVER,
        _("Only the project owner's own people do this. Switch to the role you hold there."),
        _("Only an approver of your organisation does this. Ask your administrator."),
    )


def another_than(actor: Actor, owner: Organisation, wrote: bool) -> Verdict:
    """Whoever wrote it does not let it out, where the owner has more than one person."""
    if not wrote:
        return YES
    others = Membership.objects.filter(organisation=owner, role=Role.OWNER, is_active=True).exclude(
        user=actor.user
    )
    if others.order_by().exists():
        return no(_("Somebody else of your organisation must approve what you drafted."))
    return YES


def bid_for(actor: Actor, agency: Agency) -> Verdict:
    """Those who bid for the agency."""
    return _member(
        actor,
        Role.AGENCY,
        agency.organisation,
        Duty.BIDDER,
        _("Only the agency's own people do this. Switch to the role you hold there."),
        _("Only a bidder of your agency does this. Ask your administrator."),
    )


def judge(actor: Actor, procurement: Procurement) -> Verdict:
    """A regulator of the region whose own organisation does not buy in this procurement."""
    if not covers_region(actor, procurement.project.region):
        return no(_("Only the regulator of this region decides this."))
    return stand_apart(actor, procurement.owner)


def stand_apart(actor: Actor, owner: Organisation) -> Verdict:
    """Nobody who acts for the owner speaks for the regulator too."""
    if actor.acts_for(owner) or _buys_for(actor, owner):
        return no(_("Your own organisation buys here. Another department of the region decides."))
    return YES


def _buys_for(actor: Actor, owner: Organisation) -> bool:
    """Whether the person also acts for the owner."""
    mine = Membership.objects.filter(
        user=actor.user, organisation=owner, role=Role.OWNER, is_active=True
    )
    return bool(mine.order_by().exists())


def _member(
    actor: Actor,
    role: Role,
    organisation: Organisation,
    duty: Duty,
    stranger: object,
    without_duty: object,
) -> Verdict:
    if actor.role == Role.SYSTEM:
        return YES
    if actor.role != role or not actor.acts_for(organisation):
        return no(stranger)
    return YES if actor.has_duty(duty) else no(without_duty)
