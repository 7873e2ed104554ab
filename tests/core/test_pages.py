"""The frame of every page: components, preferences, error pages."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django.utils.translation import override

from core.people import SESSION_KEY
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client()


def test_gallery_draws_every_component(sign_in):
    page = sign_in(MembershipFactory(operator=True)).get("/ops/gallery/")
    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert "style=" not in page.text


def test_gallery_is_closed_to_others(sign_in):
    page = sign_in(MembershipFactory()).get("/ops/gallery/")
    assert page.status_code == 403


def test_stranger_is_sent_to_the_login_page(client):
    assert client.get("/account/").headers["Location"].startswith("/accounts/login/")


def test_language_is_chinese_until_the_reader_chooses(client):
    page = client.get("/nothing-here/", headers={"accept-language": "en"})
    assert '<html lang="zh-Hans">' in page.text
    client.post("/language/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in client.get("/nothing-here/").text


def test_big_type_is_kept_in_a_cookie(client):
    answer = client.post("/display/", {"size": "big", "next": "/help/"})
    assert answer.headers["Location"] == "/help/"
    assert 'data-size="big"' in client.get("/nothing-here/").text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_preferences_never_lead_off_the_site(client, target):
    answer = client.post("/language/", {"language": "en", "next": target})
    assert answer.headers["Location"] == "/"


def test_role_switch_takes_only_ones_own_roles(sign_in):
    user = UserFactory()
    first = MembershipFactory(user=user)
    second = MembershipFactory(user=user, regulator=True)
    foreign = MembershipFactory(finance=True)
    browser = sign_in(first)
    assert browser.get("/desk/").headers["Location"] == "/buyer/"
    browser.post("/role/", {"membership": second.pk})
    assert browser.get("/desk/").headers["Location"] == "/regulator/"
    browser.post("/role/", {"membership": foreign.pk})
    assert browser.session[SESSION_KEY] == second.pk


def test_missing_page_shows_the_request_number(client):
    page = client.get("/nothing-here/")
    assert page.status_code == 404
    assert page.headers["X-Request-Number"] in page.text


def test_reader_of_an_address_that_takes_only_forms_is_led_back(client):
    page = client.get("/language/", headers={"referer": "http://testserver/help/?q=1"})
    assert page.status_code == 405
    assert page.headers["Allow"] == "POST"
    assert 'href="/help/?q=1"' in page.text


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/x",
        "http://testserver//evil.example/",
        "http://testserver/language/",
        "",
    ],
)
def test_the_way_back_never_leads_off_the_site_nor_in_a_circle(client, page):
    answer = client.get("/language/", headers={"referer": page})
    assert 'href="/desk/"' in answer.text
    assert "evil" not in answer.text


def test_amount_in_words_is_for_readers_of_chinese():
    draw = Template("{{ fen|yuan_full }}").render
    with override("zh-hans"):
        assert draw(Context({"fen": 4_500_000})) == "¥45,000.00（肆万伍仟元整）"
    with override("en"):
        assert draw(Context({"fen": 4_500_000})) == "¥45,000.00"
        assert draw(Context({"fen": None})) == "—"


def test_a_field_that_the_page_fills_in_shows_no_empty_label():
    class Filled(forms.Form):
        quiet = forms.CharField(label="", required=False)
        asked = forms.CharField(label="Asked", required=False)

    form = Filled()
    assert "<label" not in form["quiet"].as_field_group()
    assert "field__opt" in form["asked"].as_field_group()
