"""Reads about entries: what is missing, whose they are, what waits for whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agencies.entry import fields
from agencies.entry.models import (
    Agency,
    AgencyQuerySet,
    EntryFile,
    EntryRemark,
    PastWork,
    Qualification,
)
from agencies.entry.scope import region_prefix, review_region
from agencies.entry.states import AgencyStatus
from agencies.region_rules import EntryRules
from core.actors import Actor, Role
from core.clock import deadline
from core.errors import BadInput
from core.numbers import parse_credit_code
from core.region import rules_for


@dataclass(frozen=True)
class Problem:
    """What the automatic check found: the field and a sentence that says what to do."""

    field: str
    sentence: object


def entry_problems(agency: Agency, on: dt.date) -> list[Problem]:
    """The automatic check of an entry: everything that stops it from being submitted."""
    organisation = agency.organisation
    found: list[Problem] = []
    try:
        parse_credit_code(organisation.credit_code or "")
    except BadInput as error:
        found.append(Problem("credit_code", error.sentence))
    for field in fields.REQUIRED_TEXTS:
        if not getattr(organisation, field).strip():
            found.append(Problem(field, _("Fill in this field.")))
    kinds = set(
        EntryFile.objects.filter(agency=agency).order_by("id").values_list("kind", flat=True)
    )
    if "licence" not in kinds:
        found.append(Problem("licence", _("Add the business licence.")))
    if "commitment" not in kinds:
        found.append(Problem("commitment", _("Add the signed letter of commitment.")))
    return found + _certificate_problems(agency, on)


def _certificate_problems(agency: Agency, on: dt.date) -> list[Problem]:
    certificates = list(Qualification.objects.filter(agency=agency).select_related("type"))
    if not certificates:
        return [Problem("qualifications", _("Add at least one qualification."))]
    return [
        Problem(
            "qualifications",
            _("Certificate %(number)s expired on %(date)s. Remove it and add the renewed one.")
            % {"number": each.certificate_number, "date": each.expires_on.isoformat()},
        )
        for each in certificates
        if each.expires_on and each.expires_on < on and each.confirmed_at is None
    ]


def agency_of(actor: Actor) -> Agency | None:
    """The agency this person acts for, if its registration was started."""
    if actor.role != Role.AGENCY or actor.organisation is None:
        return None
    return (
        Agency.objects.filter(organisation=actor.organisation)
        .select_related("organisation__region", "review_region")
        .first()
    )


def watched_by(actor: Actor) -> AgencyQuerySet:
    """The agencies in a regulator's region and sector, by name."""
    agencies: AgencyQuerySet = Agency.objects.all()
    if actor.role != Role.REGULATOR or actor.membership is None:
        return agencies.none()
    if actor.membership.region is not None:
        prefix = region_prefix(actor.membership.region.code)
        agencies = agencies.annotate(
            review_code=Coalesce(F("review_region__code"), F("organisation__region__code"))
        ).filter(review_code__startswith=prefix)
    if actor.membership.department_id is not None:
        sector = Q(qualifications__type__department=actor.membership.department_id)
        agencies = agencies.filter(pk__in=Agency.objects.filter(sector).values("pk"))
    return agencies.select_related("organisation__region", "review_region").order_by(
        "organisation__name", "id"
    )


def entries_waiting(actor: Actor) -> QuerySet[Agency]:
    """The entries a regulator has to review, oldest first."""
    return watched_by(actor).filter(status=AgencyStatus.SUBMITTED).order_by("submitted_at", "id")


def certificates_waiting(actor: Actor) -> QuerySet[Qualification]:
    """New certificates of admitted agencies that a regulator has to confirm."""
    waiting = Qualification.objects.filter(
        agency__in=watched_by(actor).that_can("renew_papers"), confirmed_at=None
    )
    if actor.membership is not None and actor.membership.department_id is not None:
        waiting = waiting.filter(type__department=actor.membership.department_id)
    return waiting.select_related("agency__organisation", "type").order_by("id")


def works_waiting(actor: Actor) -> QuerySet[PastWork]:
    """Works of agencies in the region that a regulator has to confirm, oldest first."""
    waiting = PastWork.objects.filter(agency__in=watched_by(actor), confirmed_at=None)
    return waiting.select_related(
        "agency__organisation__region", "agency__review_region", "file"
    ).order_by("id")


def in_publicity(at: dt.datetime) -> QuerySet[Agency]:
    """The entries in publicity at a moment, ending soonest first: a public list."""
    return (
        Agency.objects.filter(status=AgencyStatus.PUBLICITY, publicity_until__gte=at)
        .select_related("organisation__region")
        .order_by("publicity_until", "id")
    )


def expiring(agency: Agency, on: dt.date, within_days: int = 90) -> QuerySet[Qualification]:
    """Confirmed certificates that expire within so many calendar days, soonest first."""
    return (
        Qualification.objects.valid_on(on)
        .filter(agency=agency, expires_on__lte=on + dt.timedelta(days=within_days))
        .select_related("type")
        .order_by("expires_on", "id")
    )


def open_remarks(agency: Agency) -> list[tuple[object, str]]:
    """The remarks that still wait for a correction: the name of the field, and the text."""
    remarks = EntryRemark.objects.filter(agency=agency, resolved_at=None).order_by("at", "id")
    return [(fields.LABELS[remark.field], remark.text) for remark in remarks]


def review_until(agency: Agency) -> dt.datetime | None:
    """When the formal review should be done; None before it is submitted."""
    if agency.submitted_at is None:
        return None
    rules = rules_for(review_region(agency), at=agency.submitted_at).of(EntryRules)
    return deadline(agency.submitted_at, rules.formal_review_days)
