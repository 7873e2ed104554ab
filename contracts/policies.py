"""May this person do this to this contract now? The verdict's sentence is for that person."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from contracts.models import Contract, Milestone
from core.actors import Actor, Duty, Role
from core.policy import YES, Verdict, no


def _of_owner(actor: Actor, contract: Contract) -> Verdict:
    if actor.role != Role.OWNER or not actor.acts_for(contract.owner):
        return no(_("Only the project owner of this contract can do this."))
    return YES


def _of_agency(actor: Actor, contract: Contract) -> Verdict:
    if actor.role != Role.AGENCY or not actor.acts_for(contract.agency.organisation):
        return no(_("Only the agency of this contract can do this."))
    return YES


def _with_duty(actor: Actor, *duties: Duty) -> Verdict:
    if any(actor.has_duty(duty) for duty in duties):
        return YES
    return no(
        _("You need the duty “%(duty)s” for this. Ask your organisation's administrator.")
        % {"duty": duties[0].label}
    )


def _first_no(*verdicts: Verdict) -> Verdict:
    return next((verdict for verdict in verdicts if not verdict), YES)


def read(actor: Actor, contract: Contract) -> Verdict:
    """Its two parties; regulators' scope is a matter of `queries.rooms.visible_to`."""
    if _of_owner(actor, contract) or _of_agency(actor, contract):
        return YES
    return no(_("Only the parties of this contract can read it."))


def read_result(actor: Actor, *, is_open: bool) -> Verdict:
    """Regulators: `is_open` where it is shared with theirs, or its contract is theirs to look
    after."""
    if actor.role == Role.REGULATOR and is_open:
        return YES
    return no(_("This result is not shared with your department."))


def revise_clauses(actor: Actor, contract: Contract) -> Verdict:
    """Both parties may change the special clauses until the agency signs."""
    if not contract.can("be_negotiated"):
        return no(_("The agency has signed: the text can no longer be changed."))
    as_owner = _of_owner(actor, contract)
    if as_owner:
        return _with_duty(actor, Duty.HANDLER, Duty.SIGNER)
    return _first_no(
        _of_agency(actor, contract) or no(_("Only the parties of this contract can change it.")),
        _with_duty(actor, Duty.BIDDER, Duty.HANDLER, Duty.SIGNER),
    )


def revise_plan(actor: Actor, contract: Contract) -> Verdict:
    """The owner may change the milestones until the agency signs."""
    if not contract.can("be_negotiated"):
        return no(_("The agency has signed: the milestones can no longer be changed."))
    return _first_no(_of_owner(actor, contract), _with_duty(actor, Duty.HANDLER, Duty.SIGNER))


def sign_as_agency(actor: Actor, contract: Contract) -> Verdict:
    """The agency's signer, first."""
    mine = _of_agency(actor, contract)
    if not mine:
        return mine
    if not contract.can("be_signed_by_agency"):
        return no(_("The agency has already signed, or the contract is no longer open."))
    return _with_duty(actor, Duty.SIGNER)


def sign_as_owner(actor: Actor, contract: Contract) -> Verdict:
    """The owner's signer, after the agency."""
    mine = _of_owner(actor, contract)
    if not mine:
        return mine
    if contract.can("be_signed_by_agency"):
        return no(_("The agency signs first. Wait until it has signed."))
    if not contract.can("be_signed_by_owner"):
        return no(_("The owner has already signed, or the contract is no longer open."))
    return _with_duty(actor, Duty.SIGNER)


def decline(actor: Actor, contract: Contract) -> Verdict:
    """The agency may give the award back before it signs; that costs points."""
    if not contract.can("be_declined"):
        return no(_("A contract can be declined only before the agency has signed."))
    return _first_no(_of_agency(actor, contract), _with_duty(actor, Duty.BIDDER, Duty.SIGNER))


def deliver(actor: Actor, milestone: Milestone) -> Verdict:
    """The agency's deliverer, once the milestone is funded; in every status of the agency."""
    contract = milestone.contract
    mine = _of_agency(actor, contract)
    if not mine:
        return mine
    if not milestone.can("be_delivered"):
        if milestone.can("be_accepted"):
            return no(_("The work is delivered. Wait for the answer of the project owner."))
        if milestone.accepted_at:
            return no(_("This milestone is accepted."))
        return no(_("Work starts when the milestone is funded. Wait for the payment."))
    return _with_duty(actor, Duty.DELIVERER)


def accept(actor: Actor, milestone: Milestone) -> Verdict:
    """The owner's approver, once the work is delivered; the system when the period has passed.

    Acceptance releases the money.
    """
    mine = YES if actor.role == Role.SYSTEM else _of_owner(actor, milestone.contract)
    if not mine:
        return mine
    if not milestone.can("be_accepted"):
        return no(_("There is no delivered work to accept in this milestone."))
    return _with_duty(actor, Duty.APPROVER)


def ask_rework(actor: Actor, milestone: Milestone) -> Verdict:
    """The owner's handler or approver, while the delivered work waits for an answer."""
    mine = _of_owner(actor, milestone.contract)
    if not mine:
        return mine
    if not milestone.can("be_accepted"):
        return no(_("There is no delivered work to send back in this milestone."))
    return _with_duty(actor, Duty.HANDLER, Duty.APPROVER)


def rate(actor: Actor, contract: Contract, *, at: dt.datetime) -> Verdict:
    """The owner, once, within the rating period of a completed and paid contract."""
    mine = _of_owner(actor, contract)
    if not mine:
        return mine
    if not contract.can("be_rated"):
        if contract.can("be_seen") and contract.completed_at is None:
            return no(_("A contract can be rated when all its work is accepted and paid."))
        return no(_("A contract is rated once, and only when completed and paid."))
    if contract.due_at is not None and at > contract.due_at:
        return no(_("The period for rating this contract is over."))
    return _with_duty(actor, Duty.HANDLER, Duty.APPROVER)


def reply(actor: Actor, contract: Contract) -> Verdict:
    """The agency, once, to a rating."""
    mine = _of_agency(actor, contract)
    if not mine:
        return mine
    if not contract.can("be_replied_to"):
        return no(_("There is no rating to reply to."))
    if contract.rating.replied_at is not None:
        return no(_("You have replied to this rating."))
    return _with_duty(actor, Duty.HANDLER, Duty.BIDDER)
