"""What people do about their organisation: register it, add members, change and end duties."""

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from . import outbox, policies
from .actors import Actor, Duty, Role
from .errors import BadInput, Conflict
from .models import Membership, Organisation, OrganisationKind, Region, User
from .policy import require


class OrganisationKnown(Conflict):
    """The credit code is registered already. Facts: credit_code."""

    sentence = _(
        "This organisation is registered already. Ask its administrator to add you; give them "
        "the e-mail address of your account."
    )


class WrongKind(BadInput):
    """This kind of organisation cannot take the role."""

    sentence = _("A natural person can be a project owner but not an agency.")


class DutyOutsideRole(BadInput):
    """The duty does not exist in the member's role. Facts: duties."""

    sentence = _("Choose at least one of the duties of this role.")


class LastAdministrator(Conflict):
    """Without this member nobody could manage the organisation's people."""

    sentence = _(
        "An organisation keeps at least one administrator. Make another member administrator first."
    )


@transaction.atomic
def register_organisation(
    *,
    name: str,
    kind: str,
    credit_code: str | None,
    region: Region,
    address: str,
    legal_representative: str,
    contact_name: str,
    contact_phone: str,
    role: str,
    by: Actor,
) -> Membership:
    """Register an organisation as project owner or agency; who does so becomes administrator.

    An organisation known in the other role gains a role when its own administrator asks; a role
    that has members is managed by those. Raises Refused, OrganisationKnown, WrongKind.
    """
    known = Organisation.objects.filter(credit_code=credit_code).first() if credit_code else None
    organisation = known or Organisation(
        name=name,
        kind=kind,
        credit_code=credit_code,
        region=region,
        address=address,
        legal_representative=legal_representative,
        contact_name=contact_name,
        contact_phone=contact_phone,
    )
    require(policies.register_organisation(by, organisation, role))
    assert by.user is not None  # the policy admits people with an account only
    if role == Role.AGENCY and organisation.kind == OrganisationKind.NATURAL_PERSON:
        raise WrongKind
    if known is None:
        try:
            with transaction.atomic():
                organisation.save()
        except IntegrityError as error:  # somebody else registered it meanwhile
            raise OrganisationKnown(credit_code=credit_code) from error
    elif not _may_gain(known, role, by.user):
        raise OrganisationKnown(credit_code=credit_code)
    membership, _created = Membership.objects.get_or_create(
        user=by.user, organisation=organisation, role=role, defaults={"duties": [Duty.ADMIN]}
    )
    if not membership.is_active:
        membership.duties, membership.is_active = [Duty.ADMIN.value], True
        membership.save(update_fields=["duties", "is_active"])
    return membership


@transaction.atomic
def buy_too(*, by: Actor) -> Membership:
    """The authority acted for becomes a project owner, with this person as its administrator.

    Raises Refused.
    """
    require(policies.buy_too(by, by.organisation))
    assert by.user is not None and by.organisation is not None, "the policy admits members only"
    made, _created = Membership.objects.update_or_create(
        user=by.user,
        organisation=by.organisation,
        role=Role.OWNER,
        defaults={"duties": [Duty.ADMIN.value], "is_active": True},
    )
    return made


def _may_gain(known: Organisation, role: str, user: User) -> bool:
    """Its administrator asks, and nobody else acts for it in that role."""
    active = known.memberships.filter(is_active=True)
    administered = active.filter(user=user, duties__contains=[Duty.ADMIN])
    in_role = active.filter(role=role)
    if in_role.exists():
        return administered.filter(role=role).exists()
    return administered.exists()


def _checked(role: str, duties: Sequence[str]) -> list[str]:
    known = {duty.value for duty in policies.DUTIES[Role(role)]}
    if not duties or not set(duties) <= known:
        raise DutyOutsideRole(duties=duties)
    return [duty.value for duty in policies.DUTIES[Role(role)] if duty.value in duties]


@transaction.atomic
def add_member(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    duties: Sequence[str],
    by: Actor,
    at: dt.datetime,
) -> Membership:
    """Add a person to the organisation in the administrator's own role, and tell them by mail.

    Somebody without an account gets one without a password; the mail says how to set it.
    Raises Refused, DutyOutsideRole, LastAdministrator.
    """
    require(policies.manage_members(by, organisation))
    wanted = _checked(by.role, duties)
    user = User.objects.filter(email=email.lower().strip()).first()
    if user is None:
        user = User.objects.create_user(email, name=name)
    require(policies.join(user, organisation, by.role))
    known = Membership.objects.filter(user=user, organisation=organisation, role=by.role).first()
    if known is not None and known.is_active and Duty.ADMIN not in wanted:
        _keep_an_administrator(known)
    membership, _created = Membership.objects.update_or_create(
        user=user,
        organisation=organisation,
        role=by.role,
        defaults={"duties": wanted, "is_active": True},
        create_defaults={
            "duties": wanted,
            "department": by.membership.department if by.membership else None,
            "region": by.membership.region if by.membership else None,
        },
    )
    outbox.enqueue(
        "core.member_added",
        f"{membership.pk}:{at.isoformat()}",
        {"membership": membership.pk},
        due_at=at,
    )
    return membership


@transaction.atomic
def change_duties(*, membership: Membership, duties: Sequence[str], by: Actor) -> Membership:
    """Give a member other duties. Raises DutyOutsideRole, LastAdministrator."""
    require(policies.change_member(by, membership))
    wanted = _checked(membership.role, duties)
    if Duty.ADMIN not in wanted:
        _keep_an_administrator(membership)
    membership.duties = wanted
    membership.save(update_fields=["duties"])
    return membership


@transaction.atomic
def deactivate_member(*, membership: Membership, by: Actor) -> Membership:
    """End a membership; what the person did stays on record. Raises LastAdministrator."""
    require(policies.change_member(by, membership))
    _keep_an_administrator(membership)
    membership.is_active = False
    membership.save(update_fields=["is_active"])
    return membership


def _keep_an_administrator(leaving: Membership) -> None:
    """Two administrators who drop each other at once wait for each other here."""
    Organisation.objects.select_for_update().get(pk=leaving.organisation_id)
    others = Membership.objects.filter(
        organisation=leaving.organisation_id,
        role=leaving.role,
        is_active=True,
        duties__contains=[Duty.ADMIN],
    ).exclude(pk=leaving.pk)
    if not others.exists():
        raise LastAdministrator
