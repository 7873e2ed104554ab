"""Who manages the people of an organisation, by everybody, in the kernel and in the browser."""

import pytest

from core import actions, policies
from core.actors import PUBLIC, SYSTEM, Actor, Duty, Role
from core.errors import Refused
from core.models import Membership, OutboxMessage, User
from core.policy import require
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
    credit_code,
)
from tests.people import everybody, named

pytestmark = pytest.mark.django_db
SWITCH = "Switch to this organisation to manage its people."
ADMINS = "Only an administrator of the organisation manages its people. Ask one."
ROLE = "Switch to the role of this member to change them."


def english(client):
    client.cookies["django_language"] = "en"
    return client


def test_the_people_of_an_organisation_are_managed_by_its_administrators():
    owner = OrganisationFactory()
    people = everybody(owner, AgencyFactory())
    for who, actor in people.items():
        verdict = policies.manage_members(actor, owner)
        assert bool(verdict) == (who in {"owner_admin", "owner_as_agency", "system"}), who
        if not verdict:
            assert verdict.reason == (ADMINS if who in named(people, "owner") else SWITCH), who


def test_a_member_is_changed_by_administrators_of_the_same_role():
    owner = OrganisationFactory()
    member = MembershipFactory(organisation=owner, duties=["payer"])
    people = everybody(owner, AgencyFactory())
    for who, actor in people.items():
        verdict = policies.change_member(actor, member)
        assert bool(verdict) == (who in {"owner_admin", "system"}), who
    assert policies.change_member(people["owner_as_agency"], member).reason == ROLE
    with pytest.raises(Refused, match="Switch to the role"):
        actions.deactivate_member(membership=member, by=people["owner_as_agency"])
    assert Membership.objects.get(pk=member.pk).is_active


@pytest.mark.parametrize("act", ["change", "end"])
@pytest.mark.parametrize("duties", [["handler"], ["payer", "signer"]])
def test_a_colleague_without_the_duty_changes_nobody(act, duties):
    colleague = MembershipFactory(duties=duties)
    member = MembershipFactory(organisation=colleague.organisation)
    with pytest.raises(Refused) as refused:
        if act == "change":
            actions.change_duties(membership=member, duties=["payer"], by=colleague.as_actor())
        else:
            actions.deactivate_member(membership=member, by=colleague.as_actor())
    assert refused.value.sentence == ADMINS
    kept = Membership.objects.get(pk=member.pk)
    assert (kept.duties, kept.is_active) == (["admin"], True)


@pytest.mark.parametrize("duties", [[], ["bidder"], ["payer", "unknown"]])
def test_duties_that_the_role_does_not_have_change_nothing(duties):
    admin = MembershipFactory()
    member = MembershipFactory(organisation=admin.organisation, duties=["signer"])
    with pytest.raises(actions.DutyOutsideRole):
        actions.change_duties(membership=member, duties=duties, by=admin.as_actor())
    assert Membership.objects.get(pk=member.pk).duties == ["signer"]


def test_the_public_registers_nothing():
    verdict = policies.register_organisation(PUBLIC, OrganisationFactory(), Role.OWNER)
    assert verdict.reason == "Sign in to register an organisation."


def test_the_system_acts_for_every_organisation_and_holds_every_duty():
    assert SYSTEM.acts_for(OrganisationFactory())
    assert all(SYSTEM.has_duty(duty) for duty in Duty)
    assert not Actor(Role.OWNER).acts_for(OrganisationFactory())
    assert not Actor(Role.OWNER).has_duty(Duty.HANDLER)
    assert not SYSTEM.is_same_person(None)


def test_a_refusal_of_a_policy_carries_its_sentence():
    with pytest.raises(Refused) as refused:
        require(policies.manage_members(PUBLIC, OrganisationFactory()))
    assert (refused.value.sentence, refused.value.status_code) == (SWITCH, 403)


# --- In the browser ---


def test_a_colleague_who_sends_the_forms_hears_why_not_and_nothing_changes(sign_in):
    colleague = MembershipFactory(duties=["handler"])
    member = MembershipFactory(organisation=colleague.organisation)
    browser = english(sign_in(colleague))
    path = f"/account/organisation/members/{member.pk}/"
    entry = {"email": "new@example.org", "name": "赵六", "duties": ["payer"]}
    for address, data in [
        ("/account/organisation/", entry),
        (path, {"member-duties": ["payer"]}),
        (f"{path}end/", {}),
    ]:
        answer = browser.post(address, data)
        assert answer.status_code == 403, address
        assert ADMINS.split(".")[0] in answer.text, address
    kept = Membership.objects.get(pk=member.pk)
    assert (kept.duties, kept.is_active) == (["admin"], True)
    assert not User.objects.filter(email="new@example.org").exists()
    assert not OutboxMessage.objects.exists()


def test_somebody_without_an_organisation_is_led_to_the_account(client):
    client.force_login(UserFactory(), backend="core.people.PeopleBackend")
    for answer in (client.get("/account/organisation/"), client.get("/desk/")):
        assert answer.headers["Location"] == "/account/"


def test_the_last_administrator_reads_why_the_duty_stays(sign_in):
    admin = MembershipFactory()
    browser = english(sign_in(admin))
    path = f"/account/organisation/members/{admin.pk}/"
    sentence = "An organisation keeps at least one administrator."
    answer = browser.post(path, {"member-duties": ["payer"]})
    assert (answer.status_code, sentence in answer.text) == (422, True)
    answer = browser.post(f"{path}end/")
    assert (answer.status_code, sentence in answer.text) == (409, True)
    assert browser.get(f"{path}end/").status_code == 405
    assert Membership.objects.get(pk=admin.pk).duties == ["admin"]


def test_the_form_that_adds_a_person_keeps_what_was_typed_and_says_what_is_wrong(sign_in):
    admin, officer = MembershipFactory(), MembershipFactory(regulator=True)
    browser = english(sign_in(admin))
    entry = {"email": officer.user.email, "name": "赵六", "duties": ["payer"]}
    for change, sentence in [
        ({}, "This person works for a regulator and cannot join."),
        ({"duties": []}, "This field is required."),
        ({"duties": ["bidder"]}, "Select a valid choice."),
        ({"email": "赵六"}, "Enter a valid email address."),
    ]:
        answer = browser.post("/account/organisation/", {**entry, **change})
        assert answer.status_code == 422, change
        assert sentence in answer.text, change
        assert 'value="赵六"' in answer.text
    assert admin.organisation.memberships.count() == 1


def test_an_organisation_that_is_known_is_told_in_the_form(sign_in):
    known = OrganisationFactory()
    browser = english(sign_in(MembershipFactory()))
    entry = {
        "role": "owner", "kind": "company", "name": "示例水务有限公司",
        "credit_code": known.credit_code, "region": known.region_id,
        "legal_representative": "李四", "contact_name": "王五", "contact_phone": "0518-1",
    }  # fmt: skip
    for change, sentence in [
        ({}, "This organisation is registered already."),
        ({"kind": "natural_person"}, "A natural person has no credit code. Leave it empty."),
        ({"credit_code": ""}, "Enter the unified social credit code."),
        (
            {"kind": "natural_person", "credit_code": "", "role": "agency"},
            "A natural person can be a project owner but not an agency.",
        ),
        ({"kind": "authority", "credit_code": credit_code(78)}, "Select a valid choice."),
    ]:
        answer = browser.post("/account/organisations/new/", {**entry, **change})
        assert answer.status_code == 422, change
        assert sentence in answer.text, change
        assert "示例水务有限公司" in answer.text
    assert known.memberships.count() == 0


def test_a_person_changes_the_own_name_and_no_empty_or_endless_one(sign_in):
    member = MembershipFactory()
    browser = sign_in(member)
    assert browser.post("/account/", {"name": "长" * 81}).status_code == 422
    assert browser.post("/account/", {"name": "新名字"}).status_code == 302
    member.user.refresh_from_db()
    assert member.user.name == "新名字"


def test_a_superuser_is_staff_and_signs_in_with_a_lower_case_address():
    made = User.objects.create_superuser(" Root@Example.org ", "correct horse battery")
    assert (made.email, made.is_staff, made.is_superuser) == ("root@example.org", True, True)
    assert made.check_password("correct horse battery")
