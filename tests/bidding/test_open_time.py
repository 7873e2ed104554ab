"""A notice is open for as long as its region says, at the draft and when it is published."""

import datetime as dt

import pytest

from bidding.policies.procurements import open_long_enough
from bidding.region_rules import BiddingRules
from core.clock import deadline
from core.errors import Refused
from core.models import RegionPolicy
from tests.bidding.market import AT, DrawMarket, publish

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def days(number):
    return BiddingRules(minimum_open_days=number)


@pytest.mark.parametrize(
    ("closes", "number", "is_open"),
    [
        (AT + dt.timedelta(seconds=5), 3, False),
        (AT + 2 * DAY, 3, False),
        (AT + 3 * DAY, 3, True),
        (AT + 7 * DAY, 6, False),  # the weekend does not count
        (AT + 8 * DAY, 6, True),
        (AT + dt.timedelta(seconds=5), 0, True),
        (AT, 0, False),
        (None, 0, False),
    ],
)
def test_working_days_after_the_day_of_the_notice_count(closes, number, is_open):
    assert bool(open_long_enough(closes, AT, days(number))) == is_open


def test_the_refusal_names_the_first_date_that_will_do():
    reason = str(open_long_enough(AT + DAY, AT, days(3)).reason)
    assert "2026-11-26" in reason and "3" in reason


def test_a_draft_and_a_notice_are_refused_alike():
    market = DrawMarket()
    with pytest.raises(Refused, match="2026-11-26"):
        market.drafted(closes_at=AT + DAY)
    draft = market.approved(closes_at=AT + 3 * DAY)
    RegionPolicy.objects.create(
        region=market.project.region, version=1, rules={"minimum_open_days": 5}, in_force_from=AT
    )
    with pytest.raises(Refused, match="2026-11-30"):
        publish(procurement=draft, by=market.handler, at=AT)
    draft.refresh_from_db()
    assert draft.status == "approved"
    assert market.published(closes_at=deadline(AT, 5)).status == "published"
