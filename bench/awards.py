"""Races about awards: `python -m bench.awards [--awards 300] [--racers 4] [--removals 300]`.

In a scratch database: so many racers award each procurement at once; then each removal of an agency
races with its confirmation of a selection. Prints JSON: awards and removals tried, `double` (more
than one live award of a procurement), `removed_winners` (an award made after the removal).
"""

import argparse
import json
import threading
import time
from functools import partial

from django.db import transaction

from bench.scratch import scratch_database
from bidding.actions import award
from bidding.methods.direct.actions import confirm_selection
from bidding.models import Award
from bidding.states import AWARD
from core.actors import SYSTEM
from core.workflow import move
from tests.bidding.market import DrawMarket, after, bidder_of
from tests.factories import AgencyFactory
from tests.races import together


def double_awards(awards: int, racers: int) -> int:
    """How many procurements have more than one live award, or none, after the race."""
    wrong = 0
    for _ in range(awards):
        procurement = DrawMarket().in_publicity()
        when = after(procurement.publicity_until)
        together(*[partial(award, procurement=procurement, at=when)] * racers)
        live = Award.objects.filter(
            procurement=procurement, status__in=AWARD.states_that_can("be_contracted")
        )
        wrong += live.count() != 1
    return wrong


def removed_winners(removals: int) -> int:
    """How many agencies got their award after they had been removed."""
    return sum(_is_awarded_though_removed(turn) for turn in range(removals))


def _is_awarded_though_removed(turn: int) -> bool:
    """The two start a few milliseconds apart, each time others."""
    market, agency = DrawMarket(), AgencyFactory()
    procurement = market.offered(market.offer(agency))
    awards = Award.objects.filter(procurement=procurement)
    by, removed_first = bidder_of(agency), threading.Event()

    def confirm() -> None:
        time.sleep((turn % 5) * 0.002)
        confirm_selection(procurement=procurement, by=by, at=procurement.created_at)

    def remove() -> None:
        time.sleep((turn % 3) * 0.003)
        with transaction.atomic():
            move(agency, "remove", by=SYSTEM, at=procurement.created_at)
            if not awards.exists():
                removed_first.set()

    together(confirm, remove)
    return removed_first.is_set() and awards.exists()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--awards", type=int, default=300)
    parser.add_argument("--racers", type=int, default=4)
    parser.add_argument("--removals", type=int, default=300)
    options = parser.parse_args()
    with scratch_database("bench_awards"):
        found = {
            "awards": options.awards,
            "double": double_awards(options.awards, options.racers),
            "removals": options.removals,
            "removed_winners": removed_winners(options.removals),
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
