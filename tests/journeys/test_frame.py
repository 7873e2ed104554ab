"""The frame of the site in a real browser: every page that opens without a parameter."""

import pytest

from core.actors import PUBLIC, Role
from core.routes import routes
from tests.factories import MembershipFactory, UserFactory
from tests.journeys.conftest import NARROW, WIDE, look, overflow, violations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ROLES = [Role.PUBLIC, Role.OWNER, Role.AGENCY, Role.REGULATOR, Role.FINANCE, Role.OPERATOR]


def pages_of(role, actor):
    """The addresses of pages this role reads: its own desk, or the public pages."""
    for route in routes():
        if route.has_parameters or route.name.startswith("admin:") or route.policy is None:
            continue
        is_public = bool(route.policy(PUBLIC))
        if route.policy(actor) and is_public == (role == Role.PUBLIC):
            yield route.address


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_accessible_and_fits(role, visit, visit_as):
    if role == Role.PUBLIC:
        visitor, actor = visit, PUBLIC
    else:
        membership = MembershipFactory(role=role)
        visitor, actor = visit_as(membership), membership.as_actor()
    faults = []
    for path in pages_of(role, actor):
        answer = visitor.context.request.get(visitor.base + path, max_redirects=0)
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        visitor.width(WIDE)
        visitor.prefer(size="normal")
        faults += look(visitor(path))
        visitor.prefer(size="big", language="en")
        visitor.width(NARROW)
        page = visitor(path)
        if (extra := overflow(page)) > 0:
            faults.append(f"{page.url} is {extra} px too wide at {NARROW} px in big type")
    assert faults == []


def test_language_and_type_are_switched_without_script(new_visitor):
    visitor = new_visitor(javascript=False)
    page = visitor("/accounts/login/")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    page.get_by_role("button", name="Big type").click()
    page.locator("html[data-size=big]").wait_for(state="attached")
    assert page.url.endswith("/accounts/login/")


def test_a_person_switches_roles_in_the_account_menu(visit_as):
    user = UserFactory()
    first = MembershipFactory(user=user)
    second = MembershipFactory(user=user, operator=True)
    page = visit_as(first)("/account/")
    page.locator("details.who summary").click()
    page.locator("details.who button", has_text=second.organisation.name).click()
    page.wait_for_url("**/ops/**")


def test_the_keyboard_reaches_the_content_first(visit):
    page = visit("/accounts/login/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_reader_is_warned_before_the_session_ends(visit_as):
    visitor = visit_as(MembershipFactory(finance=True))
    visitor.page.clock.install()
    page = visitor("/account/")
    page.get_by_label("姓名").fill("王五")
    page.clock.fast_forward("27:00")
    assert not page.get_by_role("dialog").is_visible()
    page.clock.fast_forward("02:00")
    assert page.get_by_role("dialog").is_visible()
    assert violations(page) == []
    page.get_by_role("button", name="继续使用").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    assert page.get_by_label("姓名").input_value() == "王五"


def test_the_error_summary_takes_the_focus(visit):
    page = visit("/accounts/login/")
    page.locator("main form").first.get_by_role("button", name="登录").click()
    page.wait_for_function("document.activeElement.className === 'errsum'")
    assert page.title().startswith("错误：")
    assert violations(page) == []


def test_chinese_is_drawn_with_real_glyphs(visit):
    """Without a Chinese font every character is the same box."""
    page = visit("/accounts/login/")
    differ = page.evaluate(
        """() => {
            const draw = (text) => {
                const canvas = document.createElement("canvas");
                const ink = canvas.getContext("2d");
                ink.font = "48px " + getComputedStyle(document.body).fontFamily;
                ink.fillText(text, 10, 60);
                return canvas.toDataURL();
            };
            return draw("业") !== draw("选");
        }"""
    )
    assert differ
