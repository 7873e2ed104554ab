"""Joint drawing review: one window in, reviewed at the same time, returned once, in 7 days."""

import pytest

from bidding.bundles import actions, queries
from core.clock import local_date, working_days_between
from tests.bidding.bundles.market import DAY, MONDAY, BundleMarket, fresh
from tests.bidding.bundles.test_multi_assessment import refused

pytestmark = pytest.mark.django_db
TODAY = local_date(MONDAY)


@pytest.fixture
def drawings():
    return BundleMarket("joint_drawing_review")


def returned(drawings):
    bundle = drawings.accepted()
    drawings.speak(bundle, "ecology", "疏散宽度不足")
    drawings.speak(bundle, "reform")
    return drawings.merge(bundle)


def test_the_departments_review_from_the_acceptance_on_in_seven_working_days(drawings):
    bundle = drawings.accepted()
    assert (bundle.status, bundle.round) == ("review", 1)
    assert working_days_between(TODAY, bundle.due_on) == 7
    assert [each.code for each in queries.silent(bundle)] == ["ecology", "reform"]


def test_opinions_go_back_merged_and_never_piece_by_piece(drawings):
    bundle = drawings.accepted()
    drawings.speak(bundle, "ecology", "疏散宽度不足")
    assert "reform" in refused(drawings.merge, bundle=bundle)
    assert queries.merged(bundle) == []
    drawings.speak(bundle, "reform", "人防出入口移位")
    bundle = drawings.merge(bundle)
    assert bundle.status == "rework"
    told = [item.text for _department, items in queries.merged(bundle) for item in items]
    assert told == ["疏散宽度不足", "人防出入口移位"]


def test_the_time_of_the_rework_is_not_counted(drawings):
    bundle = returned(drawings)
    before = bundle.due_on
    late = queries.clock_of(bundle, MONDAY + 28 * DAY)
    assert not late.is_over  # it lies with the owner
    assert [each.who for each in late.late] == [str(drawings.project.owner)]
    bundle = drawings.hand_in(bundle, MONDAY + 7 * DAY, "revised")
    assert working_days_between(before, bundle.due_on) == 5
    assert bundle.stages.get(ended_at=None).key == "check"


def test_passed_drawings_end_the_clock_without_another_approval(drawings):
    bundle = drawings.hand_in(returned(drawings), MONDAY + DAY, "revised")
    told = queries.merged(bundle)[0][1]
    drawings.speak(bundle, "ecology", settled=[each.pk for each in told])
    bundle = drawings.merge(bundle)
    assert bundle.status == "passed"
    clock = queries.clock_of(fresh(bundle), MONDAY + 60 * DAY)
    assert (clock.is_running, clock.is_over, clock.late) == (False, False, [])
    assert [each.key for each in clock.spans] == ["acceptance", "review", "revision", "check"]
    approve = {"bundle": bundle, "result": "通过", "by": drawings.window, "at": MONDAY}
    assert refused(actions.approve_bundle, **approve) == "It is not at this stage."
