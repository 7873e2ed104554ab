"""The draw that orders equals: announced with the notice, so before anybody has applied."""

import datetime as dt
from collections.abc import Mapping

from django.urls import reverse

from bidding.draws import actions as draws
from bidding.draws.escrow import SealedSecret
from bidding.draws.queries import order
from bidding.draws.subjects import Subject
from bidding.errors import SecretMissing
from bidding.libraries.admission import RULE
from bidding.libraries.models import Library
from bidding.libraries.queries import equals_by_name
from bidding.models import Draw, SeedParty
from bidding.region_rules import BiddingRules
from bidding.rules import DRAW_DELAY
from core.actors import Actor
from core.region import RegionRules
from core.workflow import move

from .locking import end_library, locked_library, reschedule
from .ordering import seat_applicants

PURPOSE = "library"


def announce_draw(
    library: Library,
    secret: SealedSecret | None,
    rules: RegionRules,
    chance: bytes,
    at: dt.datetime,
) -> Draw:
    """Begin the draw of a library that is being published, with the regulator's secret.

    The operator's people keep the third part. Raises SecretMissing, SecretIncomplete, NobodyOpens.
    """
    if secret is None:
        raise SecretMissing(party=SeedParty.REGULATOR)
    draw = draws.announce(
        number=library.number,
        purpose=PURPOSE,
        chain=library.chain,
        rule=RULE,
        region=library.region,
        owner=None,
        with_beacon=rules.of(BiddingRules).draw_beacon == "network",
        at=at,
    )
    draws.commit(draw, SeedParty.REGULATOR, secret, at)
    draws.commit_platform(draw, chance, at)
    return draw


def freeze_equals(
    library: Library, tickets: Mapping[str, int], by: Actor, at: dt.datetime
) -> Library:
    """Publish the equals of a locked library and their hash; the draw is half an hour later."""
    assert library.draw is not None, "announced with the notice"
    move(library, "freeze", by=by, at=at)
    library.draw = draws.freeze(library.draw, tickets, at + DRAW_DELAY, at)
    return reschedule(library)


class LibraryDraws(Subject):
    """The draw puts the equals of a library in order; then seats are given."""

    purpose = PURPOSE

    def lock(self, draw: Draw) -> None:
        locked_library(draw.library)

    def drawn(self, draw: Draw, by: Actor, at: dt.datetime) -> None:
        seat_applicants(locked_library(draw.library), list(order(draw)), by, at)

    def aborted(self, draw: Draw, reason: str, by: Actor, at: dt.datetime) -> None:
        end_library(locked_library(draw.library), "fail", reason=reason, by=by, at=at)

    def title(self, draw: Draw) -> str:
        return draw.library.title

    def address(self, draw: Draw) -> str:
        return reverse("bidding:library", args=[draw.number])

    def names(self, draw: Draw) -> dict[str, object]:
        return equals_by_name(draw)

    def is_open(self, draw: Draw, at: dt.datetime) -> bool:
        return draw.library.can("take_applications") and at < draw.library.closes_at

    def is_seen(self, draw: Draw) -> bool:
        return draw.library.published_at is not None
