"""The explainer: yes, or what is missing and until when."""

import datetime as dt
import json

import pytest
from django.utils import translation

from agencies.entry.states import AGENCY, AgencyStatus
from agencies.offers.eligibility import (
    AgencyFacts,
    CertificateFact,
    ItemFacts,
    PractitionerFact,
    RecordFact,
    RequirementFact,
    explain,
    years_before,
)
from agencies.offers.queries import eligibility as queries
from tests.factories import (
    AgencyFactory,
    OfferFactory,
    QualificationFactory,
    QualificationTypeFactory,
    RequirementFactory,
    ServiceItemFactory,
)

ON = dt.date(2026, 6, 1)
LEVELS = ("甲级", "乙级")


def need(alternative=1, code="survey", **more):
    return RequirementFact(alternative, code, code, **more)


def hold(
    code="survey", level="", expires_on=None, is_confirmed=True, issued_on=dt.date(2025, 1, 1)
):
    return CertificateFact(code, f"N-{code}", level, issued_on, expires_on, is_confirmed)


def ask(
    requirements,
    certificates=(),
    practitioners=(),
    status="active",
    is_on_list=True,
    records=(),
):
    agency = AgencyFacts(
        status,
        status == "active",
        None,
        tuple(certificates),
        tuple(practitioners),
        tuple(records),
    )
    return explain(ItemFacts("XX-001", tuple(requirements), is_on_list), agency, ON)


def whys(answer):
    return [line.why for line in answer.missing]


def test_item_without_requirements_is_open_to_every_active_agency():
    assert ask([])


@pytest.mark.parametrize("status", AgencyStatus.values)
def test_each_status_has_its_sentence_and_only_active_is_eligible(status):
    answer = ask([], status=status)
    assert bool(answer) is (status == AgencyStatus.ACTIVE)
    assert answer.lines[0].sentence


@pytest.mark.parametrize(
    ("certificate", "why"),
    [
        (None, "certificate_missing"),
        (hold(expires_on=ON - dt.timedelta(days=1)), "certificate_expired"),
        (hold(is_confirmed=False), "certificate_unconfirmed"),
        (hold(issued_on=ON + dt.timedelta(days=1)), "certificate_not_yet"),
        (hold(code="other"), "certificate_missing"),
    ],
)
def test_what_is_missing_is_named(certificate, why):
    answer = ask([need()], [certificate] if certificate else [])
    assert whys(answer) == [why]
    assert "survey" in answer.sentence


def test_certificate_counts_on_its_last_day_and_says_until_when():
    answer = ask([need()], [hold(expires_on=ON)])
    assert answer
    assert answer.lines[-1].until == ON


@pytest.mark.parametrize(("held", "good"), [("甲级", True), ("乙级", True), ("", False)])
def test_level_must_reach_the_least_level(held, good):
    assert bool(ask([need(least_level="乙级", levels=LEVELS)], [hold(level=held)])) is good


def test_lower_level_is_refused_with_both_levels_named():
    answer = ask([need(least_level="甲级", levels=LEVELS)], [hold(level="乙级")])
    assert whys(answer) == ["level_too_low"]
    assert "甲级" in answer.sentence
    assert "乙级" in answer.sentence


def test_one_of_an_alternative_is_enough():
    assert ask([need(1, "a"), need(1, "b")], [hold("b")])


def test_none_of_an_alternative_names_them_all():
    answer = ask([need(1, "a"), need(1, "b")])
    assert whys(answer) == ["certificate_missing"]
    assert "a / b" in answer.sentence


def test_all_alternatives_are_needed():
    answer = ask([need(1, "a"), need(2, "b")], [hold("a")])
    assert whys(answer) == ["certificate_missing"]


def test_a_second_valid_certificate_makes_up_for_an_expired_one():
    expired = hold(expires_on=ON - dt.timedelta(days=1))
    assert ask([need()], [expired, hold()])


def test_people_are_counted_while_they_belong_to_the_agency():
    here = PractitionerFact("engineer", dt.date(2025, 1, 1), None)
    gone = PractitionerFact("engineer", dt.date(2025, 1, 1), ON - dt.timedelta(days=1))
    requirement = need(code="engineer", practitioners=2)
    assert ask([requirement], practitioners=[here, here])
    assert whys(ask([requirement], practitioners=[here, gone])) == ["practitioners_missing"]


def test_requirement_outside_its_time_does_not_count():
    past = need(valid_to=ON - dt.timedelta(days=1))
    coming = need(2, "b", valid_from=ON + dt.timedelta(days=1))
    assert ask([past, coming])


def test_item_off_the_list_makes_nobody_eligible():
    assert whys(ask([], is_on_list=False)) == ["item_off_list"]


def test_the_answer_is_frozen_with_what_is_held_and_what_is_missing():
    answer = ask([need(1, "a"), need(2, "b")], [hold("a", expires_on=dt.date(2027, 1, 1))])
    frozen = json.loads(json.dumps(answer.as_snapshot()))
    assert frozen["is_eligible"] is False
    assert [(line["is_met"], line["until"]) for line in frozen["lines"]] == [
        (True, None),
        (True, "2027-01-01"),
        (False, None),
    ]


def test_sentences_follow_the_language_of_the_reader():
    with translation.override("en"):
        assert ask([need()]).sentence.startswith("Missing: survey")


@pytest.mark.django_db
def test_expired_certificate_suspends_only_the_items_that_need_it():
    safety = ServiceItemFactory(requires=["safety-assessment"])
    energy = ServiceItemFactory()
    agency = AgencyFactory()
    QualificationFactory(agency=agency, expires_on=dt.date(2026, 5, 31))
    assert not queries.eligibility(agency, safety, ON)
    assert queries.eligibility(agency, safety, dt.date(2026, 5, 31))
    assert queries.eligibility(agency, energy, ON)
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE


@pytest.mark.django_db
@pytest.mark.parametrize("status", AgencyStatus.values)
def test_stored_agencies_are_eligible_exactly_while_they_may_bid(status):
    agency = AgencyFactory(status=status)
    answer = queries.eligibility(agency, ServiceItemFactory(), ON)
    assert bool(answer) is AGENCY.can(status, "bid")


@pytest.mark.django_db
def test_suspension_is_told_with_its_end():
    agency = AgencyFactory(status="suspended", suspended_until=dt.date(2026, 12, 1))
    line = queries.eligibility(agency, ServiceItemFactory(), ON).missing[0]
    assert line.until == dt.date(2026, 12, 1)


@pytest.mark.django_db
def test_answer_is_read_afresh_not_from_an_old_copy():
    agency = AgencyFactory()
    type(agency).objects.filter(pk=agency.pk).update(status="suspended")
    assert not queries.eligibility(agency, ServiceItemFactory(), ON)


@pytest.mark.django_db
def test_shelf_of_an_item_holds_only_offers_of_eligible_agencies(django_assert_max_num_queries):
    item = ServiceItemFactory(requires=["safety-assessment"])
    good = OfferFactory(item=item, price_fen=3_000_000)
    QualificationFactory(agency=good.agency)
    cheaper = OfferFactory(item=item, price_fen=1_000_000)
    QualificationFactory(agency=cheaper.agency)
    OfferFactory(item=item)  # without the certificate
    OfferFactory(item=item, agency__status="suspended")
    with django_assert_max_num_queries(6):
        assert queries.eligible_offers(item, ON) == [cheaper, good]
    assert set(queries.agencies_eligible_for(item, ON)) == {good.agency, cheaper.agency}


@pytest.mark.django_db
def test_least_level_is_read_from_the_kind_of_certificate():
    kind = QualificationTypeFactory(code="geohazard", levels=["甲级", "乙级"])
    item = ServiceItemFactory()
    RequirementFactory(item=item, qualification=kind, least_level="甲级")
    agency = AgencyFactory()
    held = QualificationFactory(agency=agency, type=kind, level="乙级")
    assert not queries.eligibility(agency, item, ON)
    type(held).objects.filter(pk=held.pk).update(level="甲级")
    assert queries.eligibility(agency, item, ON)


def test_people_count_by_their_major_where_one_is_named():
    need_two = [need(practitioners=2, major="岩土")]
    staff = [
        PractitionerFact("survey", dt.date(2025, 1, 1), None, major)
        for major in ("岩土", "结构", "岩土")
    ]
    assert ask(need_two, practitioners=staff)
    answer = ask(need_two, practitioners=staff[:2])
    assert whys(answer) == ["practitioners_missing"]
    assert "岩土" in answer.sentence


@pytest.mark.parametrize(
    ("family", "finished_on", "counts"),
    [
        ("assessment", dt.date(2026, 5, 31), True),
        ("assessment", dt.date(2023, 6, 2), True),
        ("assessment", dt.date(2023, 6, 1), False),  # three years ago to the day
        ("assessment", dt.date(2026, 6, 2), False),  # not finished yet
        ("surveying", dt.date(2026, 5, 31), False),
    ],
)
def test_works_count_by_family_and_years(family, finished_on, counts):
    wanted = [need(code="", records=1, years=3, families=frozenset({"assessment"}))]
    answer = ask(wanted, records=[RecordFact(family, finished_on)])
    assert bool(answer) is counts
    assert [line.why for line in answer.lines[1:]] == [
        "records_held" if counts else "records_missing"
    ]
    assert all(line.sentence for line in answer.lines)


def test_works_may_stand_for_a_certificate():
    wanted = [need(), need(code="", records=1, years=3, families=frozenset({"x"}))]
    assert ask(wanted, records=[RecordFact("x", ON)])
    assert ask(wanted, certificates=[hold()])
    assert not ask(wanted)


def test_years_before_a_leap_day():
    assert years_before(dt.date(2028, 2, 29), 3) == dt.date(2025, 2, 28)
    assert years_before(dt.date(2028, 2, 29), 4) == dt.date(2024, 2, 29)
