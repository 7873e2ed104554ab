"""An agency's own part of its entry: start, fill in, add papers and people, submit, enter again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import QualificationType
from agencies.entry import fields, policies
from agencies.entry.events import AgencyChanged
from agencies.entry.identity import identity_hash, parse_identity_number
from agencies.entry.models import (
    Agency,
    EntryFile,
    EntryFileKind,
    EntryRemark,
    Practitioner,
    Qualification,
)
from agencies.entry.queries import Problem, entry_problems
from core import events, files
from core.actors import Actor
from core.clock import local_date
from core.errors import BadInput, Conflict
from core.models import Organisation, Region
from core.policy import require
from core.workflow import move


class EntryIncomplete(BadInput):
    """The automatic check found something. Facts: problems (field and sentence each)."""

    sentence = _("The entry is not complete yet. Correct what is named and submit again.")
    problems: list[Problem]


class ExpiredCertificate(BadInput):
    """The certificate has expired. Facts: expires_on."""

    field = "expires_on"


class BadCertificate(BadInput):
    """The certificate's level or dates cannot be. Facts: field."""

    field: str


class CertificateTaken(Conflict):
    """The certificate number is already registered in the market. Facts: number."""

    field = "certificate_number"
    sentence = _(
        "This certificate number is already registered in the market. Compare it with the "
        "certificate; if it is yours, tell the regulator."
    )


class PractitionerTaken(Conflict):
    """The person counts for an agency already."""

    field = "identity_number"
    sentence = _(
        "This person already counts for an agency. They can be added here once that agency has "
        "recorded that they left."
    )


@transaction.atomic
def start_entry(
    *, organisation: Organisation, by: Actor, at: dt.datetime, review_region: Region | None = None
) -> Agency:
    """Open the registration of an organisation as an agency. Raises Refused, BadCreditCode."""
    require(policies.start_entry(by, organisation))
    return Agency.objects.create(organisation=organisation, review_region=review_region)


def _lock(agency: Agency) -> Agency:
    return (
        Agency.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation__region", "review_region")
        .get(pk=agency.pk)
    )


@transaction.atomic
def save_entry(*, agency: Agency, values: Mapping[str, Any], by: Actor, at: dt.datetime) -> Agency:
    """Save text fields of the entry, by the names of `fields`. Raises Refused for a closed one."""
    agency = _lock(agency)
    for field, value in values.items():
        holder = agency.organisation if field in fields.ORGANISATION_FIELDS else agency
        if field not in fields.ORGANISATION_FIELDS + fields.AGENCY_FIELDS:
            raise KeyError(field)
        if getattr(holder, field) != value:
            require(policies.edit_field(by, agency, field))
            setattr(holder, field, value)
    require(policies.edit_entry(by, agency))
    agency.organisation.save(update_fields=fields.ORGANISATION_FIELDS)
    agency.save(update_fields=fields.AGENCY_FIELDS)
    return agency


@transaction.atomic
def add_entry_file(
    *, agency: Agency, kind: str, content: bytes, name: str, by: Actor, at: dt.datetime
) -> EntryFile:
    """Add a paper; the newest of a kind is the one reviewed. Raises Refused, BadFile."""
    agency = _lock(agency)
    require(policies.edit_field(by, agency, EntryFileKind(kind).value))
    stored = files.store(content=content, name=name, by=by, at=at)
    return EntryFile.objects.create(agency=agency, kind=kind, file=stored)


@transaction.atomic
def add_qualification(
    *,
    agency: Agency,
    type: QualificationType,  # noqa: A002 - the word of the certificate itself
    certificate_number: str,
    issued_on: dt.date,
    by: Actor,
    at: dt.datetime,
    level: str = "",
    expires_on: dt.date | None = None,
    content: bytes | None = None,
    name: str = "",
) -> Qualification:
    """Add a certificate; it counts once a regulator confirms it.

    Raises Refused, ExpiredCertificate, BadCertificate, CertificateTaken, BadFile.
    """
    agency = _lock(agency)
    require(policies.add_qualification(by, agency, local_date(at)))
    _check_certificate(type, level, issued_on, expires_on, local_date(at))
    number = certificate_number.strip()
    if Qualification.objects.filter(certificate_number=number).exists():
        raise CertificateTaken(number=number)
    stored = files.store(content=content, name=name, by=by, at=at) if content else None
    try:
        with transaction.atomic():
            made = Qualification.objects.create(
                agency=agency,
                type=type,
                level=level,
                certificate_number=number,
                issued_on=issued_on,
                expires_on=expires_on,
                file=stored,
            )
    except IntegrityError as error:
        raise CertificateTaken(number=number) from error
    events.publish(AgencyChanged(agency, at))
    return made


def _check_certificate(
    kind: QualificationType,
    level: str,
    issued_on: dt.date,
    expires_on: dt.date | None,
    today: dt.date,
) -> None:
    if kind.is_personal:
        raise BadCertificate(
            _("This certificate is held by a person. Add the person instead."), field="type"
        )
    if kind.levels and level not in kind.levels:
        raise BadCertificate(
            _("Choose the level on the certificate: %(levels)s.")
            % {"levels": " / ".join(kind.levels)},
            field="level",
        )
    if not kind.levels and level:
        raise BadCertificate(_("This certificate has no levels: leave it empty."), field="level")
    if issued_on > today:
        raise BadCertificate(_("The date of issue lies in the future."), field="issued_on")
    if expires_on and expires_on < issued_on:
        raise BadCertificate(
            _("The certificate expires before it was issued: check the dates."), field="expires_on"
        )
    if expires_on and expires_on < today:
        raise ExpiredCertificate(
            _("This certificate expired on %(date)s. Add the renewed certificate.")
            % {"date": expires_on.isoformat()},
            expires_on=expires_on,
        )


@transaction.atomic
def remove_qualification(*, qualification: Qualification, by: Actor, at: dt.datetime) -> None:
    """Take an unconfirmed certificate out again. Raises Refused."""
    _lock(qualification.agency)
    qualification = Qualification.objects.select_related("agency__organisation").get(
        pk=qualification.pk
    )
    require(policies.remove_qualification(by, qualification, local_date(at)))
    qualification.delete()


@transaction.atomic
def add_practitioner(
    *,
    agency: Agency,
    name: str,
    identity_number: str,
    qualification: QualificationType,
    certificate_number: str,
    by: Actor,
    at: dt.datetime,
    major: str = "",
) -> Practitioner:
    """Add a professional, who counts for this agency from today.

    Raises Refused, BadIdentityNumber, BadCertificate, CertificateTaken, PractitionerTaken.
    """
    agency = _lock(agency)
    require(policies.add_practitioner(by, agency))
    if not qualification.is_personal:
        raise BadCertificate(
            _("This certificate is held by an organisation, not by a person."),
            field="qualification",
        )
    person = identity_hash(parse_identity_number(identity_number))
    number = certificate_number.strip()
    _refuse_taken(person, number)
    try:
        with transaction.atomic():
            made = Practitioner.objects.create(
                agency=agency,
                name=name.strip(),
                identity_hash=person,
                qualification=qualification,
                major=major.strip(),
                certificate_number=number,
                joined_on=local_date(at),
            )
    except IntegrityError:
        _refuse_taken(person, number)  # another agency was faster: with the person, or the number?
        raise
    events.publish(AgencyChanged(agency, at))
    return made


def _refuse_taken(person: str, number: str) -> None:
    counting = Practitioner.objects.filter(left_on=None)
    if counting.filter(identity_hash=person).exists():
        raise PractitionerTaken
    if counting.filter(certificate_number=number).exists():
        raise CertificateTaken(number=number)


@transaction.atomic
def end_practitioner(*, practitioner: Practitioner, by: Actor, at: dt.datetime) -> Practitioner:
    """Record that a professional left; from now on they may count for another agency."""
    _lock(practitioner.agency)
    practitioner.refresh_from_db()
    require(policies.end_practitioner(by, practitioner))
    practitioner.left_on = local_date(at)
    practitioner.save(update_fields=["left_on"])
    events.publish(AgencyChanged(practitioner.agency, at))
    return practitioner


@transaction.atomic
def submit_entry(*, agency: Agency, by: Actor, at: dt.datetime) -> Agency:
    """Hand the entry in for review after the automatic check.

    Raises Refused, EntryIncomplete (with every problem), WrongStatus.
    """
    agency = _lock(agency)
    require(policies.submit_entry(by, agency))
    problems = entry_problems(agency, local_date(at))
    if problems:
        raise EntryIncomplete(problems=problems)
    EntryRemark.objects.filter(agency=agency, resolved_at=None).update(resolved_at=at)
    move(agency, "submit", by=by, at=at)
    agency.submitted_at = at
    agency.save(update_fields=["submitted_at"])
    return agency


@transaction.atomic
def reenter(*, agency: Agency, by: Actor, at: dt.datetime) -> Agency:
    """Open a removed agency's entry again after the bar. Its history stays with its credit code."""
    agency = _lock(agency)
    require(policies.reenter(by, agency, at))
    move(agency, "reenter", by=by, at=at)
    agency.barred_until = None
    agency.save(update_fields=["barred_until"])
    return agency
