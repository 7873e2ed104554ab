"""Rules that hold for every method: what a procurement froze, and how many alternates it has."""

import datetime as dt
from typing import Final

from bidding.models import Procurement
from bidding.region_rules import BiddingRules
from core.clock import SHANGHAI, local_date, take_working_days
from core.region import RegionRules

ALTERNATES: Final = 2
DRAW_DELAY: Final = dt.timedelta(minutes=30)  # for the reveals, where the notice names no time


def questions_end(closes_at: dt.datetime, rules: BiddingRules) -> dt.datetime:
    """Until when agencies may ask: so many working days before sign-up ends, at the same hour."""
    closes = closes_at.astimezone(SHANGHAI)
    date = take_working_days(local_date(closes_at), rules.question_days)
    return dt.datetime.combine(date, closes.time(), tzinfo=SHANGHAI)


def frozen_rules(procurement: Procurement) -> BiddingRules:
    """The region's rules of selection as the procurement froze them."""
    return RegionRules.from_json(procurement.rules).of(BiddingRules)
