"""The regulator's part of an entry: return, pass, object, admit, confirm certificates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.entry import fields, policies
from agencies.entry.events import AgencyChanged
from agencies.entry.models import Agency, EntryRemark, Qualification
from agencies.entry.scope import review_region
from agencies.entry.states import AgencyStatus
from agencies.region_rules import EntryRules
from core import clock, events
from core.actors import SYSTEM, Actor
from core.errors import BadInput
from core.policy import require
from core.region import rules_for
from core.workflow import move


class NoRemark(BadInput):
    """An entry is returned with at least one remark on a known field."""

    sentence = _("Say at least on one field what has to be corrected.")


def _lock(agency: Agency) -> Agency:
    return (
        Agency.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation__region", "review_region")
        .get(pk=agency.pk)
    )


def _remark(agency: Agency, remarks: Mapping[str, str], by: Actor, at: dt.datetime) -> None:
    told = {field: text.strip() for field, text in remarks.items() if text.strip()}
    if not told or not told.keys() <= fields.LABELS.keys():
        raise NoRemark
    EntryRemark.objects.bulk_create(
        EntryRemark(agency=agency, field=field, text=text, by=by.user, at=at)
        for field, text in told.items()
    )


@transaction.atomic
def return_entry(
    *, agency: Agency, remarks: Mapping[str, str], by: Actor, at: dt.datetime
) -> Agency:
    """Send the entry back; only the remarked fields reopen. Raises Refused, NoRemark."""
    agency = _lock(agency)
    require(policies.return_entry(by, agency))
    _remark(agency, remarks, by, at)
    return move(agency, "return", by=by, at=at)


@transaction.atomic
def pass_review(*, agency: Agency, by: Actor, at: dt.datetime) -> Agency:
    """Confirm the entry and its certificates, and publish it for the publicity period."""
    agency = _lock(agency)
    require(policies.pass_review(by, agency))
    Qualification.objects.filter(agency=agency, confirmed_at=None).update(
        confirmed_at=at, confirmed_by=by.user
    )
    move(agency, "pass_review", by=by, at=at)
    rules = rules_for(review_region(agency), at=at).of(EntryRules)
    agency.publicity_until = agency.due_at = clock.deadline(at, rules.entry_publicity_days)
    agency.save(update_fields=["publicity_until", "due_at"])
    return agency


@transaction.atomic
def object_to_entry(
    *, agency: Agency, field: str, reason: str, by: Actor, at: dt.datetime
) -> Agency:
    """Uphold an objection from the publicity period: the entry goes back with the reason."""
    agency = _lock(agency)
    require(policies.object_to_entry(by, agency, at))
    _remark(agency, {field: reason}, by, at)
    move(agency, "object", by=by, at=at, reason=reason)
    agency.publicity_until = agency.due_at = None
    agency.save(update_fields=["publicity_until", "due_at"])
    return agency


@transaction.atomic
def admit(*, agency: Agency, by: Actor, at: dt.datetime) -> Agency:
    """Let the agency into the market after its publicity period."""
    agency = _lock(agency)
    require(policies.admit(by, agency, at))
    move(agency, "admit", by=by, at=at)
    agency.admitted_at, agency.due_at = at, None
    agency.save(update_fields=["admitted_at", "due_at"])
    return agency


def run_due(*, at: dt.datetime) -> int:
    """Admit every agency whose publicity period is over; returns how many. May run twice."""
    due = Agency.objects.filter(status=AgencyStatus.PUBLICITY, due_at__lt=at)
    admitted = 0
    for pk in list(due.order_by("due_at", "id").values_list("pk", flat=True)):
        admitted += _admit_due(pk, at)
    return admitted


@transaction.atomic
def _admit_due(pk: int, at: dt.datetime) -> bool:
    """Admit one, unless another worker holds it or has done it."""
    still_due = Agency.objects.select_for_update(skip_locked=True, no_key=True).filter(
        pk=pk, status=AgencyStatus.PUBLICITY, due_at__lt=at
    )
    agency = still_due.order_by("id").first()
    if agency is None:
        return False
    admit(agency=agency, by=SYSTEM, at=at)
    return True


@transaction.atomic
def confirm_qualification(
    *, qualification: Qualification, by: Actor, at: dt.datetime
) -> Qualification:
    """Confirm a certificate that an admitted agency added. Raises Refused."""
    _lock(qualification.agency)
    qualification = Qualification.objects.select_related(
        "agency__organisation__region", "agency__review_region", "type"
    ).get(pk=qualification.pk)
    require(policies.confirm_qualification(by, qualification))
    qualification.confirmed_at, qualification.confirmed_by = at, by.user
    qualification.save(update_fields=["confirmed_at", "confirmed_by"])
    events.publish(AgencyChanged(qualification.agency, at))
    return qualification
