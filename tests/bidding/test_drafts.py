"""A draft is written step by step, half done as it may be, and proposed when it is whole."""

import datetime as dt

import pytest
from django.urls import reverse

from agencies.catalogue.states import ItemStatus
from bidding import actions
from bidding.actions.drafts import SavedMeanwhile
from bidding.drafting.step import open_draft
from bidding.drafting.steps import STEPS, demand_of, tasks
from bidding.methods import registry
from bidding.models import DraftPage, Procurement
from bidding.queries import desks
from core.errors import Refused
from core.workflow import WrongStatus
from tests.bidding.market import AT, CLOSES, DrawMarket, owner_of
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import (
    begin,
    check_url,
    closing_typed,
    page_url,
    pages_of,
    send,
    typed_draft,
)
from tests.factories import MembershipFactory, ProjectFactory, ServiceItemFactory

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def browser(market, sign_in):
    found = sign_in(market.handler.membership)
    found.cookies["django_language"] = "en"
    return found


def missing(market, draft):
    return {
        task.step.slug: task.missing
        for task in tasks(open_draft(draft, market.handler, AT))
        if not task.is_done
    }


def test_a_draft_begins_with_a_project_and_a_title_and_lists_what_is_missing(market, browser):
    draft = begin(browser, market)
    assert (draft.status, draft.title) == ("draft", "泵站环评")
    page = browser.get(reverse("bidding:owned", args=[draft.number]))
    for step in STEPS:
        assert page_url(draft.number, step.slug) in page.text
    assert set(missing(market, draft)) == {step.slug for step in STEPS[1:]}
    assert draft.number in browser.get(reverse("bidding:buyer")).text
    assert list(desks.drafts_of(market.handler)) == [draft]
    assert browser.get(check_url(draft.number)).status_code == 200
    assert browser.post(check_url(draft.number)).status_code == 422
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_a_draft_claims_no_method_and_no_facts_before_they_are_chosen(market, browser):
    draft = begin(browser, market)
    page = browser.get(reverse("bidding:owned", args=[draft.number])).text
    assert f'<span class="tag">{draft.get_method_display()}</span>' not in page
    assert "Key facts" not in page
    listed = browser.get(reverse("bidding:procurements")).text
    assert f"<td>{draft.get_method_display()}</td>" not in listed


def test_what_is_empty_yet_is_no_mistake_until_somebody_goes_on(market, browser):
    draft = begin(browser, market)
    address = page_url(draft.number, "items")
    found = browser.post(address, {"version": 0, "words": "泵站"}, follow=True)
    assert "errsum" not in found.text
    held = browser.post(address, {"version": 1, "then": "on"})
    assert held.status_code == 422
    assert held.text.count("Choose the service items first.") == 1


def test_typed_pages_become_the_procurement_when_approval_is_asked_for(market, browser):
    other = ServiceItemFactory(code="ZZ-9")
    draft = begin(browser, market)
    pages = pages_of(market, scale="五万吨", fiscal_percent="35")
    pages["items"] = {"items": [market.item.code, other.code]}
    pages["money"] |= {f"price_{other.code}": "80,000"}
    pages["times"] |= {f"days_{other.code}": "30"}
    following = [
        *[page_url(draft.number, step.slug) for step in STEPS[1:]],
        check_url(draft.number),
    ]
    for (step, typed), address in zip(pages.items(), following, strict=True):
        assert send(browser, draft.number, step, typed).url == address
    page = browser.get(check_url(draft.number))
    assert "五万吨" in page.text and "80,000" in page.text and str(other) in page.text
    assert browser.post(check_url(draft.number)).status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.scale, draft.fiscal_percent) == ("proposed", "五万吨", 35)
    assert (draft.total_fen, draft.days) == (20_000_000, 30)
    assert draft.draw_at == draft.closes_at + dt.timedelta(minutes=30)
    assert list(desks.to_approve(market.approver)) == [draft]


@pytest.mark.parametrize("method", registry.drafted(), ids=lambda each: each.key)
def test_every_method_is_drafted_at_the_pages_and_edited_again(market, browser, method):
    form = method.drafting.form
    weights = {"price": "50", "credit": "30", "days": "10", "proposal": "10"}
    terms = {f"{part}_weight": weight for part, weight in weights.items()} | {
        "floor_fen": "80000",
        "criteria": "工作方案 100",
        "tender_title": "污水处理厂扩建工程咨询服务",
        "technical_weight": "60",
        "technical_minimum": "60",
        "lowest": "4",
    }
    typed = {name: value for name, value in terms.items() if name in form.base_fields}
    draft = typed_draft(browser, market, method=method.key, **typed)
    assert missing(market, draft) == {}
    for _time in range(2):
        assert browser.post(check_url(draft.number)).status_code == 302
        draft.refresh_from_db()
        assert (draft.status, draft.method) == ("proposed", method.key)
        written = method.copied_terms(draft)
        actions.take_back(procurement=draft, by=market.handler, at=AT)
    # What was never typed begins with what is written.
    DraftPage.objects.all().delete()
    draft.refresh_from_db()
    assert missing(market, draft) == {}
    again = demand_of(tasks(open_draft(draft, market.handler, AT)))
    assert again.terms == written
    assert [(line.item, line.price_fen, line.days) for line in again.lines] == [
        (market.item, 12_000_000, 20)
    ]


@pytest.mark.parametrize(
    ("name", "typed", "step"),
    [
        ("price", "1_000", "money"),
        ("price", "１２３", "money"),
        ("price", "-5", "money"),
        ("price", "0", "money"),
        ("fiscal_percent", "101", "money"),
        ("closes_at", f"{AT - dt.timedelta(days=1):%Y-%m-%dT%H:%M}", "times"),
        ("closes_at", f"{AT + dt.timedelta(days=1):%Y-%m-%dT%H:%M}", "times"),
        ("scope", "仅限本市企业报名", "requirements"),
        ("title", "仅限本市企业报名", "project"),
        ("scale", "仅限本市企业报名", "project"),
        ("project", "0", "project"),
        ("method", "lottery", "method"),
    ],
)
def test_a_wrong_answer_is_kept_named_and_refused(market, browser, name, typed, step):
    name = f"price_{market.item.code}" if name == "price" else name
    draft = typed_draft(browser, market)
    page = pages_of(market, **{name: typed})[step]
    answer = send(browser, draft.number, step, page, version=1)
    assert answer.status_code == 422
    assert f'id="id_{name}_error"' in answer.text
    kept = DraftPage.objects.get(procurement=draft, step=step)
    assert kept.typed[name] == [typed]
    assert set(missing(market, draft)) == {step}
    assert browser.post(check_url(draft.number)).status_code == 422
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_public_money_that_the_law_sends_to_a_tender_is_refused_at_the_step(market, browser):
    draft = typed_draft(browser, market, fiscal_percent="50")
    page = {"fiscal_percent": "50", f"price_{market.item.code}": "1000000"}
    answer = send(browser, draft.number, "money", page, version=1)
    assert answer.status_code == 422
    assert "tendered by law" in answer.text


def test_prices_and_times_need_items_first(market, browser):
    draft = begin(browser, market)
    for step in ("money", "times"):
        page = {"fiscal_percent": "0", "closes_at": closing_typed()}
        answer = send(browser, draft.number, step, page)
        assert "Choose the service items first." in answer.text
    assert send(browser, draft.number, "items", {}).status_code == 422


def test_items_are_searched_added_and_removed_by_buttons(market, browser):
    other = ServiceItemFactory(code="ZZ-9", name_en="Soil conservation plan")
    bundle = ServiceItemFactory(code="BU-1", family="bundle", name_en="Soil bundle")
    draft = begin(browser, market)
    url = page_url(draft.number, "items")
    assert browser.post(url, {"version": 0, "words": "soil"}).url == f"{url}?words=soil"
    page = browser.get(url, {"words": "soil"})
    assert 'value="ZZ-9"' in page.text and 'value="BU-1"' not in page.text
    assert str(bundle) in page.text
    assert "Nothing on the published list fits." in browser.get(url, {"words": "zzzz"}).text
    browser.post(url, {"version": 1, "words": "", "add": other.code})
    assert open_draft(draft, market.handler, AT).items() == [other]
    typed = {"items": [other.code], "add": market.item.code, "version": 2}
    browser.post(url, typed)
    assert len(open_draft(draft, market.handler, AT).items()) == 2
    browser.post(url, {"items": [other.code, market.item.code], "remove": "ZZ-9", "version": 3})
    assert open_draft(draft, market.handler, AT).items() == [market.item]


def test_work_outside_the_list_is_refused_at_the_step_and_by_the_act(market, browser):
    draft = typed_draft(browser, market)
    done = tasks(open_draft(draft, market.handler, AT))
    assert all(task.is_done for task in done)
    demand = demand_of(done)
    market.item.status = ItemStatus.WITHDRAWN
    market.item.save()
    assert "items" in missing(market, draft)
    demand.lines[0].item.refresh_from_db()
    with pytest.raises(Refused, match=r"published list|目录"):
        actions.propose(procurement=draft, demand=demand, by=market.handler, at=AT)


def test_typing_is_saved_by_script_and_the_answer_names_what_is_wrong(market, browser):
    draft = begin(browser, market)
    url = page_url(draft.number, "project")
    typed = {"version": 0, "autosave": 1, "title": "仅限本市企业报名", "project": ""}
    told = browser.post(url, typed).json()
    assert told["version"] == 1 and set(told["errors"]) == {"title"}
    assert told["saved"] == "Saved at 10:00"
    draft.refresh_from_db()
    assert draft.title == "泵站环评"
    told = browser.post(url, typed | {"title": "新泵站环评", "version": 1}).json()
    assert told["errors"] == {}
    draft.refresh_from_db()
    assert draft.title == "新泵站环评"


def test_a_second_window_replaces_nothing_it_has_not_seen(market, browser):
    draft = begin(browser, market)
    first = {"scope": "第一个窗口"}
    send(browser, draft.number, "requirements", first)
    answer = send(browser, draft.number, "requirements", {"scope": "第二个窗口"})
    assert answer.status_code == 409
    assert "第二个窗口" in answer.text and "saved elsewhere" in answer.text
    assert DraftPage.objects.get(step="requirements").typed == {"scope": ["第一个窗口"]}
    quiet = {"scope": "第二个窗口", "version": 0, "autosave": 1}
    told = browser.post(page_url(draft.number, "requirements"), quiet)
    assert told.status_code == 409 and "saved elsewhere" in told.json()["problem"]
    for version in ("", "x", "99999999999"):
        assert (
            send(browser, draft.number, "requirements", first, version=version).status_code == 409
        )
    assert 'name="version" value="1"' in answer.text
    send(browser, draft.number, "requirements", {"scope": "第二个窗口"}, version=1)
    page = DraftPage.objects.get(step="requirements")
    assert (page.typed, page.version) == ({"scope": ["第二个窗口"]}, 2)
    assert str(page) == f"{draft.pk} requirements 2"


def test_the_buttons_of_a_step_lead_where_they_say(market, browser):
    draft = begin(browser, market)
    url = page_url(draft.number, "requirements")
    listed = browser.post(url, {"scope": "", "version": 0, "then": "list"})
    assert listed.url == reverse("bidding:owned", args=[draft.number])
    stay = browser.post(url, {"scope": "", "version": 1, "then": "stay"})
    assert stay.url == url
    assert browser.get(page_url(draft.number, "nothing")).status_code == 404


def test_another_method_shows_its_terms_and_forgets_those_that_were_written(market, browser):
    draft = typed_draft(browser, market, method="lowest_price", floor_fen="80000")
    browser.post(check_url(draft.number))
    draft.refresh_from_db()
    assert draft.sealing.floor_fen == 8_000_000
    actions.take_back(procurement=draft, by=market.handler, at=AT)
    send(browser, draft.number, "method", {"method": "random_draw"}, version=1)
    draft = Procurement.objects.get(pk=draft.pk)
    assert draft.method == "random_draw" and not hasattr(draft, "sealing")
    typed = {"method": "lowest_price", "floor_fen": "130000"}
    answer = send(browser, draft.number, "method", typed, version=2)
    assert "The floor must be lower than the ceiling." in answer.text
    assert "Floor in yuan" in browser.get(page_url(draft.number, "method")).text


def test_an_approver_sends_it_back_with_a_remark_and_it_is_proposed_again(market, browser, sign_in):
    draft = typed_draft(browser, market)
    browser.post(check_url(draft.number))
    approver = sign_in(market.approver.membership)
    owned = reverse("bidding:owned", args=[draft.number])
    assert "send-back" in approver.get(owned).text
    url = reverse("bidding:act", args=[draft.number, "send-back"])
    assert approver.post(url, {"reason": ""}).status_code == 422
    assert approver.post(url, {"reason": "请补充工程规模"}).status_code == 302
    assert "请补充工程规模" in browser.get(owned).text
    draft.refresh_from_db()
    assert draft.status == "draft"
    send(browser, draft.number, "project", pages_of(market, scale="五万吨")["project"], version=1)
    browser.post(check_url(draft.number))
    assert "请补充工程规模" not in browser.get(owned).text
    draft.refresh_from_db()
    assert (draft.status, draft.scale) == ("proposed", "五万吨")


def test_what_waits_for_approval_is_not_edited_but_taken_back(market, browser):
    draft = typed_draft(browser, market)
    browser.post(check_url(draft.number))
    owned = reverse("bidding:owned", args=[draft.number])
    for address in (page_url(draft.number, "project"), check_url(draft.number)):
        assert browser.get(address).url == owned
        assert browser.post(address, {"version": 1}).url == owned
    with pytest.raises(Refused, match=r"draft|草稿"):
        actions.save_page(
            procurement=draft, step="project", typed={}, version=1, by=market.handler, at=AT
        )
    take = reverse("bidding:act", args=[draft.number, "take-back"])
    assert browser.post(take).status_code == 302
    assert browser.post(take).status_code == 403
    assert browser.get(page_url(draft.number, "project")).status_code == 200


def test_whoever_wrote_a_page_does_not_approve(market, sign_in):
    both = MembershipFactory(organisation=market.project.owner, duties=["handler", "approver"])
    draft = market.drafted()
    actions.save_page(
        procurement=draft, step="requirements", typed={"scope": ["x"]}, version=0,
        by=both.as_actor(), at=AT,
    )  # fmt: skip
    demand = demand_of(tasks(open_draft(draft, market.handler, AT)))
    draft = actions.propose(procurement=draft, demand=demand, by=market.handler, at=AT)
    with pytest.raises(Refused, match=r"Somebody else|其他人"):
        actions.approve(procurement=draft, by=both.as_actor(), at=AT)
    assert actions.approve(procurement=draft, by=market.approver, at=AT).status == "approved"


def test_who_drafts_takes_back_and_sends_back(market):
    payer = owner_of(market.project, "payer")
    stranger = owner_of(ProjectFactory(), "handler", "approver")
    draft = market.drafted()
    for by in (payer, stranger, market.approver):
        with pytest.raises(Refused):
            actions.propose(procurement=draft, by=by, at=AT)
    actions.propose(procurement=draft, by=market.handler, at=AT)
    for by in (payer, stranger, market.approver):
        with pytest.raises(Refused):
            actions.take_back(procurement=draft, by=by, at=AT)
    for by in (payer, stranger, market.handler):
        with pytest.raises(Refused):
            actions.send_back(procurement=draft, remark="x", by=by, at=AT)
    actions.send_back(procurement=draft, remark="x", by=market.approver, at=AT)
    with pytest.raises((Refused, WrongStatus)):
        actions.send_back(procurement=draft, remark="x", by=market.approver, at=AT)
    for by in (payer, stranger, market.approver):
        with pytest.raises(Refused):
            actions.save_page(procurement=draft, step="items", typed={}, version=0, by=by, at=AT)
        with pytest.raises(Refused):
            actions.start_draft(
                project=market.project, title="x", method="random_draw", by=by, at=AT
            )


def test_an_approver_reads_a_draft_but_does_not_write_it(market, browser, sign_in):
    draft = begin(browser, market)
    approver = sign_in(market.approver.membership)
    page = approver.get(page_url(draft.number, "project"))
    assert page.status_code == 200 and 'id="draft"' not in page.text
    assert send(approver, draft.number, "project", {"title": "x"}).status_code == 403
    quiet = {"title": "x", "version": 0, "autosave": 1}
    assert approver.post(page_url(draft.number, "project"), quiet).status_code == 403
    assert not DraftPage.objects.exists()


def test_others_find_no_draft(market, browser, sign_in):
    draft = begin(browser, market)
    stranger = sign_in(MembershipFactory())
    for address in (page_url(draft.number, "project"), check_url(draft.number)):
        assert stranger.get(address).status_code == 404


def test_a_project_of_others_is_not_taken(market, browser):
    draft = begin(browser, market)
    foreign = ProjectFactory()
    answer = send(browser, draft.number, "project", {"project": foreign.pk, "title": "x"})
    assert answer.status_code == 422
    with pytest.raises(Refused):
        actions.save_page(
            procurement=draft, step="project", typed={}, version=1, project=foreign,
            by=market.handler, at=AT,
        )  # fmt: skip


def test_a_draft_given_up_half_done_still_has_its_page(market, browser):
    draft = begin(browser, market)
    send(browser, draft.number, "method", {"method": "lowest_price", "floor_fen": ""})
    cancel = reverse("bidding:act", args=[draft.number, "cancel"])
    assert browser.post(cancel, {"reason": ""}).status_code == 422
    assert browser.post(cancel, {"reason": "停建"}).status_code == 302
    page = browser.get(reverse("bidding:owned", args=[draft.number]))
    assert page.status_code == 200 and "停建" in page.text


def test_a_draft_given_up_by_mistake_is_restored_as_it_was(market, browser, sign_in):
    draft = begin(browser, market)
    send(browser, draft.number, "requirements", {"scope": "编制报告"})
    owned = reverse("bidding:owned", args=[draft.number])
    assert "it can be restored" in browser.get(owned).text
    browser.post(reverse("bidding:act", args=[draft.number, "cancel"]), {"reason": "停建"})
    assert not desks.drafts_of(market.handler).exists()
    restore = reverse("bidding:act", args=[draft.number, "restore"])
    assert restore in browser.get(owned).text
    approver = sign_in(market.approver.membership)
    assert restore not in approver.get(owned).text
    assert approver.post(restore).status_code == 403
    assert browser.post(restore).url == owned
    draft.refresh_from_db()
    assert (draft.status, draft.failure) == ("draft", "")
    assert DraftPage.objects.get().typed == {"scope": ["编制报告"]}
    assert browser.post(restore).status_code == 403
    approved = market.approved()
    actions.cancel(procurement=approved, reason="停建", by=market.handler, at=AT)
    again = actions.restore(procurement=approved, by=market.handler, at=AT)
    assert (again.status, again.approved_at) == ("draft", None)


def test_what_was_public_is_run_again_and_not_restored(market):
    first = market.published()
    actions.cancel(procurement=first, reason="场地有变", by=market.handler, at=AT)
    with pytest.raises(Refused, match="given up"):
        actions.restore(procurement=first, by=market.handler, at=AT)
    second = actions.rerun(procurement=first, by=market.handler, at=AT)
    actions.cancel(procurement=second, reason="停建", by=market.handler, at=AT)
    third = actions.rerun(procurement=first, by=market.handler, at=AT)
    with pytest.raises(Refused, match=third.number):
        actions.restore(procurement=second, by=market.handler, at=AT)


def test_the_desk_says_how_far_each_draft_is_and_leads_to_its_next_step(market, browser):
    draft = begin(browser, market)
    desk = reverse("bidding:buyer")
    assert page_url(draft.number, "items") in browser.get(desk).text
    assert "1/6" in browser.get(desk).text
    whole = typed_draft(browser, market)
    assert check_url(whole.number) in browser.get(desk).text
    assert "6/6" in browser.get(desk).text


def test_what_runs_again_begins_with_what_the_ended_one_asked_for(market, browser):
    first = market.published(scale="五万吨", fiscal_percent=20)
    actions.cancel(procurement=first, reason="场地有变", by=market.handler, at=AT)
    second = actions.rerun(procurement=first, by=market.handler, at=AT)
    assert (second.status, second.attempt, second.rerun_of) == ("draft", 2, first)
    assert set(missing(market, second)) == set()
    again = demand_of(tasks(open_draft(second, market.handler, AT)))
    assert (again.title, again.scope, again.scale) == (first.title, first.scope, first.scale)
    assert set(missing_later(market, second)) == {"times"}
    page = browser.get(page_url(second.number, "money"))
    assert "120000" in page.text.replace(",", "")


def missing_later(market, draft):
    """The time of the ended one has passed, so another one has to be typed."""
    found = tasks(open_draft(draft, market.handler, CLOSES))
    return [task.step.slug for task in found if not task.is_done]


def test_the_saved_version_is_named_by_the_refusal(market):
    draft = actions.start_draft(
        project=market.project, title="x", method="random_draw", by=market.handler, at=AT
    )
    facts = {"procurement": draft, "step": "items", "by": market.handler, "at": AT}
    page = actions.save_page(typed={"items": ["A"]}, version=0, **facts)
    with pytest.raises(SavedMeanwhile) as caught:
        actions.save_page(typed={"items": ["B"]}, version=0, **facts)
    assert caught.value.page == page
