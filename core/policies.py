"""Who may manage the people of an organisation."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from .actors import Actor, Duty, Role
from .models import Membership, Organisation, OrganisationKind, User
from .policy import YES, Verdict, no

# The duties that exist in each role. An administrator holds all of them.
DUTIES: Final[dict[Role, tuple[Duty, ...]]] = {
    Role.OWNER: (Duty.ADMIN, Duty.HANDLER, Duty.APPROVER, Duty.PAYER, Duty.SIGNER),
    Role.AGENCY: (Duty.ADMIN, Duty.BIDDER, Duty.DELIVERER, Duty.SIGNER),
    Role.REGULATOR: (Duty.ADMIN, Duty.HANDLER, Duty.APPROVER),
    Role.EXPERT: (),
    Role.FINANCE: (Duty.ADMIN, Duty.HANDLER, Duty.APPROVER, Duty.PAYER),
    Role.OPERATOR: (Duty.ADMIN, Duty.HANDLER),
}


def register_organisation(actor: Actor, organisation: Organisation, role: str) -> Verdict:
    """Anyone with an account may register the organisation they act for, as `join` allows."""
    if actor.user is None:
        return no(_("Sign in to register an organisation."))
    if not join(actor.user, organisation, role):
        return no(
            _("You work for a regulator and cannot act for it. Ask a colleague to register it.")
        )
    return YES


def buy_too(actor: Actor, organisation: Organisation | None) -> Verdict:
    """An administrator of an authority makes it a project owner: departments buy here too.

    The operator enters authorities, so nobody can buy in the name of one that they do not serve.
    """
    if organisation is None or not actor.acts_for(organisation):
        return no(_("Switch to this organisation first."))
    if organisation.kind != OrganisationKind.AUTHORITY or actor.role == Role.OWNER:
        return no(_("Only an authority that acts here in another role becomes a project owner."))
    if not actor.has_duty(Duty.ADMIN):
        return no(_("Only an administrator of the organisation does this. Ask one."))
    owners = organisation.memberships.filter(role=Role.OWNER, is_active=True)
    if owners.order_by().exists():
        return no(_("This authority is a project owner already. Its administrator there adds you."))
    return YES


def manage_members(actor: Actor, organisation: Organisation) -> Verdict:
    """The organisation's administrators manage its people, each within their own role."""
    if not actor.acts_for(organisation):
        return no(_("Switch to this organisation to manage its people."))
    if not actor.has_duty(Duty.ADMIN):
        return no(_("Only an administrator of the organisation manages its people. Ask one."))
    return YES


def change_member(actor: Actor, membership: Membership) -> Verdict:
    """As manage_members, for one member in the same role."""
    verdict = manage_members(actor, membership.organisation)
    if verdict and actor.role not in (membership.role, Role.SYSTEM):
        return no(_("Switch to the role of this member to change them."))
    return verdict


def have_heads_sent(actor: Actor, organisation: Organisation | None) -> Verdict:
    """Members ask for their own organisation."""
    if organisation is None or not actor.acts_for(organisation):
        return no(_("Heads are sent to members of an organisation. Switch to yours first."))
    return YES


def join(user: User, organisation: Organisation, role: str) -> Verdict:
    """An officer of a regulator joins no party of the market.

    Otherwise an agency could keep an officer from its own cases by making them a member. Public
    bodies that buy share people with their regulators.
    """
    is_public = organisation.kind in (OrganisationKind.AUTHORITY, OrganisationKind.INSTITUTION)
    if role == Role.AGENCY or (role == Role.OWNER and not is_public):
        officer = Membership.objects.filter(user=user, role=Role.REGULATOR, is_active=True)
        if officer.order_by().exists():
            return no(_("This person works for a regulator and cannot join. Choose somebody else."))
    return YES
