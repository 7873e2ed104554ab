"""Eligibility for many items in one statement says the same as for each alone."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.entry.states import AgencyStatus
from agencies.offers.queries import eligibility as queries
from tests.factories import (
    AgencyFactory,
    PractitionerFactory,
    QualificationFactory,
    QualificationTypeFactory,
    RequirementFactory,
    ServiceItemFactory,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 6, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def items():
    """An item for each way to be open or closed to an agency."""
    levelled = QualificationTypeFactory(code="geohazard", levels=["甲级", "乙级"])
    engineer = QualificationTypeFactory(code="eia-engineer", is_personal=True)
    made = {
        "free": ServiceItemFactory(),
        "certified": ServiceItemFactory(requires=["safety-assessment"]),
        "levelled": ServiceItemFactory(),
        "staffed": ServiceItemFactory(),
        "both": ServiceItemFactory(requires=["safety-assessment", "survey"]),
        "withdrawn": ServiceItemFactory(status="withdrawn"),
        "past": ServiceItemFactory(valid_to=ON - DAY),
    }
    RequirementFactory(item=made["levelled"], qualification=levelled, least_level="甲级")
    RequirementFactory(item=made["staffed"], qualification=engineer, practitioners=2)
    RequirementFactory(
        item=made["free"], qualification=engineer, practitioners=1, valid_to=ON - DAY
    )
    return list(made.values())


def bare(agency):
    """Nothing on file."""


def full(agency):
    """Everything on file."""
    for code in ("safety-assessment", "survey"):
        QualificationFactory(agency=agency, type__code=code, expires_on=ON + 9 * DAY)
    QualificationFactory(agency=agency, type__code="geohazard", level="甲级")
    for _number in range(2):
        PractitionerFactory(agency=agency)


def spoilt(agency):
    """Each paper is there, and each has its fault."""
    QualificationFactory(agency=agency, expires_on=ON - DAY)
    QualificationFactory(agency=agency, type__code="survey", unconfirmed=True)
    QualificationFactory(agency=agency, type__code="geohazard", level="乙级")
    PractitionerFactory(agency=agency)
    PractitionerFactory(agency=agency, left_on=ON - DAY)
    PractitionerFactory(agency=agency, joined_on=ON + DAY)


@pytest.mark.parametrize("papers", [bare, full, spoilt], ids=lambda papers: papers.__name__)
@pytest.mark.parametrize("status", AgencyStatus.values)
def test_all_at_once_is_the_same_as_one_by_one(items, status, papers):
    end = ON + 30 * DAY
    agency = AgencyFactory(status=status, suspended_until=end, barred_until=end)
    papers(agency)
    alone = [queries.eligibility(agency, item, ON).as_snapshot() for item in items]
    together = [answer.as_snapshot() for answer in queries.eligibilities(agency, items, ON)]
    assert together == alone
    good = sum(answer["is_eligible"] for answer in together)
    assert good == {"bare": 1, "full": 5, "spoilt": 1}[papers.__name__] * (status == "active")


def test_one_statement_answers_for_any_number_of_items(items):
    agency = AgencyFactory()
    full(agency)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        queries.eligibilities(agency, items, ON)
    assert len(asked) == 1
    assert queries.eligibilities(agency, [], ON) == []


def test_agencies_asked_about_keep_their_order():
    item = ServiceItemFactory(requires=["safety-assessment"])
    able = [AgencyFactory(organisation__name=name) for name in ("乙公司", "甲公司")]
    for agency in able:
        QualificationFactory(agency=agency)
    among = [able[1], AgencyFactory(), able[0]]
    assert queries.agencies_eligible_for(item, ON, among) == [able[1], able[0]]
