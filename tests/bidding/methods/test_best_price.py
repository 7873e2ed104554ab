"""The best price from sealed bids to the award: the factor comes out of the public draw."""

import pytest
from django.urls import reverse

from bidding.draws.queries import order
from bidding.methods.best_price.outcome import FACTORS
from bidding.models import Award
from tests.bidding.market import CLOSES
from tests.bidding.sealing.market import SealedMarket

pytestmark = pytest.mark.django_db


class BestPriceMarket(SealedMarket):
    method = "best_price"


def test_the_factor_is_drawn_in_public_and_decides(client):
    market = BestPriceMarket()
    procurement, agencies = market.opened_with([9_000_000, 9_600_000, 9_600_000, 10_000_000])
    assert procurement.status == "evaluation"
    market.open_draw(procurement, CLOSES)
    drawn = order(market.hold(procurement).draw)
    assert {*FACTORS} < {*drawn} and len(drawn) == 6
    assert Award.objects.get().agency == agencies[0]  # 9.6 million times at most 98 % is below 9.6
    page = client.get(reverse("bidding:draw", args=[procurement.number])).text
    assert drawn[0] in page and "factor-95" in page
    assert client.get(reverse("bidding:transcript", args=[procurement.number])).status_code == 200
