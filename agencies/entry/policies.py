"""Who may do what with an agency's entry, and what the others hear."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.entry import fields
from agencies.entry.models import Agency, EntryRemark, PastWork, Practitioner, Qualification
from agencies.entry.scope import checks_all_sectors, watches
from agencies.entry.states import AgencyStatus
from core.actors import Actor, Duty, Role
from core.clock import local_date
from core.models import Organisation
from core.policy import YES, Verdict, no

NOT_OURS = _("Only the agency itself does this. Switch to your agency role.")
NOT_ADMIN = _("Ask an administrator of your agency: only they change the registration.")
NOT_REGULATOR = _("Only a regulator of this region and sector decides about this entry.")


def _administers(actor: Actor, organisation: Organisation) -> Verdict:
    if actor.role == Role.SYSTEM:
        return YES
    if actor.role != Role.AGENCY or not actor.acts_for(organisation):
        return no(NOT_OURS)
    return YES if actor.has_duty(Duty.ADMIN) else no(NOT_ADMIN)


def _regulates(actor: Actor, agency: Agency) -> Verdict:
    if actor.role == Role.REGULATOR and watches(actor, agency):
        return YES
    return no(NOT_REGULATOR)


def start_entry(actor: Actor, organisation: Organisation) -> Verdict:
    """An administrator of an organisation that acts as an agency, once."""
    verdict = _administers(actor, organisation)
    if not verdict:
        return verdict
    if organisation.credit_code is None:
        return no(_("Give your organisation its unified social credit code first."))
    if Agency.objects.filter(organisation=organisation).exists():
        return no(_("This organisation already has its registration. Open it instead."))
    return YES


def open_fields(agency: Agency, on: dt.date | None = None) -> frozenset[str]:
    """The fields that may be edited now: all in a draft, the remarked ones when returned.

    With `on`, a returned entry whose certificate has expired since opens its qualifications too:
    otherwise it could never be submitted again.
    """
    if not agency.can("edit_entry"):
        return frozenset()
    if agency.status == AgencyStatus.DRAFT:
        return frozenset(fields.LABELS)
    remarks = EntryRemark.objects.filter(agency=agency, resolved_at=None)
    remarked = frozenset(remarks.order_by("id").values_list("field", flat=True))
    expired = agency.qualifications.filter(confirmed_at=None, expires_on__lt=on) if on else None
    return remarked | {"qualifications"} if expired is not None and expired.exists() else remarked


def edit_entry(actor: Actor, agency: Agency) -> Verdict:
    """An administrator of the agency while the entry is a draft or returned."""
    verdict = _administers(actor, agency.organisation)
    if not verdict:
        return verdict
    if not agency.can("edit_entry"):
        return no(_("The entry is not open for changes now."))
    return YES


def edit_field(actor: Actor, agency: Agency, field: str, on: dt.date | None = None) -> Verdict:
    """As `edit_entry`, and the field itself is open."""
    verdict = edit_entry(actor, agency)
    if not verdict:
        return verdict
    if field not in open_fields(agency, on):
        return no(_("The reviewer did not return this field, so it stays as it was."))
    return YES


def _change_papers(actor: Actor, agency: Agency, field: str, on: dt.date | None = None) -> Verdict:
    if agency.can("renew_papers"):
        return _administers(actor, agency.organisation)
    return edit_field(actor, agency, field, on)


def add_qualification(actor: Actor, agency: Agency, on: dt.date | None = None) -> Verdict:
    """While the entry is open for it, and at any time after admission."""
    return _change_papers(actor, agency, "qualifications", on)


def remove_qualification(
    actor: Actor, qualification: Qualification, on: dt.date | None = None
) -> Verdict:
    """Only a certificate that no regulator has confirmed yet."""
    verdict = add_qualification(actor, qualification.agency, on)
    if verdict and qualification.confirmed_at is not None:
        return no(_("A confirmed certificate stays on record. Add the new one beside it."))
    return verdict


def add_practitioner(actor: Actor, agency: Agency) -> Verdict:
    """While the entry is open for it, and at any time after admission."""
    return _change_papers(actor, agency, "practitioners")


def end_practitioner(actor: Actor, practitioner: Practitioner) -> Verdict:
    """Someone who still counts for the agency; after a removal too, so that people may move on."""
    agency = practitioner.agency
    verdict = (
        _administers(actor, agency.organisation)
        if agency.can("let_people_go")
        else edit_field(actor, agency, "practitioners")
    )
    if verdict and practitioner.left_on is not None:
        return no(_("This person has already left."))
    return verdict


def submit_entry(actor: Actor, agency: Agency) -> Verdict:
    """An administrator of the agency, from a draft or a returned entry."""
    return edit_entry(actor, agency)


def see_entry(actor: Actor, agency: Agency) -> Verdict:
    """The agency's own people and its regulators; the papers are not public."""
    if actor.role == Role.AGENCY and actor.acts_for(agency.organisation):
        return YES
    return _regulates(actor, agency)


def review_entry(actor: Actor, agency: Agency) -> Verdict:
    """A regulator in scope, while the entry is submitted."""
    verdict = _regulates(actor, agency)
    if verdict and agency.status != AgencyStatus.SUBMITTED:
        return no(_("There is nothing to review now: the entry is not submitted."))
    return verdict


return_entry = review_entry


def pass_review(actor: Actor, agency: Agency) -> Verdict:
    """As `review_entry`, by somebody who may confirm every certificate of the entry."""
    verdict = review_entry(actor, agency)
    if verdict and not checks_all_sectors(actor, agency):
        return no(
            _("This entry holds certificates of other sectors: the approval bureau passes it.")
        )
    return verdict


def object_to_entry(actor: Actor, agency: Agency, at: dt.datetime) -> Verdict:
    """A regulator in scope who upholds an objection, inside the publicity period."""
    verdict = _regulates(actor, agency)
    if not verdict:
        return verdict
    if agency.status != AgencyStatus.PUBLICITY:
        return no(_("The entry is not in publicity."))
    if agency.publicity_until is not None and at > agency.publicity_until:
        return no(_("The publicity period is over. Open a complaint instead."))
    return YES


def admit(actor: Actor, agency: Agency, at: dt.datetime) -> Verdict:
    """The system or a regulator in scope, once the publicity period is over."""
    if actor.role != Role.SYSTEM:
        verdict = _regulates(actor, agency)
        if not verdict:
            return verdict
    if agency.status != AgencyStatus.PUBLICITY:
        return no(_("The entry is not in publicity."))
    if agency.publicity_until is None or at <= agency.publicity_until:
        return no(_("The publicity period is not over yet."))
    return YES


def confirm_qualification(actor: Actor, qualification: Qualification) -> Verdict:
    """A regulator of the region and of the certificate's sector, for an admitted agency."""
    agency = qualification.agency
    verdict = _regulates(actor, agency)
    if not verdict:
        return verdict
    mine = actor.membership.department_id if actor.membership else None
    if mine is not None and mine != qualification.type.department_id:
        return no(_("This certificate belongs to another sector."))
    if qualification.confirmed_at is not None:
        return no(_("This certificate is already confirmed."))
    if not agency.can("renew_papers"):
        return no(_("The certificates of an entry are confirmed together with the entry."))
    return YES


def keep_past_works(actor: Actor, agency: Agency) -> Verdict:
    """An administrator of an admitted agency."""
    verdict = _administers(actor, agency.organisation)
    if verdict and not agency.can("renew_papers"):
        return no(_("Works of the past are handed in once the agency is admitted."))
    return verdict


def remove_past_work(actor: Actor, work: PastWork) -> Verdict:
    """Only a work that no regulator has confirmed yet."""
    verdict = keep_past_works(actor, work.agency)
    if verdict and work.confirmed_at is not None:
        return no(_("A confirmed work stays on record."))
    return verdict


def confirm_past_work(actor: Actor, work: PastWork) -> Verdict:
    """A regulator of the region, once."""
    verdict = _regulates(actor, work.agency)
    if verdict and work.confirmed_at is not None:
        return no(_("This work is confirmed already."))
    return verdict


def reenter(actor: Actor, agency: Agency, at: dt.datetime) -> Verdict:
    """An administrator of a removed agency, once the bar is over."""
    verdict = _administers(actor, agency.organisation)
    if not verdict:
        return verdict
    if agency.status != AgencyStatus.REMOVED:
        return no(_("Only a removed agency enters again."))
    if agency.barred_until is not None and local_date(at) <= agency.barred_until:
        return no(
            _("The agency is barred until %(date)s.") % {"date": agency.barred_until.isoformat()}
        )
    return YES
