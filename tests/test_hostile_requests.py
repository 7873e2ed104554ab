"""What a hostile browser sends: forms without a token, NUL, foreign redirects, stale sessions."""

import json
import re
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client, override_settings

from bidding.models import Procurement
from core import routes
from core.middleware import BrowserFeatures
from core.models import Organisation
from core.people import SESSION_KEY
from tests.agencies import market as supervision
from tests.bidding.market import DrawMarket
from tests.factories import AgencyFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
VALUES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": str(UUID(int=0))}
# The gateway has no cookie; its messages carry a signature (tests/billing/test_webhooks.py).
SIGNED = frozenset({"billing:stripe_webhook"})


def addresses():
    """Every address of the site, parameters filled in; those of packages by their pattern."""
    for route in routes.routes():
        address = re.sub(r"<(?:(\w+):)?\w+>", lambda f: VALUES[f[1] or "str"], route.address)
        if "(?P" not in address:
            yield route, address


def test_no_form_is_taken_without_its_token():
    """The token is asked for before anybody looks at who sends the form, or what is in it."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(
        MembershipFactory().user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    taken = [
        (route.name, status)
        for route, address in addresses()
        if (status := browser.post(address, {"next": "/"}).status_code) not in (403, 405)
    ]
    assert [name for name, _status in taken if name not in SIGNED] == []
    assert taken == [("billing:stripe_webhook", 400)]


def test_a_token_of_another_browser_is_not_taken():
    mine, theirs = Client(enforce_csrf_checks=True), Client()
    theirs.get("/accounts/login/")
    token = theirs.cookies["csrftoken"].value
    answer = mine.post("/language/", {"language": "en", "csrfmiddlewaretoken": token})
    assert answer.status_code == 403
    assert "django_language" not in answer.cookies


def test_every_answer_carries_the_headers_that_bind_the_browser():
    browser = Client()
    for address in ("/", "/nothing-here/", "/buyer/", "/pay/1/", "/verify/draw/verify_draw.py"):
        headers = browser.get(address).headers
        assert headers["Content-Security-Policy"].count("'none'") == 2
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Permissions-Policy"] == BrowserFeatures.POLICY
    for cookie in browser.cookies.values():
        assert cookie["samesite"] == "Lax"


def test_nul_in_a_form_field_is_a_bad_request(sign_in):
    market = DrawMarket()
    draft = market.drafted()
    owner = sign_in(market.handler.membership)
    agency = sign_in(MembershipFactory(agency=True, organisation=AgencyFactory().organisation))
    tries = [
        (owner, f"/buyer/procurements/{draft.number}/cancel/", {"reason": "a\x00b"}),
        (owner, "/shelf/1/add/", {"filters": "\x00"}),
        (agency, "/agency/offers/new/", {"item": "EN-001\x00"}),
        (Client(), "/complaints/new", {"agency": "\x00"}),
        (Client(), "/accounts/login/", {"login": "a\x00@b.example", "password": "x"}),
        (Client(), "/role/", {"membership": "\x00"}),
    ]
    answers = [
        (address, browser.post(address, data).status_code) for browser, address, data in tries
    ]
    assert {status for _address, status in answers} == {400}, answers
    assert Procurement.objects.get().status == "draft"


@pytest.mark.parametrize("name", ["\x00", "\ud800", "x" * 5000, "%", ""])
def test_a_transcript_with_a_strange_number_gets_an_answer(name):
    content = json.dumps({"scheme": "ZJCS-DRAW-1", "number": name, "tickets": {name: 1}})
    answer = Client().post("/verify/draw/", {"text": content})
    assert answer.status_code in (200, 422)


@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, '{"a":' * 100_000, '{"tickets":{"a":' + "9" * 100_000 + "}}", "x" * 10_000_000],
    ids=["deep lists", "deep objects", "a huge number", "10 MB"],
)
def test_a_transcript_that_is_none_is_named_so(content):
    answer = Client().post("/verify/draw/", {"text": content})
    assert answer.status_code == 422


def test_a_reason_is_asked_for_before_the_public_reads_one(sign_in):
    market = DrawMarket()
    published = market.published()
    owner = sign_in(market.handler.membership)
    for reason in ("", "  ", "长" * 301):
        answer = owner.post(f"/buyer/procurements/{published.number}/cancel/", {"reason": reason})
        assert answer.status_code == 422
    assert Procurement.objects.get().status == "published"


# --- Sessions ---


def test_an_ended_membership_closes_the_desk_at_once(sign_in):
    member = MembershipFactory(duties=["handler"])
    browser = sign_in(member)
    assert browser.get("/buyer/").status_code == 200
    member.is_active = False
    member.save()
    assert browser.get("/buyer/").status_code == 403
    assert browser.post("/buyer/procurements/new/", {}).status_code == 403
    assert browser.get("/desk/").headers["Location"] == "/account/"


def test_a_closed_account_has_no_session_any_more(sign_in):
    member = MembershipFactory()
    browser = sign_in(member)
    assert browser.get("/account/").status_code == 200
    member.user.is_active = False
    member.user.save()
    assert browser.get("/account/").headers["Location"].startswith("/accounts/login/")


def test_a_session_that_names_a_foreign_membership_acts_as_ones_own(sign_in):
    mine, foreign = MembershipFactory(), MembershipFactory(finance=True)
    browser = sign_in(mine)
    session = browser.session
    session[SESSION_KEY] = foreign.pk
    session.save()
    assert browser.get("/finance/").status_code == 403
    assert browser.get("/buyer/").status_code == 200


def person(password: str = "correct horse battery"):
    user = UserFactory(email="known@example.org")
    user.set_password(password)
    user.save()
    return user


def log_in(browser: Client, password: str, **more: str):
    return browser.post(
        "/accounts/login/", {"login": "known@example.org", "password": password, **more}
    )


def test_signing_in_gives_a_new_session_and_stays_on_the_site():
    person()
    browser = Client()
    session = browser.session
    session["planted"] = "x"
    session.save()
    browser.cookies["sessionid"] = session.session_key
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"):
        answer = log_in(browser, "correct horse battery", next=target)
        assert answer.status_code == 302
        assert "evil" not in answer.headers["Location"]
        assert "javascript" not in answer.headers["Location"]
        assert browser.cookies["sessionid"].value != session.session_key
        browser = Client()


@override_settings(AXES_ENABLED=True)
def test_guessing_a_password_ends_before_the_right_one():
    person()
    browser = Client()
    answers = [log_in(browser, f"wrong {n}").status_code for n in range(10)]
    assert set(answers) <= {200, 403, 429}
    assert log_in(browser, "correct horse battery").status_code != 302


def test_a_password_reset_does_not_tell_who_has_an_account():
    person()
    answers = []
    for email in ("known@example.org", "nobody@example.org"):
        answer = Client().post("/accounts/password/reset/", {"email": email})
        answers.append((answer.status_code, answer.headers["Location"]))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox].count(["known@example.org"]) == 1
    linked = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body)
    assert linked is not None


def test_hostile_names_are_shown_as_text(sign_in):
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    agency = AgencyFactory()
    Organisation.objects.filter(pk=agency.organisation_id).update(name=hostile)
    agency.introduction = hostile
    agency.save()
    complaint = supervision.complain(agency)
    complaint.text = hostile
    complaint.save()
    regulator = sign_in(supervision.regulator().membership)
    for browser, address in (
        (Client(), f"/agencies/{agency.organisation.credit_code}/"),
        (Client(), "/agencies/"),
        (regulator, f"/regulator/complaints/{complaint.number}/"),
    ):
        page = browser.get(address)
        assert page.status_code == 200
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
