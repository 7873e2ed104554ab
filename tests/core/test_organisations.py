"""Registering an organisation and managing its people."""

import datetime as dt

import pytest
from django.core import mail

from core import actions, outbox
from core.actors import Actor, Role
from core.errors import Refused
from core.models import Membership, Organisation, User
from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
    RegionFactory,
    UserFactory,
    credit_code,
)

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)


def register(user, **changes):
    values = {
        "name": "示例测绘有限公司",
        "kind": "company",
        "credit_code": credit_code(77),
        "region": RegionFactory(),
        "address": "",
        "legal_representative": "李四",
        "contact_name": "王五",
        "contact_phone": "0518-1234567",
        "role": Role.AGENCY.value,
        **changes,
    }
    return actions.register_organisation(**values, by=Actor(Role.PUBLIC, user))


def test_who_registers_an_organisation_becomes_its_administrator():
    membership = register(UserFactory())
    assert (membership.role, membership.duties) == ("agency", ["admin"])


def test_a_stranger_cannot_register():
    with pytest.raises(Refused):
        register(None)


def test_a_registered_credit_code_leads_to_its_administrator():
    known = OrganisationFactory()
    with pytest.raises(actions.OrganisationKnown):
        register(UserFactory(), credit_code=known.credit_code)
    assert Organisation.objects.count() == 1


def test_an_administrator_registers_the_same_organisation_in_its_other_role():
    owner = MembershipFactory()
    membership = register(owner.user, credit_code=owner.organisation.credit_code)
    assert membership.organisation == owner.organisation
    assert membership.role == "agency"


def test_a_role_that_has_members_is_managed_by_those():
    owner = MembershipFactory()
    code = owner.organisation.credit_code
    seller = MembershipFactory(agency=True, organisation=owner.organisation)
    with pytest.raises(actions.OrganisationKnown):
        register(owner.user, credit_code=code)
    assert register(seller.user, credit_code=code) == seller  # who asks twice has it already
    clerk = MembershipFactory(agency=True, organisation=owner.organisation, duties=["bidder"])
    with pytest.raises(actions.OrganisationKnown):
        register(clerk.user, credit_code=code)
    assert owner.organisation.memberships.count() == 3


def test_an_ended_membership_comes_back_as_administrator_when_the_role_is_empty():
    owner = MembershipFactory()
    ended = MembershipFactory(
        user=owner.user,
        organisation=owner.organisation,
        agency=True,
        duties=["bidder"],
        is_active=False,
    )
    membership = register(owner.user, credit_code=owner.organisation.credit_code)
    assert membership == ended
    assert Membership.objects.get(pk=ended.pk).is_active
    assert Membership.objects.get(pk=ended.pk).duties == ["admin"]


def test_an_ended_administrator_registers_nothing_anew():
    ended = MembershipFactory(is_active=False)
    with pytest.raises(actions.OrganisationKnown):
        register(ended.user, credit_code=ended.organisation.credit_code)


@pytest.mark.parametrize(
    ("kind", "role", "allowed"),
    [
        ("company", "agency", False),
        ("company", "owner", False),
        ("institution", "agency", False),
        ("institution", "owner", True),
    ],
)
def test_an_officer_of_a_regulator_registers_only_a_public_body_that_buys(kind, role, allowed):
    officer = MembershipFactory(regulator=True)
    if allowed:
        assert register(officer.user, kind=kind, role=role).role == role
        return
    with pytest.raises(Refused, match="You work for a regulator"):
        register(officer.user, kind=kind, role=role)
    assert not Organisation.objects.filter(credit_code=credit_code(77)).exists()


def test_an_organisation_registered_at_the_same_moment_is_known(monkeypatch):
    taken = OrganisationFactory(credit_code=credit_code(77))
    monkeypatch.setattr(
        actions.Organisation.objects, "filter", lambda **_: Organisation.objects.none()
    )
    with pytest.raises(actions.OrganisationKnown) as known:
        register(UserFactory())
    assert known.value.credit_code == taken.credit_code


def test_a_natural_person_is_no_agency():
    with pytest.raises(actions.WrongKind):
        register(UserFactory(), kind="natural_person", credit_code=None)


def add(admin, **changes):
    values = {"email": "New@Example.org", "name": "赵六", "duties": ["payer"], **changes}
    return actions.add_member(organisation=admin.organisation, **values, by=admin.as_actor(), at=AT)


def test_an_added_person_gets_an_account_and_a_mail():
    member = add(MembershipFactory())
    assert (member.user.email, member.role, member.duties) == (
        "new@example.org",
        "owner",
        ["payer"],
    )
    assert not member.user.has_usable_password()
    outbox.drain(at=AT)
    assert mail.outbox[0].to == ["new@example.org"]
    assert "/accounts/password/reset/" in mail.outbox[0].body


def test_adding_again_revives_an_ended_membership():
    admin = MembershipFactory()
    member = add(admin)
    actions.deactivate_member(membership=member, by=admin.as_actor())
    assert add(admin, duties=["handler"]) == member
    assert Membership.objects.get(pk=member.pk).is_active
    assert User.objects.filter(email="new@example.org").count() == 1


def test_duties_of_another_role_are_refused():
    with pytest.raises(actions.DutyOutsideRole):
        add(MembershipFactory(), duties=["bidder"])


def test_only_an_administrator_adds_people():
    handler = MembershipFactory(duties=["handler"])
    with pytest.raises(Refused, match="administrator"):
        add(handler)


def test_an_outsider_does_not_add_people():
    admin, other = MembershipFactory(), MembershipFactory()
    with pytest.raises(Refused):
        actions.add_member(
            organisation=other.organisation,
            email="x@example.org",
            name="",
            duties=["admin"],
            by=admin.as_actor(),
            at=AT,
        )


def test_the_last_administrator_stays():
    admin = MembershipFactory()
    with pytest.raises(actions.LastAdministrator):
        actions.deactivate_member(membership=admin, by=admin.as_actor())
    with pytest.raises(actions.LastAdministrator):
        actions.change_duties(membership=admin, duties=["payer"], by=admin.as_actor())
    MembershipFactory(organisation=admin.organisation)
    assert not actions.deactivate_member(membership=admin, by=admin.as_actor()).is_active


def test_adding_the_last_administrator_again_does_not_take_the_duty_away():
    admin = MembershipFactory()
    with pytest.raises(actions.LastAdministrator):
        add(admin, email=admin.user.email, duties=["payer"])
    assert Membership.objects.get(pk=admin.pk).duties == ["admin"]
    MembershipFactory(organisation=admin.organisation)
    assert add(admin, email=admin.user.email, duties=["payer"]).duties == ["payer"]


def test_an_agency_cannot_bar_an_officer_by_making_them_a_member():
    officer, agent = MembershipFactory(regulator=True), MembershipFactory(agency=True)
    with pytest.raises(Refused, match="works for a regulator"):
        add(agent, email=officer.user.email, duties=["bidder"])
    buyer = MembershipFactory(organisation__kind="company")
    with pytest.raises(Refused, match="works for a regulator"):
        add(buyer, email=officer.user.email)
    bureau = MembershipFactory(organisation__kind="authority", organisation__credit_code=None)
    assert add(bureau, email=officer.user.email).is_active


def test_an_administrator_of_one_role_does_not_change_members_of_another():
    admin = MembershipFactory()
    agent = MembershipFactory(organisation=admin.organisation, agency=True)
    with pytest.raises(Refused):
        actions.change_duties(membership=agent, duties=["bidder"], by=admin.as_actor())
