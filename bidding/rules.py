"""The published rules of the selection methods, as transcripts and notices name them."""

from typing import Final

from bidding.models import Procurement
from bidding.region_rules import BiddingRules
from core.region import RegionRules

DRAW_RULE: Final = "random draw at a fixed price: one ticket each, smallest ticket wins"
ALTERNATES: Final = 2


def frozen_rules(procurement: Procurement) -> BiddingRules:
    """The region's rules of selection as the procurement froze them."""
    return RegionRules.from_json(procurement.rules).of(BiddingRules)
