"""Unified survey: one agency with everything it needs, one contract, results for everybody."""

import datetime as dt

import pytest
from django.urls import reverse

from bidding.bundles import actions, queries
from core.clock import SHANGHAI, add_working_days, day, local_date, working_days_between
from core.models import ChainEntry
from tests.bidding.bundles.market import DAY, MONDAY, BundleMarket, fresh
from tests.bidding.bundles.test_multi_assessment import refused
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    QualificationFactory,
    QualificationTypeFactory,
    RequirementFactory,
    ServiceItemFactory,
)

pytestmark = pytest.mark.django_db
TODAY = local_date(MONDAY)


@pytest.fixture
def survey(monkeypatch):
    """Two surveys; the second concerns a third department besides."""
    made = BundleMarket("unified_survey")
    made.items[1].shared_with.add(DepartmentFactory(code="housing", name_en="housing"))
    monkeypatch.setattr("bidding.engagements._readers", [made.engagement])
    return made


def commissioned(survey, at=MONDAY):
    bundle = survey.started()
    member = bundle.members.order_by("id")[0]
    procurement = survey.bought()
    actions.link_procurement(member=member, procurement=procurement, by=survey.handler, at=at)
    return fresh(bundle)


def finish(survey, bundle, at=MONDAY + DAY):
    return actions.finish_survey(bundle=bundle, results=["aa"], by=survey.handler, at=at)


def test_naming_one_procurement_links_every_member_and_starts_the_clock(survey):
    bundle = commissioned(survey)
    assert bundle.status == "survey"
    assert len(set(bundle.members.values_list("procurement", flat=True))) == 1
    assert working_days_between(TODAY, bundle.due_on) == 20
    kinds = ChainEntry.objects.filter(chain=bundle.chain).order_by("sequence")
    assert [each.kind for each in kinds] == ["application", "commissioned", "linked"]


def test_a_procurement_of_one_member_does_not_fit(survey):
    bundle = survey.started()
    partial = survey.bought(survey.items[0])
    for member in bundle.members.order_by("id"):
        assert not queries.linkable(member).exists()
        told = {"member": member, "procurement": partial, "by": survey.handler, "at": MONDAY}
        assert "buys this item" in refused(actions.link_procurement, **told)
    assert fresh(bundle).status == "draft"


def test_another_procurement_takes_the_place_of_one_that_failed_on_the_same_clock(survey):
    bundle = commissioned(survey)
    member = bundle.members.order_by("id")[0]
    again = survey.bought()
    told = {"member": member, "procurement": again, "by": survey.handler, "at": MONDAY + 7 * DAY}
    assert "is linked already" in refused(actions.link_procurement, **told)
    member.procurement.status = "failed"
    member.procurement.save()
    actions.link_procurement(**told)
    assert {each.procurement for each in bundle.members.order_by("id")} == {again}
    assert fresh(bundle).due_on == bundle.due_on


def test_only_agencies_that_hold_everything_may_do_it(survey):
    both, one = AgencyFactory(), AgencyFactory()
    for each, holders in zip(survey.items, [[both, one], [both]], strict=True):
        needed = QualificationTypeFactory(code=f"survey-{each.code.lower()}")
        RequirementFactory(item=each, qualification=needed)
        for agency in holders:
            QualificationFactory(agency=agency, type=needed)
    assert queries.agencies_for(survey.started(), TODAY) == [both]


@pytest.mark.parametrize(
    ("code", "finds"),
    [("ecology", True), ("reform", True), ("housing", True), ("water", False)],
)
def test_departments_of_its_items_and_those_they_concern_find_it(survey, code, finds):
    bundle = commissioned(survey)
    assert queries.kept_by(survey.department(code)).filter(pk=bundle.pk).exists() == finds
    assert (code in [each.code for each in queries.departments(bundle)]) == finds


def test_a_department_an_item_merely_concerns_reviews_nothing_in_other_bundles(market):
    market.items[0].shared_with.add(DepartmentFactory(code="housing"))
    bundle = market.accepted()
    assert [each.code for each in queries.departments(bundle)] == ["ecology", "reform"]
    assert not queries.kept_by(market.department("housing")).exists()


def test_shared_results_end_the_clock_and_twice_changes_nothing(survey):
    bundle = commissioned(survey)
    procurement = bundle.members.order_by("id")[0].procurement
    assert queries.survey_of(procurement) == bundle
    finish(survey, bundle)
    finish(survey, bundle, MONDAY + 9 * DAY)
    bundle = fresh(bundle)
    assert (bundle.status, bundle.ended_at) == ("shared", MONDAY + DAY)
    entry = ChainEntry.objects.get(chain=bundle.chain, kind="results shared")
    assert entry.payload["departments"] == ["ecology", "housing", "reform"]
    assert queries.survey_of(procurement) is None
    assert not queries.clock_of(bundle, MONDAY + 99 * DAY).is_over


def test_a_withdrawn_survey_shares_nothing_more(survey):
    bundle = commissioned(survey)
    procurement = bundle.members.order_by("id")[0].procurement
    actions.withdraw_bundle(bundle=bundle, reason="改期", by=survey.handler, at=MONDAY)
    assert queries.survey_of(procurement) is None


def test_nothing_is_handed_in_at_the_window(survey):
    told = {"bundle": survey.started(), "content": b"", "name": "a.pdf"}
    told |= {"by": survey.handler, "at": MONDAY}
    assert refused(actions.hand_in, **told) == "No papers are waited for now."


def test_the_agency_is_late_before_delivery_and_the_owner_after(survey):
    bundle = survey.started()
    member = bundle.members.order_by("id")[0]
    procurement = survey.bought()
    survey.work_told(procurement, waits_for_agency=True)
    actions.link_procurement(member=member, procurement=procurement, by=survey.handler, at=MONDAY)
    late = queries.clock_of(fresh(bundle), MONDAY + 60 * DAY)
    agency = str(procurement.awards.get().agency)
    assert late.is_over
    assert [(each.who, each.what) for each in late.late] == [(agency, "Survey of all members")]
    survey.work_told(procurement, delivered_at=MONDAY + DAY)
    late = queries.clock_of(fresh(bundle), MONDAY + 60 * DAY)
    owner = str(survey.project.owner)
    assert [(each.who, each.what) for each in late.late] == [(owner, "Acceptance of the results")]


@pytest.mark.parametrize(
    "start",
    [
        dt.date(2026, 9, 30),  # the day before a long holiday
        dt.date(2026, 10, 3),  # within it
        dt.date(2026, 2, 13),  # before Spring Festival
        dt.date(2028, 2, 29),
        dt.date(2028, 2, 1),  # runs over 29 February
    ],
)
@pytest.mark.parametrize("kind", ["multi_assessment", "joint_drawing_review", "unified_survey"])
def test_the_last_day_is_a_working_day_at_any_date(kind, start):
    at = dt.datetime.combine(start, dt.time(10), tzinfo=SHANGHAI)
    market = BundleMarket(kind)
    days = {"multi_assessment": 40, "joint_drawing_review": 7, "unified_survey": 20}[kind]
    bundle = commissioned(market, at) if kind == "unified_survey" else market.accepted(at)
    assert bundle.due_on == add_working_days(start, days).date
    assert day(bundle.due_on).is_working
    assert queries.clock_of(fresh(bundle), at).due == bundle.due_on
    for span in queries.clock_of(fresh(bundle), at).spans:
        assert span.due > span.start


# Pages


@pytest.fixture
def owner(sign_in, survey):
    browser = sign_in(survey.handler.membership)
    browser.cookies["django_language"] = "en"
    return browser


def test_the_owners_page_asks_for_one_procurement_and_links_it(owner, survey):
    bundle = survey.started()
    page = reverse("bidding:owned_bundle", args=[bundle.number])
    procurement = survey.bought()
    text = owner.get(page).text
    assert text.count("One procurement with every member") == 1
    assert "1 agency holds what every member requires" in text
    assert procurement.number in text
    assert "Papers handed in" not in text
    member = bundle.members.order_by("item__code")[0]
    link = reverse("bidding:bundle_link", args=[bundle.number, member.pk])
    owner.post(link, {"procurement": procurement.pk})
    assert fresh(bundle).status == "survey"
    public = owner.get(reverse("bidding:bundle", args=[bundle.number])).text
    assert "Surveyed by one agency" in public
    assert "housing" in public


@pytest.mark.parametrize("kind", ["multi_assessment", "joint_drawing_review", "unified_survey"])
@pytest.mark.parametrize("family", ["bundle", "surveying"])
def test_every_item_of_a_bundle_leads_to_starting_it(client, kind, family):
    ServiceItemFactory(code="XX-1", family=family, bundle=kind)
    text = client.get(reverse("agencies:service", args=["XX-1"])).text
    assert reverse("bidding:bundle_start", args=[kind]) in text


def test_an_item_of_no_bundle_leads_to_none(client):
    ServiceItemFactory(code="XX-1")
    assert "bundles/new" not in client.get(reverse("agencies:service", args=["XX-1"])).text
