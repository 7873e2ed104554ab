"""Multi-assessment: accepted once, assessed in parallel, reviewed together, approved once."""

import datetime as dt

import pytest

from bidding.bundles import actions, queries
from bidding.bundles.models import Bundle, BundleStage
from bidding.models import Procurement
from core import chain
from core.clock import SHANGHAI, local_date, working_days_between
from core.errors import BadInput, Refused
from core.models import CalendarDay, ChainEntry
from core.region import RegionRules
from tests.bidding.bundles.market import DAY, MONDAY, BundleMarket, fresh, item
from tests.bidding.market import owner_of
from tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
TODAY = local_date(MONDAY)


def refused(act, **arguments) -> str:
    """The sentence of the refusal."""
    with pytest.raises((Refused, BadInput)) as caught:
        act(**arguments)
    return str(caught.value.sentence)


def on(bundle: Bundle, moment: dt.datetime = MONDAY):
    return queries.clock_of(fresh(bundle), moment)


# Starting


def test_a_bundle_holds_the_members_that_apply_with_their_departments(market):
    bundle = market.started()
    assert bundle.number.startswith("HB-2026-")
    assert [(m.item.code, m.department.code) for m in bundle.members.order_by("item__code")] == [
        ("EN-1", "ecology"),
        ("IC-1", "reform"),
    ]


def test_one_item_alone_is_no_bundle(market):
    told = refused(market.started, items=market.items[:1])
    assert told == "Choose at least 2 items."


def test_items_of_other_bundles_and_bundles_themselves_are_left_out(market):
    survey = item("LA-1", "resources", "unified_survey")
    head = item("BU-1", "ecology", family="bundle")
    for foreign in (survey, head):
        told = refused(market.started, items=[*market.items, foreign])
        assert foreign.code in told


def test_an_item_off_the_list_is_not_started(market):
    gone = item("SA-1", "emergency", status="withdrawn")
    assert refused(market.started, items=[*market.items, gone])


def test_nobody_starts_what_nobody_handles(market):
    assert refused(market.started, kind="unknown") == "Choose a bundle that may be started."


def test_only_the_projects_own_handler_starts(market):
    assert refused(market.started, by=owner_of(ProjectFactory(), "handler"))


# Papers


def test_a_draft_is_nobodys_business_until_it_is_handed_in(market):
    bundle = market.started()
    assert not queries.public_bundles().exists()
    assert not ChainEntry.objects.filter(chain=bundle.chain).exists()
    market.hand_in(bundle)
    assert queries.public_bundles().get() == bundle
    first, second = ChainEntry.objects.filter(chain=bundle.chain).order_by("sequence")
    assert (first.kind, second.kind) == ("application", "papers")
    assert second.payload["sha256"] == bundle.papers.get().file.sha256


def test_missing_papers_are_listed_once_and_answered_again(market):
    bundle = market.submitted()
    act = {"by": market.window, "at": MONDAY}
    actions.list_missing(bundle=bundle, missing="缺少立项批复", **act)
    assert fresh(bundle).status == "incomplete"
    bundle = market.hand_in(fresh(bundle), MONDAY + DAY, "approval of the project")
    told = refused(actions.list_missing, bundle=bundle, missing="又缺一份", **act)
    assert told == "Missing papers are listed once, and that was done. Accept it now."
    actions.accept_bundle(bundle=bundle, by=market.window, at=MONDAY + DAY)
    assert [each.key for each in bundle.stages.order_by("sequence")] == [
        "acceptance",
        "acceptance",
        "assessment",
    ]


def test_a_list_of_missing_papers_says_something(market):
    told = refused(
        actions.list_missing, bundle=market.submitted(), missing=" ", by=market.window, at=MONDAY
    )
    assert told == "Say it in words: the owner acts on what you write here."


def test_papers_nobody_waits_for_are_not_taken(market):
    assert refused(market.hand_in, bundle=market.accepted()) == "No papers are waited for now."


# The clock


def test_the_clock_of_forty_working_days_runs_from_the_acceptance(market):
    bundle = market.accepted()
    assert working_days_between(TODAY, bundle.due_on) == 40
    assert on(bundle).total_days == 40


def test_the_stages_of_the_plan_follow_each_other_to_the_last_day(market):
    spans = on(market.accepted()).spans
    assert [each.key for each in spans] == [
        "acceptance",
        "assessment",
        "review",
        "revision",
        "check",
        "approval",
    ]
    assert [a.due for a in spans[1:-1]] == [b.start for b in spans[2:]]
    assert spans[-1].due == on(fresh(Bundle.objects.get())).due


@pytest.mark.parametrize(
    "start",
    [
        dt.datetime(2028, 2, 29, 0, 30, tzinfo=SHANGHAI),  # a leap day
        dt.datetime(2026, 9, 28, 9, tzinfo=SHANGHAI),  # before the October holidays
        dt.datetime(2027, 12, 31, 23, 59, tzinfo=SHANGHAI),  # a year nobody has announced
        dt.datetime(2026, 11, 28, 9, tzinfo=SHANGHAI),  # a Saturday
    ],
)
def test_the_last_day_counts_working_days_at_any_date(market, start):
    bundle = market.accepted(start)
    assert working_days_between(local_date(start), bundle.due_on) == 40
    assert on(bundle, start).spans[-1].due == bundle.due_on


def test_a_day_that_becomes_a_holiday_moves_the_last_day(market):
    CalendarDay.objects.create(date=dt.date(2026, 11, 25), is_working=False, source="notice")
    due_on = market.accepted().due_on
    CalendarDay.objects.all().delete()
    assert working_days_between(TODAY, due_on) == 41


def test_a_pause_moves_the_stage_and_the_whole_by_the_working_days_lost(market):
    bundle = market.accepted()
    before, stage = bundle.due_on, bundle.stages.get(ended_at=None).due_on
    friday = MONDAY + 4 * DAY
    actions.pause_clock(bundle=bundle, reason="缺少地质资料", by=market.window, at=friday)
    standing = on(bundle, friday + 30 * DAY)
    assert standing.pause.reason == "缺少地质资料"
    assert (standing.late, standing.is_over) == ([], False)
    bundle = market.hand_in(fresh(bundle), friday + 4 * DAY, "geology")  # Tuesday
    assert working_days_between(before, bundle.due_on) == 2
    assert working_days_between(stage, bundle.stages.get(ended_at=None).due_on) == 2
    assert on(bundle).pause is None


def test_while_the_clock_stands_still_the_window_goes_no_further(market):
    bundle = market.assessed()
    actions.pause_clock(bundle=bundle, reason="缺资料", by=market.window, at=MONDAY)
    told = refused(market.convene, bundle=bundle)
    assert told == "The clock stands still until the owner has handed in what is missing."
    told = refused(actions.pause_clock, bundle=bundle, reason="再缺", by=market.window, at=MONDAY)
    assert told == "The clock does not run now."


# Who is late


def late(bundle: Bundle, days: int) -> list[tuple[str, str]]:
    return [(each.who, each.what) for each in on(bundle, MONDAY + days * DAY).late]


def test_the_owner_is_late_where_no_agency_was_chosen(market):
    bundle = market.accepted()
    owner = str(market.project.owner)
    assert late(bundle, 5) == []
    assert late(bundle, 40) == [(owner, each.name) for each in market.items]


def test_an_agency_is_late_by_what_its_contract_promises(market):
    bundle = market.accepted()
    due = TODAY + 7 * DAY
    row = market.work(bundle, "EN-1", delivered_at=None, work_due_on=due, waits_for_agency=True)
    market.work(bundle, "IC-1")
    assert late(bundle, 7) == []
    assert late(bundle, 8) == [(str(row.procurement.awards.get().agency), row.item.name)]
    assert on(bundle, MONDAY + 8 * DAY).late[0].days == 1


def test_a_department_is_late_a_day_before_the_window_is(market):
    bundle = market.convened()
    market.speak(bundle, "ecology")
    due = bundle.stages.get(key="review").due_on
    days = (due - TODAY).days
    assert late(bundle, days) == [("reform", "Opinion: reform")]
    assert ("Approval window", "Merged opinion") in late(bundle, days + 1)


def test_the_critical_path_is_what_the_stage_waits_for_longest(market):
    bundle = market.accepted()
    soon = TODAY + 3 * DAY
    market.work(bundle, "EN-1", delivered_at=None, work_due_on=soon, waits_for_agency=True)
    rows = {each.label: each.is_critical for each in on(bundle).chart_spans()}
    assert rows[market.items[0].name] is False
    assert rows[market.items[1].name] is True
    assert rows["Acceptance at the window"] is False
    assert rows["Joint review"] is True


def test_after_the_last_day_it_is_over_time_until_it_is_decided(market):
    bundle = market.accepted()
    assert not on(bundle, MONDAY + 50 * DAY).is_over
    assert on(bundle, MONDAY + 80 * DAY).is_over


# Agencies


def test_each_member_is_bought_by_itself_and_agencies_may_differ(market):
    bundle = market.assessed()
    rows = queries.member_rows(bundle)
    assert len({row.agency for row in rows}) == 2
    assert len({row.member.procurement_id for row in rows}) == 2
    assert queries.bundle_of(rows[0].member.procurement) == bundle


def test_a_procurement_of_another_project_item_or_bundle_does_not_fit(market):
    bundle = market.accepted()
    elsewhere = market.bought(market.items[0], project=ProjectFactory())
    other_item = market.bought(market.items[1])
    ended = market.bought(market.items[0], status="failed")
    for wrong in (elsewhere, other_item, ended):
        told = refused(market.link, bundle=bundle, code="EN-1", procurement=wrong)
        assert told.startswith("Choose a procurement of the same project")
    taken = market.work(bundle, "EN-1").procurement
    assert refused(market.link, bundle=market.submitted(), code="EN-1", procurement=taken)


def test_a_live_procurement_stays_and_an_ended_one_is_replaced(market):
    bundle = market.accepted()
    first = market.bought(market.items[0])
    market.link(bundle, "EN-1", first)
    second = market.bought(market.items[0])
    assert first.number in refused(market.link, bundle=bundle, code="EN-1", procurement=second)
    Procurement.objects.filter(pk=first.pk).update(status="failed")
    assert market.link(bundle, "EN-1", second).procurement == second


# The joint review


def test_the_review_waits_for_every_report(market):
    bundle = market.accepted()
    market.work(bundle, "EN-1")
    assert market.items[1].name in refused(market.convene, bundle=bundle)


def test_nothing_is_returned_before_every_department_has_spoken(market):
    bundle = market.convened()
    market.speak(bundle, "ecology", "补充监测数据")
    assert "reform" in refused(market.merge, bundle=bundle)
    assert queries.merged(bundle) == []  # nobody reads it yet


def test_the_merged_opinion_goes_back_once_and_whole(market):
    bundle = market.returned()
    assert bundle.status == "rework"
    assert [(d.code, [i.text for i in items]) for d, items in queries.merged(bundle)] == [
        ("ecology", ["补充监测数据", "核实水量平衡"]),
        ("reform", []),
    ]
    entry = ChainEntry.objects.get(chain=bundle.chain, kind="returned")
    assert entry.payload["items"] == 2
    assert "监测" not in str(list(ChainEntry.objects.filter(chain=bundle.chain).values("payload")))


def test_a_department_speaks_once_a_round_and_only_for_itself(market):
    bundle = market.convened()
    market.speak(bundle, "ecology")
    assert refused(market.speak, bundle=bundle, code="ecology").startswith("Your department has")
    assert refused(market.speak, bundle=bundle, code="water").startswith("Only a department")
    with pytest.raises(Refused):
        actions.give_opinion(bundle=bundle, by=market.window, at=MONDAY)


def test_after_the_rework_only_open_items_are_checked_and_none_is_added(market):
    bundle = market.hand_in(market.returned(), MONDAY + DAY, "revised")
    assert (bundle.status, bundle.round) == ("review", 2)
    assert [each.code for each in queries.silent(bundle)] == ["ecology"]
    ecology = market.department("ecology")
    told = refused(
        actions.give_opinion, bundle=bundle, items=["还有一条"], by=ecology, at=MONDAY + DAY
    )
    assert told == "What has to be changed was told once: no new items may be added now."
    first, second = queries.merged(bundle)[0][1]
    market.speak(bundle, "ecology", settled=[first.pk])
    assert market.merge(bundle).status == "rework"  # one item is still open
    bundle = market.hand_in(fresh(bundle), MONDAY + 2 * DAY, "revised again")
    market.speak(bundle, "ecology", settled=[second.pk])
    assert market.merge(bundle).status == "passed"


def test_a_review_without_items_passes_at_once(market):
    bundle = market.convened()
    market.speak(bundle, "ecology")
    market.speak(bundle, "reform")
    bundle = market.merge(bundle)
    assert bundle.status == "passed"
    assert [each.key for each in on(bundle).spans][-2:] == ["review", "approval"]


def passed(market: BundleMarket) -> Bundle:
    bundle = market.convened()
    for code in ("ecology", "reform"):
        market.speak(bundle, code)
    return market.merge(bundle)


def test_one_approval_ends_the_clock(market):
    bundle = actions.approve_bundle(
        bundle=passed(market), result="连审批〔2026〕1号", by=market.window, at=MONDAY + DAY
    )
    assert bundle.status == "approved"
    assert not BundleStage.objects.filter(ended_at=None).exists()
    shown = on(bundle, MONDAY + 100 * DAY)
    assert (shown.is_running, shown.is_over, shown.late) == (False, False, [])
    assert chain.verify(bundle.chain).is_intact
    assert refused(
        actions.withdraw_bundle, bundle=bundle, reason="晚了", by=market.handler, at=MONDAY
    )


def test_nothing_is_approved_before_the_review_has_passed(market):
    told = refused(
        actions.approve_bundle,
        bundle=market.convened(),
        result="通过",
        by=market.window,
        at=MONDAY,
    )
    assert told == "It is not at this stage."


# Withdrawing


def test_a_withdrawn_bundle_leaves_the_public_list(market):
    bundle = market.accepted()
    actions.pause_clock(bundle=bundle, reason="缺资料", by=market.window, at=MONDAY)
    actions.withdraw_bundle(bundle=bundle, reason="项目取消", by=market.handler, at=MONDAY)
    assert not queries.public_bundles().exists()
    assert not bundle.pauses.filter(resumed_at=None).exists()
    assert ChainEntry.objects.filter(chain=bundle.chain, kind="withdrawn").exists()


def test_a_withdrawn_draft_was_never_public(market):
    bundle = market.started()
    actions.withdraw_bundle(bundle=bundle, reason="不办了", by=market.handler, at=MONDAY)
    assert not ChainEntry.objects.filter(chain=bundle.chain).exists()


def test_rules_are_those_of_the_start(market):
    bundle = market.started()
    bundle.rules = RegionRules(1, {"assessment_days": 30}).as_json()
    assert queries.frozen_rules(bundle).assessment_days == 30
