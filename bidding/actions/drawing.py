"""What a procurement has drawn: announced with its notice, told back when the order is known."""

import datetime as dt

from django.urls import reverse

from bidding.draws import actions as draws
from bidding.draws.escrow import SealedSecret
from bidding.draws.subjects import Subject
from bidding.errors import SecretMissing
from bidding.methods.registry import method_of
from bidding.models import Draw, Procurement, SeedParty
from bidding.queries.draws import agencies_by_name
from bidding.region_rules import BiddingRules
from core.actors import Actor
from core.region import RegionRules

from .endings import end
from .locking import locked
from .results import decide
from .schedule import reschedule

PURPOSE = "procurement"


def announce_draw(
    procurement: Procurement,
    secret: SealedSecret | None,
    rules: RegionRules,
    chance: bytes,
    at: dt.datetime,
) -> None:
    """Begin the draw of a locked procurement with the secrets of its owner and of the platform.

    Raises SecretMissing, SecretIncomplete, NobodyOpens.
    """
    if secret is None:
        raise SecretMissing(party=SeedParty.OWNER)
    procurement.draw = draws.announce(
        number=procurement.number,
        purpose=PURPOSE,
        chain=procurement.chain,
        rule=method_of(procurement).rule,
        region=procurement.project.region,
        owner=procurement.owner,
        with_beacon=rules.of(BiddingRules).draw_beacon == "network",
        at=at,
    )
    draws.commit(procurement.draw, SeedParty.OWNER, secret, at)
    draws.commit_platform(procurement.draw, chance, at)


class ProcurementDraws(Subject):
    """The method of the procurement goes on with the order of its draw."""

    purpose = PURPOSE

    def lock(self, draw: Draw) -> None:
        locked(draw.procurement)

    def drawn(self, draw: Draw, by: Actor, at: dt.datetime) -> None:
        procurement = locked(draw.procurement)
        decide(procurement, by, at)
        reschedule(procurement)

    def aborted(self, draw: Draw, reason: str, by: Actor, at: dt.datetime) -> None:
        end(locked(draw.procurement), "fail", reason=reason, by=by, at=at)

    def title(self, draw: Draw) -> str:
        return draw.procurement.title

    def address(self, draw: Draw) -> str:
        return reverse("bidding:notice", args=[draw.number])

    def names(self, draw: Draw) -> dict[str, object]:
        return agencies_by_name(draw)

    def is_open(self, draw: Draw, at: dt.datetime) -> bool:
        closes_at = draw.procurement.closes_at
        is_taking = draw.procurement.can("take_sign_ups")
        return is_taking and closes_at is not None and at < closes_at

    def is_seen(self, draw: Draw) -> bool:
        return draw.procurement.published_at is not None
