"""A draft written in a browser: saved while typed, reloaded, in two windows, by keyboard."""

import pytest

from bidding.models import DraftPage, Procurement
from tests.factories import MembershipFactory, RegionFactory, ServiceItemFactory
from tests.journeys.conftest import NARROW
from tests.journeys.steps import fill, follow, looks_right, press, says
from tests.journeys.test_owner import desk

__all__ = ["desk"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def begin(visitor) -> str:
    """A draft with its project and title; its number."""
    page = visitor("/buyer/procurements/new/")
    fill(page, project_name="新建泵站", region=RegionFactory().pk, title="泵站环评")
    press(page, "Begin the draft")
    return Procurement.objects.get().number


def saved(page, version: int) -> None:
    """Wait until the page says that it is saved."""
    page.wait_for_function(
        "v => document.querySelector('#draft [name=version]').value === v", arg=str(version)
    )
    assert "Saved at" in page.locator("#saved").inner_text()


def test_what_is_typed_is_there_after_a_reload_and_no_window_replaces_another(desk):
    owner = desk(MembershipFactory(duties=["handler"]))
    number = begin(owner)
    faults = looks_right(owner)
    page = owner(f"/buyer/procurements/{number}/draft/requirements/")
    other = owner.context.new_page()
    other.goto(page.url)
    fill(page, scope="编制报告，仅限本市企业报名")
    saved(page, 1)
    page.locator(".reword").get_by_text("本市企业").first.wait_for()
    page.reload()
    assert page.locator("[name=scope]").input_value() == "编制报告，仅限本市企业报名"
    faults += looks_right(owner)
    other.locator("[name=scope]").fill("另一个窗口")
    other.get_by_text("This step was saved elsewhere").wait_for()
    other.get_by_role("button", name="Save and go on").click()
    other.get_by_text("What you typed stands below").wait_for()
    assert other.locator("[name=scope]").input_value() == "另一个窗口"
    assert DraftPage.objects.get().typed == {"scope": ["编制报告，仅限本市企业报名"]}
    other.close()
    assert faults == []


def test_the_fair_wording_is_one_click_away_while_one_types(desk):
    owner = desk(MembershipFactory(duties=["handler"]))
    page = owner(f"/buyer/procurements/{begin(owner)}/draft/requirements/")
    page.locator("[name=scope]").fill("编制𠮷报告，仅限本市企业报名，工期三十日")
    saved(page, 1)
    page.get_by_role("button", name="Write instead").click()
    page.locator(".reword").wait_for(state="detached")
    saved(page, 2)
    mended = "编制𠮷报告，具备所需资质的机构均可报名，不论来自何处，工期三十日"
    assert page.locator("[name=scope]").input_value() == mended
    assert page.evaluate("document.activeElement.name") == "scope"
    assert DraftPage.objects.get().typed == {"scope": [mended]}
    assert looks_right(owner) == []


def tab_to(page, selector: str) -> None:
    """Press Tab until the control has the focus, as somebody without a mouse does."""
    for _press in range(80):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def answer(page, **typed: str) -> None:
    """Type into fields and go on, by keyboard alone."""
    for name, value in typed.items():
        tab_to(page, f"[name='{name}']")
        kind = page.evaluate("document.activeElement.type")
        if kind == "radio":
            page.keyboard.press("Space")
        else:
            page.keyboard.press("Control+A")
            page.keyboard.type(value)
    tab_to(page, "[name=then][value=on]")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_whole_draft_is_written_by_keyboard_on_a_narrow_phone(desk):
    item = ServiceItemFactory(code="EN-2")
    owner = desk(MembershipFactory(duties=["handler"]))
    number = begin(owner)
    owner.width(NARROW)
    page = owner(f"/buyer/procurements/{number}/draft/project/")
    answer(page, scale="五万吨")
    tab_to(page, "#words")
    page.keyboard.type(item.code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "[name=add]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    answer(page)
    tab_to(page, "[name=scope]")
    page.keyboard.type("编制报告，仅限本市企业报名")
    saved(page, 1)
    page.reload()
    tab_to(page, "[name=scope]")
    page.keyboard.press("End")
    page.keyboard.type("。")
    page.locator(".reword button").wait_for()
    tab_to(page, ".reword button")
    page.keyboard.press("Enter")
    page.locator(".reword").wait_for(state="detached")
    answer(page)
    answer(page, method="random_draw")
    answer(page, fiscal_percent="0", **{f"price_{item.code}": "40000"})
    # A date is typed part by part; what matters here is that the control is reached.
    tab_to(page, "[name=closes_at]")
    page.locator("[name=closes_at]").fill("2099-06-01T10:00")
    answer(page, **{f"days_{item.code}": "15"})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    tab_to(page, "main form button.btn")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Waiting for approval" in says(page)
    assert Procurement.objects.get().total_fen == 4_000_000


def test_a_draft_is_written_given_up_and_restored_without_script(desk):
    item = ServiceItemFactory(code="EN-2")
    owner = desk(MembershipFactory(duties=["handler"]), javascript=False)
    number = begin(owner)
    page = owner(f"/buyer/procurements/{number}/draft/items/?words={item.code}")
    press(page, "Add")
    press(page, "Save and go on")
    fill(page, scope="编制报告，仅限本市企业报名")
    press(page, "Save and go on")
    assert "1 clause may not stand in a notice." in says(page)
    faults = looks_right(owner)
    press(page, "Use the fair wording")
    assert page.locator("[name=scope]").input_value().endswith("不论来自何处")
    press(page, "Save and go on")
    assert "Method and its terms" in says(page)
    page = owner(f"/buyer/procurements/{number}/")
    page.get_by_text("Give the draft up").first.click()
    fill(page, reason="停建")
    press(page, "Give the draft up")
    press(page, "Restore the draft")
    assert "with all that was written" in says(page)
    page = owner("/buyer/")
    faults += looks_right(owner)
    follow(page, "Method and its terms")
    assert f"/buyer/procurements/{number}/draft/method/" in page.url
    assert faults == []
