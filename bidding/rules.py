"""Rules that hold for every method: what a procurement froze, and how many alternates it has."""

import datetime as dt
from typing import Final

from bidding.models import Procurement
from bidding.region_rules import BiddingRules
from core.region import RegionRules

ALTERNATES: Final = 2
DRAW_DELAY: Final = dt.timedelta(minutes=30)  # for the reveals, where the notice names no time


def frozen_rules(procurement: Procurement) -> BiddingRules:
    """The region's rules of selection as the procurement froze them."""
    return RegionRules.from_json(procurement.rules).of(BiddingRules)
