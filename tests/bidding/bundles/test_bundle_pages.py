"""The pages of bundles: public, owner's desk, window's and departments' desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bidding.bundles.models import Bundle
from tests.bidding.bundles.market import DAY, MONDAY, fresh, item
from tests.bidding.market import at, owner_of
from tests.contracts.pdf import small_pdf
from tests.factories import ProjectFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: what the pages take for the database's clock."""

    def set_to(moment):
        for view in ("public", "owner", "regulator"):
            monkeypatch.setattr(f"bidding.bundles.views.{view}.database_now", at(moment))

    set_to(MONDAY)
    return set_to


@pytest.fixture
def enter(sign_in):
    """`enter(actor)`: a browser of that person that reads English."""

    def build(actor):
        browser = sign_in(actor.membership)
        browser.cookies["django_language"] = "en"
        return browser

    return build


@pytest.fixture
def client(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def owner(enter, market):
    return enter(market.handler)


@pytest.fixture
def window(enter, market):
    return enter(market.window)


def get(client, name, *args):
    return client.get(reverse(f"bidding:{name}", args=args))


def post(client, name, *args, **data):
    return client.post(reverse(f"bidding:{name}", args=args), data)


def papers(text: str = "papers") -> SimpleUploadedFile:
    return SimpleUploadedFile("papers.pdf", small_pdf(text), "application/pdf")


# Public


def test_drafts_and_withdrawn_ones_are_nobodys_business(client, market, clock):
    bundle = market.started()
    assert get(client, "bundle", bundle.number).status_code == 404
    assert "There is no bundle yet." in get(client, "bundles").text


def test_the_clock_is_public_with_its_gantt_and_its_table(client, market, clock):
    bundle = market.accepted()
    text = get(client, "bundle", bundle.number).text
    assert "Nobody is late" in text
    assert bundle.due_on.isoformat() in text
    assert "On the critical path" in text
    assert 'role="img"' in text
    assert bundle.number in get(client, "bundles").text


def test_who_is_late_and_why_the_clock_stood_still_is_public(client, market, clock, window):
    bundle = market.accepted()
    clock(MONDAY + 80 * DAY)
    text = get(client, "bundle", bundle.number).text
    assert "Who is late" in text
    assert str(market.project.owner) in text
    assert "The last day has passed" in text
    post(window, "regulator_bundle_act", bundle.number, "pause", words="缺少地质资料")
    text = get(client, "bundle", bundle.number).text
    assert "The clock stands still." in text
    assert "缺少地质资料" in text
    assert "Clock stands still" in get(client, "bundles").text


def test_opinions_are_not_public(client, market, clock):
    bundle = market.returned()
    assert "补充监测数据" not in get(client, "bundle", bundle.number).text


def test_the_item_page_of_a_bundle_leads_to_starting_it(client, market, clock):
    ServiceItemFactory(code="BU-1", family="bundle", bundle="multi_assessment")
    text = client.get(reverse("agencies:service", args=["BU-1"])).text
    assert reverse("bidding:bundle_start", args=["multi_assessment"]) in text
    assert "This item is a bundle." in text
    listed = get(client, "bundles").text
    assert reverse("bidding:bundle_start", args=["multi_assessment"]) in listed


# The owner's desk


def test_an_owner_starts_links_and_hands_in(owner, market, clock):
    start = reverse("bidding:bundle_start", args=["multi_assessment"])
    assert "Members that apply" in owner.get(start).text
    assert owner.post(start, {"project": ""}).status_code == 422
    facts = {"project": market.project.pk, "items": [each.pk for each in market.items]}
    answer = owner.post(start, facts)
    bundle = Bundle.objects.get()
    assert answer.url == reverse("bidding:owned_bundle", args=[bundle.number])
    bought = market.bought(market.items[0])
    text = get(owner, "owned_bundle", bundle.number).text
    assert bought.number in text
    assert "Draft a procurement" in text
    member = bundle.members.get(item=market.items[0])
    post(owner, "bundle_link", bundle.number, member.pk, procurement=bought.pk)
    assert bundle.members.get(pk=member.pk).procurement == bought
    post(owner, "bundle_act", bundle.number, "hand-in", file=papers(), note="申请表")
    assert fresh(bundle).status == "submitted"
    paper = bundle.papers.get()
    address = reverse("bidding:owned_bundle_paper", args=[bundle.number, paper.pk])
    assert b"".join(owner.get(address).streaming_content) == small_pdf("papers")
    assert bundle.number in get(owner, "owned_bundles").text


def test_a_new_project_is_opened_with_its_bundle(owner, market, clock):
    facts = {
        "project_name": "再生水厂",
        "region": market.project.region_id,
        "items": [each.pk for each in market.items],
    }
    owner.post(reverse("bidding:bundle_start", args=["multi_assessment"]), facts)
    assert Bundle.objects.get().project.name == "再生水厂"


def test_too_few_members_are_refused_in_the_form(owner, market, clock):
    facts = {"project": market.project.pk, "items": [market.items[0].pk]}
    answer = owner.post(reverse("bidding:bundle_start", args=["multi_assessment"]), facts)
    assert answer.status_code == 422
    assert "Choose at least 2 items." in answer.text


def test_an_unknown_kind_or_act_is_not_found(owner, window, market, clock):
    assert get(owner, "bundle_start", "unknown").status_code == 404
    bundle = market.submitted()
    assert post(owner, "bundle_act", bundle.number, "unknown").status_code == 404
    assert post(window, "regulator_bundle_act", bundle.number, "unknown").status_code == 404


def test_a_refusal_comes_back_on_the_owners_page(owner, market, clock):
    bundle = market.accepted()
    answer = post(owner, "bundle_act", bundle.number, "hand-in", file=papers())
    assert (answer.status_code, "No papers are waited for now." in answer.text) == (403, True)
    draft = market.started()
    answer = post(owner, "bundle_act", draft.number, "hand-in")
    assert (answer.status_code, "Choose one file" in answer.text) == (422, True)


def test_a_link_that_does_not_fit_comes_back(owner, market, clock):
    bundle = market.submitted()
    first, second = bundle.members.order_by("id")
    foreign = market.bought(second.item)
    answer = post(owner, "bundle_link", bundle.number, first.pk, procurement=foreign.pk)
    assert (answer.status_code, "Choose a procurement of the same" in answer.text) == (422, True)
    market.work(bundle, first.item.code)
    again = market.bought(first.item)
    answer = post(owner, "bundle_link", bundle.number, first.pk, procurement=again.pk)
    assert answer.status_code == 403


def test_the_owner_reads_the_merged_opinion_and_what_is_settled(owner, market, clock):
    bundle = market.returned()
    text = get(owner, "owned_bundle", bundle.number).text
    assert "补充监测数据" in text
    assert "No objection" in text
    market.hand_in(bundle, note="revised")
    first = fresh(bundle).opinions.get(department__code="ecology").items.order_by("id")[0]
    market.speak(bundle, "ecology", settled=[first.pk])
    assert "Settled" in get(owner, "owned_bundle", bundle.number).text


def test_the_owner_reads_what_is_missing_and_withdraws(owner, window, market, clock):
    bundle = market.submitted()
    post(window, "regulator_bundle_act", bundle.number, "missing", words="缺少立项批复")
    text = get(owner, "owned_bundle", bundle.number).text
    assert "Missing papers, listed once:" in text
    assert "Papers are waited for" in get(owner, "owned_bundles").text
    post(owner, "bundle_act", bundle.number, "withdraw", reason="项目取消")
    assert fresh(bundle).status == "withdrawn"
    assert "项目取消" in get(owner, "owned_bundle", bundle.number).text


def test_another_owner_finds_nothing(enter, market, clock):
    bundle = market.submitted()
    stranger = enter(owner_of(ProjectFactory(), "handler"))
    assert get(stranger, "owned_bundle", bundle.number).status_code == 404


# The window's and the departments' desk


def test_from_acceptance_to_approval_on_the_pages(enter, window, market, clock):
    bundle = market.submitted()
    assert "Waits for this desk" in get(window, "regulator_bundles").text
    assert "List what is missing" in get(window, "regulator_bundle", bundle.number).text

    def act(browser, name, **data):
        return post(browser, "regulator_bundle_act", bundle.number, name, **data)

    act(window, "accept")
    assert fresh(bundle).status == "assessment"
    answer = act(window, "convene", on="2026-12-01", participants="两个部门")
    assert (answer.status_code, "still waited for" in answer.text) == (403, True)
    for each in market.items:
        market.work(fresh(bundle), each.code)
    answer = act(window, "convene", on="", participants="两个部门")
    assert (answer.status_code, "Day of the joint review" in answer.text) == (422, True)
    act(window, "convene", on="2026-12-01", participants="两个部门")
    ecology, reform = (enter(market.department(code)) for code in ("ecology", "reform"))
    assert "Give the opinion" in get(ecology, "regulator_bundle", bundle.number).text
    answer = act(ecology, "opinion", items="长" * 501)
    assert (answer.status_code, "at most 500" in answer.text) == (422, True)
    act(ecology, "opinion", items="补充监测数据\n\n核实水量平衡")
    assert "补充监测数据" in get(ecology, "regulator_bundle", bundle.number).text
    assert "补充监测数据" not in get(reform, "regulator_bundle", bundle.number).text
    assert "补充监测数据" not in get(window, "regulator_bundle", bundle.number).text
    act(reform, "opinion", items="")
    answer = act(window, "merge")
    assert fresh(bundle).status == "rework"
    assert "补充监测数据" in get(reform, "regulator_bundle", bundle.number).text
    market.hand_in(fresh(bundle), note="revised")
    own = fresh(bundle).opinions.get(department__code="ecology").items.order_by("id")
    assert "Settled by the rework" in get(ecology, "regulator_bundle", bundle.number).text
    act(ecology, "opinion", settled=[each.pk for each in own])
    act(window, "merge")
    assert fresh(bundle).status == "passed"
    act(window, "approve", words="连审批〔2026〕1号")
    text = get(window, "regulator_bundle", bundle.number).text
    assert "连审批〔2026〕1号" in text
    paper = bundle.papers.order_by("id")[0]
    address = reverse("bidding:regulator_bundle_paper", args=[bundle.number, paper.pk])
    assert window.get(address).status_code == 200


def test_a_department_finds_only_what_it_reviews(enter, market, clock):
    bundle = market.submitted()
    item("WA-1", "water")
    assert (
        get(enter(market.department("water")), "regulator_bundle", bundle.number).status_code == 404
    )
