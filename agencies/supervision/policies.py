"""Who complains, answers, decides: complaints, points, sanctions, objections."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.entry.models import Agency
from agencies.entry.scope import covers_region, review_region, sectors
from agencies.supervision.models import Complaint, CompliancePoints, Objection, Sanction
from agencies.supervision.states import UNHEARD, ComplaintStatus, SanctionStatus
from core.actors import Actor, Role
from core.models import Membership
from core.policy import YES, Verdict, no


def supervise(actor: Actor, agency: Agency) -> Verdict:
    """A regulator of the agency's region and sector; the approval bureau for every sector."""
    if actor.role == Role.SYSTEM:
        return YES
    if actor.role != Role.REGULATOR or actor.membership is None:
        return no(_("Only a regulator decides here. Switch to your regulator role."))
    if not covers_region(actor, review_region(agency)):
        return no(_("This agency belongs to another region. Ask the regulator there."))
    mine = actor.membership.department_id
    if mine is None or mine in sectors(agency):
        return YES
    if agency.offers.filter(item__department=mine).order_by().exists():
        return YES
    return no(_("This agency works in another sector. Ask the department of that sector."))


def _mine(actor: Actor, agency: Agency) -> Verdict:
    if actor.role == Role.AGENCY and actor.acts_for(agency.organisation):
        return YES
    return no(_("Only the agency concerned may do this. Switch to its agency role."))


def _impartial(actor: Actor, *parties: int | None) -> Verdict:
    """Nobody decides who belongs to the agency or to the one who complained, if anybody did."""
    tied = Membership.objects.filter(
        user=actor.user, organisation__in=[p for p in parties if p], is_active=True
    ).order_by()
    if actor.user and tied.exists():
        return no(
            _(
                "You belong to one of the parties, so you may not decide. "
                "Hand the case to a colleague."
            )
        )
    return YES


def _decide_sanction(actor: Actor, sanction: Sanction) -> Verdict:
    """A regulator in scope who is no party."""
    complaint = sanction.complaint
    return supervise(actor, sanction.agency) and _impartial(
        actor, sanction.agency.organisation_id, complaint.complainant_id if complaint else None
    )


# --- Complaints ---


def decide_complaint(actor: Actor, complaint: Complaint) -> Verdict:
    """Admit, turn away, uphold or dismiss: a regulator in scope who is no party."""
    return supervise(actor, complaint.agency) and _impartial(
        actor, complaint.agency.organisation_id, complaint.complainant_id
    )


def uphold(actor: Actor, complaint: Complaint, at: dt.datetime) -> Verdict:
    """Against an agency only after it has spoken or let its time pass."""
    verdict = decide_complaint(actor, complaint)
    if not verdict:
        return verdict
    if not complaint.stated_at and complaint.due_at and at <= complaint.due_at:
        return no(
            _(
                "The agency may still make its statement. Wait for it or for the end of its "
                "time before you uphold the complaint."
            )
        )
    return YES


def state_on_complaint(actor: Actor, complaint: Complaint, at: dt.datetime) -> Verdict:
    """The agency, once, while the complaint is heard and until its time ends."""
    verdict = _mine(actor, complaint.agency)
    if not verdict:
        return verdict
    if complaint.stated_at:
        return no(_("Your statement is already on file."))
    is_heard = complaint.status == ComplaintStatus.HEARING
    if not is_heard or (complaint.due_at and at > complaint.due_at):
        return no(_("The time for your statement has passed."))
    return YES


# --- Points and sanctions ---


def add_points(actor: Actor, agency: Agency) -> Verdict:
    """A regulator in scope, or the system by rule."""
    return supervise(actor, agency)


def open_sanction(actor: Actor, agency: Agency) -> Verdict:
    """A regulator in scope, or the system by rule, while the agency is in the market."""
    verdict = supervise(actor, agency)
    if verdict and agency.admitted_at is None:
        return no(_("This agency has not been admitted, so there is nothing to sanction."))
    return verdict


def state_on_sanction(actor: Actor, sanction: Sanction, at: dt.datetime) -> Verdict:
    """The agency, once, between notice and the end of its time."""
    verdict = _mine(actor, sanction.agency)
    if not verdict:
        return verdict
    if sanction.stated_at:
        return no(_("Your statement is already on file."))
    if sanction.status != SanctionStatus.NOTIFIED or at > sanction.statement_until:
        return no(_("The time for your statement has passed."))
    return YES


def propose_sanction(actor: Actor, sanction: Sanction, at: dt.datetime) -> Verdict:
    """A regulator in scope who is no party, after the statement or the end of its time."""
    verdict = _decide_sanction(actor, sanction)
    if not verdict:
        return verdict
    if not sanction.stated_at and at <= sanction.statement_until:
        return no(
            _(
                "The agency may still make its statement. Wait for it or for the end of its "
                "time before you propose the sanction."
            )
        )
    return YES


def confirm_sanction(actor: Actor, sanction: Sanction) -> Verdict:
    """A second regulator in scope who is no party: never the one who proposed."""
    verdict = _decide_sanction(actor, sanction)
    if not verdict:
        return verdict
    if actor.user is None:
        return no(_("A sanction is confirmed by a person."))
    if actor.is_same_person(sanction.proposed_by):
        return no(_("You proposed this sanction. A second person must confirm or reject it."))
    return YES


def reinstate(actor: Actor, sanction: Sanction) -> Verdict:
    """Lift a sanction before its end: a regulator in scope who is no party."""
    return _decide_sanction(actor, sanction)


# --- Objections ---


def object_to_points(
    actor: Actor, points: CompliancePoints, until: dt.datetime, at: dt.datetime
) -> Verdict:
    """The agency, once, inside the objection period."""
    verdict = _mine(actor, points.agency)
    if not verdict:
        return verdict
    if Objection.objects.filter(points=points).order_by().exists():
        return no(_("Your objection is already on file."))
    return _inside(until, at)


def object_to_sanction(
    actor: Actor, sanction: Sanction, until: dt.datetime, at: dt.datetime
) -> Verdict:
    """The agency, once, inside the objection period of a sanction in force."""
    verdict = _mine(actor, sanction.agency)
    if not verdict:
        return verdict
    if sanction.status != SanctionStatus.IN_FORCE:
        return no(_("This sanction is not in force, so there is nothing to object to."))
    if Objection.objects.filter(sanction=sanction).order_by().exists():
        return no(_("Your objection is already on file."))
    return _inside(until, at)


def _inside(until: dt.datetime, at: dt.datetime) -> Verdict:
    return YES if at <= until else no(_("The time to object has passed."))


def decide_objection(actor: Actor, objection: Objection) -> Verdict:
    """A regulator in scope who is no party and did not take the decision objected to."""
    if sanction := objection.sanction:
        verdict = _decide_sanction(actor, sanction)
        deciders = [sanction.proposed_by, sanction.confirmed_by]
    else:
        agency = objection.agency
        verdict = supervise(actor, agency) and _impartial(actor, agency.organisation_id)
        deciders = [objection.points.decided_by] if objection.points else []
    if not verdict:
        return verdict
    if any(actor.is_same_person(person) for person in deciders):
        return no(_("You took the decision objected to. A colleague must hear the objection."))
    return YES


# --- Reading ---


def follow_complaint(actor: Actor, complaint: Complaint) -> Verdict:
    """The one who complained, the agency once it is heard, the regulators in scope."""
    if complaint.complainant_id and actor.acts_for(complaint.complainant):
        return YES
    heard = complaint.status not in UNHEARD
    if heard and actor.role == Role.AGENCY and actor.acts_for(complaint.agency.organisation):
        return YES
    if actor.role == Role.REGULATOR and supervise(actor, complaint.agency):
        return YES
    return no(_("Enter the contact you gave with the complaint."))
