"""Accounts: signing in and out, sessions that end, the second factor, the demo's identities."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from core.models import Membership, User
from core.people import BACKEND, SESSION_KEY
from tests.factories import MembershipFactory, RegionFactory, UserFactory, credit_code

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
PASSWORD = "correct horse battery"


@pytest.fixture
def client():
    return Client()


def test_somebody_registers_signs_out_and_signs_in(client):
    entry = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/accounts/signup/", entry).status_code == 302
    assert client.get("/account/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/account/").status_code == 302
    client.post("/accounts/login/", {"login": "New@example.org", "password": PASSWORD})
    assert "new@example.org" in client.get("/account/").text


def test_a_wrong_password_keeps_the_address_and_names_the_error(client):
    User.objects.create_user("somebody@example.org", PASSWORD)
    answer = client.post("/accounts/login/", {"login": "somebody@example.org", "password": "no"})
    assert re.search("<title>\\s*错误：", answer.text)
    assert 'value="somebody@example.org"' in answer.text


def test_somebody_registers_an_organisation_and_adds_a_person(client):
    user = UserFactory()
    client.force_login(user, backend=BACKEND)
    entry = {
        "role": "owner",
        "kind": "company",
        "name": "示例水务有限公司",
        "credit_code": credit_code(5),
        "region": RegionFactory().pk,
        "legal_representative": "李四",
        "contact_name": "王五",
        "contact_phone": "0518-1",
    }
    wrong = client.post("/account/organisations/new/", {**entry, "credit_code": "1"})
    assert wrong.status_code == 422
    assert "示例水务有限公司" in wrong.text
    assert client.post("/account/organisations/new/", entry).headers["Location"] == "/desk/"
    added = {"email": "second@example.org", "name": "赵六", "duties": ["handler", "payer"]}
    assert client.post("/account/organisation/", added).status_code == 302
    page = client.get("/account/organisation/")
    assert "second@example.org" in page.text
    member = Membership.objects.get(user__email="second@example.org")
    path = f"/account/organisation/members/{member.pk}/"
    assert client.get(path).status_code == 200
    assert client.post(path, {"member-duties": ["admin"]}).status_code == 302
    assert client.post(f"{path}end/").status_code == 302
    member.refresh_from_db()
    assert (member.duties, member.is_active) == (["admin"], False)


def test_members_of_other_organisations_do_not_exist(sign_in):
    mine, foreign = MembershipFactory(), MembershipFactory()
    browser = sign_in(mine)
    path = f"/account/organisation/members/{foreign.pk}/"
    assert browser.get(path).status_code == 404
    assert browser.post(path, {"member-duties": ["admin"]}).status_code == 404
    assert browser.post(f"{path}end/").status_code == 404


def test_a_member_without_the_duty_sees_why_the_people_cannot_be_changed(sign_in):
    handler = MembershipFactory(duties=["handler"])
    page = sign_in(handler).get("/account/organisation/")
    assert page.status_code == 200
    assert "只有本单位管理员" in page.text


@pytest.mark.parametrize(
    ("trait", "idle", "alive"),
    [("owner", 179, True), ("owner", 181, False), ("finance", 29, True), ("finance", 31, False)],
)
def test_an_idle_session_ends(sign_in, trait, idle, alive):
    membership = MembershipFactory(role=trait)
    with time_machine.travel(AT, tick=False) as clock:
        browser = sign_in(membership)
        browser.get("/account/")
        clock.shift(dt.timedelta(minutes=idle))
        assert (browser.get("/account/").status_code == 200) is alive


def test_a_busy_session_ends_after_twelve_hours(sign_in):
    with time_machine.travel(AT, tick=False) as clock:
        browser = sign_in(MembershipFactory())
        for _ in range(12):
            assert browser.get("/account/").status_code == 200
            clock.shift(dt.timedelta(minutes=59))
        clock.shift(dt.timedelta(minutes=30))
        assert browser.get("/account/").headers["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize(
    ("role", "duties", "asked"),
    [
        ("regulator", ["handler"], True),
        ("finance", ["handler"], True),
        ("operator", ["admin"], True),
        ("agency", ["signer"], True),
        ("agency", ["bidder"], False),
        ("owner", ["admin"], False),
    ],
)
def test_powerful_roles_set_up_a_second_factor_first(sign_in, settings, role, duties, asked):
    settings.REQUIRE_SECOND_FACTOR = True
    browser = sign_in(MembershipFactory(role=role, duties=duties))
    answer = browser.get("/desk/")
    assert (answer.headers["Location"] == "/accounts/2fa/totp/activate/") is asked


def test_one_click_identities_exist_in_the_demo_only(client, settings):
    membership = MembershipFactory(user=UserFactory(email="owner@demo.example"))
    settings.DEMO_IDENTITIES = False
    assert client.post("/account/demo/", {"membership": membership.pk}).status_code == 404
    assert "owner@demo.example" not in client.get("/accounts/login/").text
    settings.DEMO_IDENTITIES = True
    assert f'value="{membership.pk}"' in client.get("/accounts/login/").text
    assert client.post("/account/demo/", {"membership": membership.pk}).status_code == 302
    assert client.session[SESSION_KEY] == membership.pk


def test_one_click_never_takes_a_real_person(client, settings):
    settings.DEMO_IDENTITIES = True
    real = MembershipFactory()
    assert client.post("/account/demo/", {"membership": real.pk}).status_code == 404
    assert client.post("/account/demo/", {"membership": "x"}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
    ],
)
def test_account_pages_wear_our_look(client, path):
    page = client.get(path)
    assert page.status_code == 200
    assert "css/market.css" in page.text


def test_the_second_factor_pages_wear_our_look(client):
    user = User.objects.create_user("somebody@example.org", PASSWORD)
    client.force_login(user, backend=BACKEND)
    for path in ("/accounts/2fa/", "/accounts/password/change/", "/accounts/email/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "css/market.css" in page.text


def test_staying_starts_the_idle_time_anew(sign_in):
    with time_machine.travel(AT, tick=False) as clock:
        browser = sign_in(MembershipFactory(finance=True))
        assert 'data-idle="1800"' in browser.get("/account/").text
        clock.shift(dt.timedelta(minutes=29))
        assert browser.post("/account/stay/").status_code == 204
        clock.shift(dt.timedelta(minutes=29))
        assert browser.get("/account/").status_code == 200


def test_ten_wrong_passwords_lock_the_account_for_a_while(client, settings):
    settings.AXES_ENABLED = True
    User.objects.create_user("locked@example.org", PASSWORD)
    for _ in range(10):
        client.post("/accounts/login/", {"login": "locked@example.org", "password": "wrong"})
    locked = client.post("/accounts/login/", {"login": "locked@example.org", "password": PASSWORD})
    assert "登录失败次数过多" in locked.text or locked.status_code == 429
    assert client.get("/account/").status_code == 302


def test_a_blocked_person_is_signed_out_at_once(sign_in):
    membership = MembershipFactory()
    client = sign_in(membership)
    assert client.get("/account/").status_code == 200
    User.objects.filter(pk=membership.user_id).update(is_active=False)
    assert client.get("/account/").headers["Location"].startswith("/accounts/login/")


def test_an_ended_membership_ends_with_the_next_request(sign_in):
    membership = MembershipFactory()
    client = sign_in(membership)
    assert client.get("/basket/").status_code == 200
    Membership.objects.filter(pk=membership.pk).update(is_active=False)
    assert client.get("/basket/").status_code == 403
