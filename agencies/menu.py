"""What agencies shows: the desks of agencies and regulators, menu entries, where to complain."""

from django.utils.translation import gettext_lazy as _

from agencies.entry.queries import (
    agency_of,
    certificates_waiting,
    entries_waiting,
    works_waiting,
)
from agencies.entry.states import AgencyStatus
from agencies.supervision.queries.desk import complaints_of, objections_of, sanctions_of
from core.actors import Actor, Role
from core.navigation import add, add_desk, add_to_foot


def _to_review(actor: Actor) -> int:
    papers = certificates_waiting(actor).count() + works_waiting(actor).order_by().count()
    return entries_waiting(actor).count() + papers


def _to_correct(actor: Actor) -> int:
    agency = agency_of(actor)
    if agency is None or agency.status != AgencyStatus.RETURNED:
        return 0
    return agency.remarks.filter(resolved_at=None).count()


def _complaints(actor: Actor) -> int:
    return complaints_of(actor).order_by().count()


def _cases(actor: Actor) -> int:
    return sanctions_of(actor).order_by().count() + objections_of(actor).order_by().count()


add_desk(Role.AGENCY, "agencies:workbench")
add_desk(Role.REGULATOR, "agencies:regulator_workbench")
add(Role.PUBLIC, _("Service items"), "agencies:services", order=30)
add(Role.PUBLIC, _("Agencies"), "agencies:agencies", order=40)
add(Role.AGENCY, _("Workbench"), "agencies:workbench", order=0)
add(Role.AGENCY, _("Registration"), "agencies:registration", order=70, counter=_to_correct)
add(Role.AGENCY, _("People"), "agencies:people", order=80)
add(Role.AGENCY, _("Offers"), "agencies:offers", order=50)
add(Role.REGULATOR, _("Workbench"), "agencies:regulator_workbench", order=0)
add(Role.REGULATOR, _("Admissions"), "agencies:admissions", order=10, counter=_to_review)
add(Role.PUBLIC, _("Agency rankings"), "agencies:rankings", order=50)
add(Role.AGENCY, _("Reputation"), "agencies:reputation", order=60)
add(Role.REGULATOR, _("Complaints"), "agencies:regulator_complaints", order=40, counter=_complaints)
add(
    Role.REGULATOR, _("Credit and sanctions"), "agencies:regulator_credit", order=50, counter=_cases
)
add_to_foot(_("Complain"), "agencies:complaint_new", order=40)
